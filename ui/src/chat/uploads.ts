import type { ChatKitOptions } from "@openai/chatkit";
import type { ChatKitApi } from "../protocol/api";
import { randomId } from "../protocol/randomId";
import type { Upload } from "../state/chat";
import type { Attachment } from "../wire/types";
import type { Session } from "./session";

type AttachmentOptions = NonNullable<NonNullable<ChatKitOptions["composer"]>["attachments"]>;

const DEFAULT_MAX_SIZE = 100 * 1024 * 1024;
const DEFAULT_MAX_COUNT = 10;

/** Files on their way into the next message. */
export class Uploads {
  readonly #running = new Map<string, AbortController>();

  constructor(private readonly session: Session) {}

  get #uploads(): readonly Upload[] {
    return this.session.state.composer.uploads;
  }

  /** Upload files and attach them. Each that is not taken says why in its place, and stays out of the message. */
  async add(files: readonly File[]): Promise<void> {
    const options = this.session.options.composer?.attachments;
    if (!options?.enabled) return;
    this.session.store.set(({ composer }) => ({ composer: { ...composer, complaint: null } }));
    const most = options.maxCount ?? DEFAULT_MAX_COUNT;
    let room = most - this.#uploads.filter((one) => one.state !== "failed").length;
    const adding = files.map((file) => {
      const problem = problemWith(file, options, this.session.words);
      if (problem) return this.#set([...this.#uploads, { ...fresh(file), state: "failed", error: problem }]);
      room -= 1;
      return room >= 0 ? this.#add(file) : this.#complain(this.session.words.tooManyFiles(most));
    });
    await Promise.all(adding);
  }

  /** Take a file out of the message. */
  async remove(key: string): Promise<void> {
    const upload = this.#uploads.find((one) => one.key === key);
    this.#running.get(key)?.abort();
    if (upload?.preview?.startsWith("blob:")) URL.revokeObjectURL(upload.preview);
    this.session.store.set(({ composer }) => ({ composer: { ...composer, complaint: null } }));
    this.#set(this.#uploads.filter((one) => one.key !== key));
    if (!upload?.attachment) return;
    try {
      await this.session.api.ask("attachments.delete", { attachment_id: upload.attachment.id });
    } catch {
      // It is not part of the message any more; the server forgets files that nobody sends.
    }
  }

  async #add(file: File): Promise<void> {
    const preview = file.type.startsWith("image/") && file.type !== "image/svg+xml" ? URL.createObjectURL(file) : null;
    const added = { ...fresh(file), preview };
    const { key } = added;
    this.#set([...this.#uploads, added]);
    const abort = new AbortController();
    this.#running.set(key, abort);
    try {
      const attachment = await upload(this.session.api, file, abort.signal);
      this.#change(key, { state: "ready", attachment });
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#change(key, { state: "failed", error: this.session.explain(error) });
    } finally {
      this.#running.delete(key);
    }
  }

  #change(key: string, change: Partial<Upload>): void {
    this.#set(this.#uploads.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  #set(uploads: readonly Upload[]): void {
    this.session.store.set(({ composer }) => ({ composer: { ...composer, uploads } }), { now: true });
  }

  #complain(complaint: string): void {
    this.session.store.set(({ composer }) => ({ composer: { ...composer, complaint } }), { now: true });
  }
}

function fresh({ name, type, size }: File): Upload {
  return { key: randomId(), name, type, size, state: "uploading", preview: null, attachment: null, error: null };
}

/** Send a file to the server in the way that it is set up for. */
async function upload(api: ChatKitApi, file: File, signal: AbortSignal): Promise<Attachment> {
  const strategy = api.uploadStrategy;
  if (strategy.type === "direct") {
    const response = await api.request(strategy.uploadUrl, { method: "POST", body: formOf(file), signal });
    return (await response.json()) as Attachment;
  }
  const params = { name: file.name, size: file.size, mime_type: file.type || "application/octet-stream" };
  const attachment = await api.ask("attachments.create", params, signal);
  const descriptor = attachment.upload_descriptor;
  if (descriptor) {
    // The address stands for itself: it may be a store's elsewhere, which must not get this page's own headers.
    const body = descriptor.method === "PUT" ? file : formOf(file);
    await api.requestPlain(descriptor.url, {
      method: descriptor.method,
      headers: descriptor.headers ?? {},
      body,
      signal,
    });
  }
  return attachment;
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append("file", file, file.name);
  return form;
}

/** Why a file is not taken, or null. */
export function problemWith(
  file: Pick<File, "name" | "size" | "type">,
  options: AttachmentOptions,
  words: Session["words"],
): string | null {
  if (options.accept && !accepts(options.accept, file)) return words.fileType(file.name);
  const most = maxSize(options.maxSize, file.type);
  return file.size > most ? words.fileTooLarge(file.name, sizeText(most)) : null;
}

/** What a file dialog is to offer. */
export function acceptText(accept: AttachmentOptions["accept"]): string | undefined {
  return accept && Object.entries(accept).flat(2).join(",");
}

function accepts(accept: Record<string, string[]>, { name, type }: Pick<File, "name" | "type">): boolean {
  return Object.entries(accept).some(
    ([mime, endings]) =>
      fits(mime, type) || endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase())),
  );
}

function maxSize(sizes: AttachmentOptions["maxSize"], type: string): number {
  if (sizes === undefined || typeof sizes === "number") return sizes ?? DEFAULT_MAX_SIZE;
  const found = Object.entries(sizes).find(([mime]) => mime !== "*" && mime !== "" && fits(mime, type));
  return found?.[1] ?? sizes["*"] ?? sizes[""] ?? DEFAULT_MAX_SIZE;
}

function fits(pattern: string, type: string): boolean {
  return pattern.endsWith("/*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

function sizeText(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega >= 1 ? `${Math.round(mega * 10) / 10} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
