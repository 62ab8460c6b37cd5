import { useSyncExternalStore } from "react";

/** A value that views follow. Listeners hear of changes once a frame, however many there were. */
export class Store<T extends object> {
  #value: T;
  #pending = false;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  /** Change some fields. `now` tells the listeners at once, for what answers a key or a click. */
  set(change: Partial<T> | ((value: T) => Partial<T>), { now = false } = {}): void {
    this.#value = { ...this.#value, ...(typeof change === "function" ? change(this.#value) : change) };
    if (now) this.#tell();
    else if (!this.#pending) {
      this.#pending = true;
      nextFrame(() => this.#tell());
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    this.#pending = false;
    for (const listener of this.#listeners) listener();
  }
}

/** What a view needs of a store; it is drawn again when that is another value than before. */
export function useStore<T extends object, S>(store: Store<T>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.value));
}

/** In a page that nobody sees there are no frames, and the answer is read all the same. */
function nextFrame(act: () => void): void {
  if (document.hidden) setTimeout(act);
  else requestAnimationFrame(act);
}
