import type { Way } from "./hand";

/** What is in sight of a scrolled conversation, and what it is about; all in pixels of its content. */
export interface Sight {
  readonly top: number;
  readonly height: number;
  readonly room: number;
  /** The widgets of the newest exchange. */
  readonly cards: readonly Card[];
  /** Where the newest exchange begins. */
  readonly asked: number;
  /** How high is what the reader used last, a widget or what folds. */
  readonly used: number | null;
}

export interface Card {
  readonly key: object;
  readonly top: number;
  readonly height: number;
}

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 48;
/** What stands below a card: what can be done with an answer. */
const BELOW = 56;

/**
 * Where a conversation is looked at while it grows. A reader at the end is kept there, with two exceptions: a card that does
 * not fit is shown from the question that it answers, and whoever unfolds something stays where they are. Only a reader's
 * own hand takes the place away from the end: what shrinks and grows again within one look goes up, too.
 */
export class Following {
  on = true;
  #held = false;
  #hand: Way | null = null;
  #used: number | null = null;
  #passed = new WeakSet<object>();
  #before: Sight | null = null;

  /** Starts anew: from now on what comes is followed. */
  start(): void {
    this.on = true;
    this.#held = false;
    this.#hand = null;
    this.#passed = new WeakSet();
  }

  /** The reader wants the end itself, whatever does not fit. */
  end(sight: Sight): void {
    this.on = true;
    this.#held = false;
    this.#hand = null;
    for (const card of sight.cards) this.#passed.add(card.key);
  }

  /** The reader takes hold of it, and goes this way until they let go (`null`). */
  hand(way: Way | null): void {
    this.#hand = way;
  }

  /** Where to scroll now that the content may have grown; `null` leaves it. */
  grown(sight: Sight): number | null {
    const unfolded = sight.used !== null && this.#used !== null && sight.used > this.#used;
    this.#used = sight.used;
    const tall = sight.cards.find((card) => card.height > sight.room - BELOW && !this.#passed.has(card.key));
    if (tall) this.#passed.add(tall.key);
    if (!this.on) return null;
    if (unfolded) {
      this.on = false;
      return null;
    }
    if (!tall) return sight.height - sight.room;
    this.on = false;
    this.#held = true;
    // A long answer before the card was read already.
    return tall.top - sight.asked < sight.room / 2 ? sight.asked : tall.top - sight.room / 4;
  }

  /** Remembers where it came to, and tells whether the end is out of sight. */
  rested(sight: Sight): boolean {
    this.#before = sight;
    this.#used = sight.used;
    return sight.height - sight.top - sight.room >= NEAR;
  }

  /** Looks where a scroll led to, and what that means if it was the reader's. */
  scrolled(sight: Sight): boolean {
    const before = this.#before ?? sight;
    const left = sight.height - sight.top - sight.room;
    if (this.#hand !== null && sight.top !== before.top) this.#held = false;
    if (left > 1 && sight.top < before.top && this.#hand === "up") this.on = false;
    else if (!this.#held && (left <= 1 || (left < NEAR && sight.top > before.top))) this.on = true;
    return this.rested(sight);
  }
}
