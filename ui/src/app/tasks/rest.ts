import { Problem, problemOf } from "../../protocol/problem";
import { readEvents } from "../../protocol/sse";
import type {
  Bulk,
  BulkDone,
  Comments,
  Feeds,
  Filters,
  FilterView,
  HistoryPage,
  ImportView,
  InsightView,
  LabelPatch,
  Labels,
  LabelView,
  LineReading,
  ListPatch,
  Lists,
  ListView,
  MadeFeed,
  MadeToken,
  Me,
  MePatch,
  Move,
  NewReminder,
  QuickLine,
  QuickTask,
  Reminders,
  Restored,
  TaskFiles,
  TaskPage,
  TaskPatch,
  TaskStep,
  TaskView,
  Tokens,
  Undone,
  UploadView,
  WhenReading,
} from "../../wire/rest";
import type { Words } from "../words/en";

/** What a write came to, and the operation to undo it by. */
export interface Done<T> {
  readonly value: T;
  readonly operation: string | null;
}

/** One thing to do to many tasks. */
export type Sweep = Pick<Bulk, "do" | "to"> & { ids: string[] };

/** What goes with a request: a body that becomes JSON, or one that is sent as it is. */
interface Asked {
  body?: unknown;
  form?: FormData | File;
  accept?: string;
  version?: number;
  signal?: AbortSignal;
}

/** What an import tells while it goes on, and at its end. */
type ImportEvent =
  | { type: "progress"; done: number; total: number }
  | { type: "complete"; report: ImportView; operation: string | null }
  | { type: "error"; problem: { detail: string; status: number } };

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** The REST API. What it refuses is thrown as a `Problem`, with the server's sentence. */
export class Rest {
  readonly #own = new Set<string>();

  constructor(private readonly send: typeof fetch) {}

  /** Whether an operation is one that was done through this. */
  isOwn = (operation: string) => this.#own.has(operation);

  tasks = (asked: Record<string, string>, cursor: string | null) => this.#get<TaskPage>(paged("tasks", cursor, asked));
  task = (id: string) => this.#get<TaskView>(`tasks/${id}`);
  trash = (cursor: string | null) => this.#get<TaskPage>(paged("trash", cursor));
  history = (cursor: string | null) => this.#get<HistoryPage>(paged("history", cursor));
  insight = (period: string, by: string) => this.#get<InsightView>(`insight?${new URLSearchParams({ period, by })}`);
  lists = (state: "used" | "archived" | "deleted" = "used") => this.#get<Lists>(`lists?state=${state}`);
  labels = () => this.#get<Labels>("labels");
  filters = () => this.#get<Filters>("filters");
  comments = (task: string) => this.#get<Comments>(`tasks/${task}/comments`);
  reminders = (task: string) => this.#get<Reminders>(`tasks/${task}/reminders`);
  me = () => this.#get<Me>("me");
  tokens = () => this.#get<Tokens>("tokens");
  files = (task: string) => this.#get<TaskFiles>(`tasks/${task}/attachments`);
  feeds = () => this.#get<Feeds>("feeds");

  read = async (text: string, signal: AbortSignal) =>
    (await this.#call<LineReading>("POST", "tasks/read", { body: { text }, signal })).value;
  when = async (words: string, signal: AbortSignal) =>
    (await this.#call<WhenReading>("POST", "tasks/when", { body: { words }, signal })).value;
  quick = (line: QuickLine) => this.#call<QuickTask>("POST", "tasks/quick", { body: line });
  change = ({ id, version }: TaskView, patch: TaskPatch) =>
    this.#call<TaskView>("PATCH", `tasks/${id}`, { body: patch, version });
  complete = (id: string) => this.#call<TaskStep>("POST", `tasks/${id}/complete`);
  reopen = (id: string) => this.#call<TaskStep>("POST", `tasks/${id}/reopen`);
  move = (id: string, to: Move) => this.#call<TaskStep>("POST", `tasks/${id}/move`, { body: to });
  skip = (id: string) => this.#call<TaskStep>("POST", `tasks/${id}/skip`);
  remove = (id: string) => this.#call<null>("DELETE", `tasks/${id}`);
  sweep = (sweep: Sweep & { dry_run?: boolean; confirm?: string }) =>
    this.#call<BulkDone>("POST", "tasks/bulk", { body: sweep });
  restore = (id: string) => this.#call<Restored>("POST", "trash/restore", { body: { ids: [id] } });
  emptyTrash = () => this.#call<unknown>("POST", "trash/empty", { body: { confirm: true } });

  addComment = (task: string, text: string) =>
    this.#call<unknown>("POST", `tasks/${task}/comments`, { body: { text } });
  removeComment = (id: string) => this.#call<null>("DELETE", `comments/${id}`);
  addReminder = (task: string, reminder: NewReminder) =>
    this.#call<unknown>("POST", `tasks/${task}/reminders`, { body: reminder });
  removeReminder = (id: string) => this.#call<null>("DELETE", `reminders/${id}`);

  addFile = async (task: string, file: File) => {
    const form = new FormData();
    form.append("file", file, file.name);
    const { value } = await this.#call<UploadView>("POST", "attachments", { form });
    return this.#call<unknown>("POST", `tasks/${task}/attachments`, { body: { id: value.id } });
  };
  removeFile = (task: string, id: string) => this.#call<null>("DELETE", `tasks/${task}/attachments/${id}`);

  addList = (name: string) => this.#call<ListView>("POST", "lists", { body: { name } });
  changeList = ({ id, version }: ListView, patch: ListPatch) =>
    this.#call<ListView>("PATCH", `lists/${id}`, { body: patch, version });
  moveList = (id: string, before: string | null) => this.#call<Lists>("POST", `lists/${id}/move`, { body: { before } });
  removeList = (id: string, tasks: "trash" | "inbox") => this.#call<null>("DELETE", `lists/${id}?tasks=${tasks}`);
  restoreList = (id: string) => this.#call<ListView>("POST", `lists/${id}/restore`);
  changeLabel = (id: string, patch: LabelPatch) => this.#call<LabelView>("PATCH", `labels/${id}`, { body: patch });
  removeLabel = (id: string) => this.#call<null>("DELETE", `labels/${id}`);
  addFilter = (name: string, query: string) => this.#call<FilterView>("POST", "filters", { body: { name, query } });
  changeFilter = ({ id, version }: FilterView, patch: { name?: string; query?: string }) =>
    this.#call<FilterView>("PATCH", `filters/${id}`, { body: patch, version });
  removeFilter = (id: string) => this.#call<null>("DELETE", `filters/${id}`);

  /** Takes an operation back or does it again; the newest without one. */
  turnBack = (way: "undo" | "redo", operation: string | null) =>
    this.#call<Undone>("POST", operation === null ? way : `history/${encodeURIComponent(operation)}/${way}`);
  changeMe = async (patch: MePatch) => (await this.#call<Me>("PATCH", "me", { body: patch })).value;
  /** Deletes the account with all that is in it; `name` says that it is meant. */
  leave = (name: string) => this.#call<null>("DELETE", `me?${new URLSearchParams({ confirm: name })}`);
  addToken = async (label: string) => (await this.#call<MadeToken>("POST", "tokens", { body: { label } })).value;
  removeToken = (id: string) => this.#call<null>("DELETE", `tokens/${id}`);

  addFeed = async (list: string | null) => (await this.#call<MadeFeed>("POST", "feeds", { body: { list } })).value;
  removeFeed = (id: string) => this.#call<null>("DELETE", `feeds/${id}`);
  /** All tasks as a file, with the name that the server gives it. */
  export = async (format: "json" | "csv" | "ics" | "zip") => {
    const response = await this.#respond("GET", `export?format=${format}`);
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    return new File([await response.blob()], name ?? `saydone.${format}`);
  };
  /** What would come in from a file. */
  tryImport = async (file: File) =>
    (await this.#call<ImportView>("POST", `${importOf(file)}&dry_run=true`, { form: file })).value;
  /** Brings in what is in a file, and tells how much of it is there already. */
  import = async (file: File, onProgress: (done: number, total: number) => void): Promise<Done<ImportView>> => {
    const { body } = await this.#respond("POST", importOf(file), { form: file, accept: "text/event-stream" });
    for await (const { data } of readEvents(body ?? new ReadableStream())) {
      const event: ImportEvent = JSON.parse(data);
      if (event.type === "progress") onProgress(event.done, event.total);
      else if (event.type === "error") throw new Problem("refused", event.problem.detail, event.problem.status);
      else return this.#done(event.report, event.operation);
    }
    throw new Problem("offline", "");
  };

  async #get<T>(path: string): Promise<T> {
    return (await this.#call<T>("GET", path)).value;
  }

  async #call<T>(method: Method, path: string, asked: Asked = {}): Promise<Done<T>> {
    const response = await this.#respond(method, path, asked);
    const value = response.status === 204 ? null : await response.json();
    return this.#done(value as T, response.headers.get("X-Operation-Id"));
  }

  #done<T>(value: T, operation: string | null): Done<T> {
    if (operation !== null) this.#own.add(operation);
    return { value, operation };
  }

  async #respond(method: Method, path: string, { body, form, accept, version, signal }: Asked = {}): Promise<Response> {
    const headers = new Headers();
    if (body !== undefined) headers.set("Content-Type", "application/json");
    if (accept !== undefined) headers.set("Accept", accept);
    if (version !== undefined) headers.set("If-Match", `"v${version}"`);
    const response = await this.send(`./api/v1/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form !== undefined && { body: form }),
      ...(signal && { signal }),
    }).catch((reason: unknown) => {
      if (signal?.aborted) throw reason;
      throw new Problem("offline", "");
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

function paged(path: string, cursor: string | null, asked: Record<string, string> = {}): string {
  return `${path}?${new URLSearchParams({ limit: "100", ...asked, ...(cursor !== null && { cursor }) })}`;
}

/** Where a file is brought in. Its tasks that say no list go to one of its own name, without the ending. */
function importOf({ name }: File): string {
  const list = name.replace(/\.[^.]*$/, "").trim();
  return `import?${new URLSearchParams({ name: list.slice(0, 100) })}`;
}

/** Whether the server was not reached at all. */
export function isOffline(reason: unknown): boolean {
  return reason instanceof Problem && reason.kind === "offline";
}

/** Whether it may well work when it is tried again: nobody was reached, or only what stands before the server. */
export function isAway(reason: unknown): boolean {
  return isOffline(reason) || (reason instanceof Problem && GATEWAY.has(reason.status));
}

const GATEWAY: ReadonlySet<number | null> = new Set([502, 503, 504]);

/** A sentence for people about what went wrong. */
export function sentenceOf(reason: unknown, words: Words): string {
  if (!(reason instanceof Problem)) return words.didNotWork;
  if (reason.kind === "offline") return words.unreachable;
  if (reason.status === 412) return words.changedElsewhere;
  return reason.message || ((reason.status ?? 0) >= 500 ? words.serverFailed : words.didNotWork);
}
