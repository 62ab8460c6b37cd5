import type { Draft } from "./draft";
import { keep } from "./useKept";

/** What was changed in tasks' forms and not saved, by the task's id; it is still there after a reload of this tab. */
export class Drafts {
  readonly #key: string;
  readonly #kept: Map<string, Draft>;

  constructor(user: string) {
    this.#key = `saydone.drafts.${user}`;
    this.#kept = read(this.#key);
  }

  get = (task: string) => this.#kept.get(task);
  has = (task: string) => this.#kept.has(task);

  set(task: string, draft: Draft): void {
    this.#kept.set(task, draft);
    this.#keep();
  }

  delete(task: string): void {
    this.#kept.delete(task);
    this.#keep();
  }

  #keep(): void {
    keep(this.#key, this.#kept.size === 0 ? null : JSON.stringify([...this.#kept]));
  }
}

function read(key: string): Map<string, Draft> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  } catch {
    return new Map();
  }
}
