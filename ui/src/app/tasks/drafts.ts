import type { Draft } from "./draft";
import { keep } from "./useKept";

/** The lines of a task's form that are sent by themselves. */
export type LineName = "comment" | "subtask" | "reminder";

/** A line that was begun and not sent. */
export interface KeptLine {
  readonly text: string;
  readonly keep: (text: string) => void;
}

/** What was written in tasks' forms and not saved, by the task's id; it is still there after a reload of this tab. */
export class Drafts {
  readonly #forms: KeptMap<Draft>;
  readonly #lines: KeptMap<{ readonly [name in LineName]?: string }>;

  constructor(user: string) {
    this.#forms = new KeptMap(`saydone.drafts.${user}`);
    this.#lines = new KeptMap(`saydone.lines.${user}`);
  }

  /** Tells of each change of a form. */
  watch = (told: () => void) => this.#forms.watch(told);
  get = (task: string) => this.#forms.get(task);
  has = (task: string) => this.#forms.get(task) !== undefined || this.#lines.get(task) !== undefined;
  set = (task: string, draft: Draft) => this.#forms.set(task, draft);
  delete = (task: string) => this.#forms.set(task, undefined);

  line(task: string, name: LineName): KeptLine {
    return {
      text: this.#lines.get(task)?.[name] ?? "",
      keep: (text) => {
        const { [name]: _, ...others } = this.#lines.get(task) ?? {};
        const lines = text.trim() === "" ? others : { ...others, [name]: text };
        this.#lines.set(task, Object.keys(lines).length === 0 ? undefined : lines);
      },
    };
  }
}

/** A map that is kept for after a reload. */
class KeptMap<T> {
  readonly #key: string;
  readonly #kept: Map<string, T>;
  readonly #watching = new Set<() => void>();

  constructor(key: string) {
    this.#key = key;
    this.#kept = read(key);
  }

  get = (name: string) => this.#kept.get(name);

  watch(told: () => void): () => void {
    this.#watching.add(told);
    return () => this.#watching.delete(told);
  }

  set(name: string, value: T | undefined): void {
    if (value === undefined) this.#kept.delete(name);
    else this.#kept.set(name, value);
    keep(this.#key, this.#kept.size === 0 ? null : JSON.stringify([...this.#kept]));
    for (const told of this.#watching) told();
  }
}

function read<T>(key: string): Map<string, T> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  } catch {
    return new Map();
  }
}
