/** What is under way in a conversation: the answer, and what the page does for it. */
export class UnderWay {
  /** Resolves when the newest answer has ended. */
  answer: Promise<void> = Promise.resolve();
  #queue: Promise<unknown> = Promise.resolve();
  readonly #all = new Set<Promise<unknown>>();

  /** Ask for something once no answer is under way any more, in the order in which it was asked for. */
  inTurn(ask: () => Promise<void>): Promise<void> {
    const begun = this.#queue.then(async () => {
      let waitedFor: Promise<void> | null = null;
      // Somebody else may have begun an answer as soon as the last one ended.
      while (this.answer !== waitedFor) {
        waitedFor = this.answer;
        await waitedFor;
      }
      return { ended: ask() };
    });
    // The next one waits for the answer, not for what follows it: a client tool may say something itself.
    this.#queue = begun;
    return begun.then(({ ended }) => ended);
  }

  /** Count something in until it has ended. */
  watch<T>(act: Promise<T>): Promise<T> {
    this.#all.add(act);
    return act.finally(() => this.#all.delete(act));
  }

  /** Resolves when nothing is under way any more: no answer, and no tool of the page that an answer goes on with. */
  async quiet(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all);
  }
}
