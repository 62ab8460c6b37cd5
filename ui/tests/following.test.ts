import { beforeEach, describe, expect, it } from "vitest";
import { type Card, Following, type Sight } from "../src/chat/following";

/** A conversation in a box of 700 pixels; its newest exchange begins 60 pixels before its first card. */
class Box {
  readonly following = new Following();
  top = 0;
  cards: Card[] = [];
  used: object | null = null;

  constructor(public height: number) {}

  sight(): Sight {
    const used = this.cards.find((card) => card.key === this.used)?.height ?? null;
    const first = this.cards[0];
    return {
      top: this.top,
      height: this.height,
      room: 700,
      cards: this.cards,
      asked: first ? first.top - 60 : 0,
      used,
    };
  }

  /** More of something that is no card. */
  text(pixels: number): this {
    this.height += pixels;
    return this.grown();
  }

  card(height: number): Card {
    const card = { key: {}, top: this.height + 60, height };
    this.cards = [...this.cards, card];
    this.height += 60 + height;
    this.grown();
    return card;
  }

  grow(card: Card, pixels: number): this {
    this.cards = this.cards.map((each) => (each.key === card.key ? { ...each, height: each.height + pixels } : each));
    this.height += pixels;
    return this.grown();
  }

  click(card: Card): this {
    this.used = card.key;
    this.following.rested(this.sight());
    return this;
  }

  /** The reader does. */
  scroll(to: number): this {
    this.following.hand(to < this.top ? "up" : "down");
    this.move(to);
    this.following.hand(null);
    return this;
  }

  /** Something else does. */
  move(to: number): this {
    this.top = Math.max(0, Math.min(to, this.height - 700));
    this.following.scrolled(this.sight());
    return this;
  }

  /** The browser lays it out when it is `pixels` lower, and looks only when `more` came. */
  shrinkAndGrow(pixels: number, more: number): this {
    this.height -= pixels;
    this.top = Math.min(this.top, this.height - 700);
    this.height += more;
    this.following.scrolled(this.sight());
    return this.grown();
  }

  get left(): number {
    return this.height - 700 - this.top;
  }

  private grown(): this {
    const to = this.following.grown(this.sight());
    if (to === null) this.following.scrolled(this.sight());
    else {
      this.top = Math.max(0, Math.min(to, this.height - 700));
      this.following.rested(this.sight());
    }
    return this;
  }
}

describe("a conversation that grows", () => {
  let box: Box;
  beforeEach(() => {
    box = new Box(2000);
    box.text(0);
  });

  it("is followed to its end by whoever is there, over text and cards that fit", () => {
    box.text(300);
    expect(box.left).toBe(0);
    box.card(400);
    box.text(40).text(900);
    expect(box.left).toBe(0);
  });

  it("shows a card that does not fit from its question, and stays there while more is said", () => {
    const { top } = box.card(1500);
    expect(box.top).toBe(top - 60);
    box.text(40).text(300);
    expect(box.top).toBe(top - 60);
  });

  it("shows a card that comes bit by bit from its question once it no longer fits", () => {
    const card = box.card(200);
    box.grow(card, 200);
    expect(box.left).toBe(0);
    box.grow(card, 1000).grow(card, 1000);
    expect(box.top).toBe(card.top - 60);
  });

  it("shows a card that just overlaps by what is below it from its question, too", () => {
    const card = box.card(660);
    expect(box.top).toBe(card.top - 60);
    box.text(30);
    expect(box.top).toBe(card.top - 60);
  });

  it("shows the card, not its question, where a long answer between them was read", () => {
    box.card(1);
    box.text(3000);
    const { top } = box.card(900);
    expect(box.top).toBe(top - 175);
  });

  it("leaves whoever unfolds a card at its end where they are, before what came", () => {
    const card = box.card(1500);
    box.text(40).scroll(9999);
    const { top } = box.click(card);
    box.text(-36).grow(card, 900).text(36);
    expect(box.top).toBe(top - 36);
    expect(box.left).toBe(936);
  });

  it("leaves whoever unfolds a card that fitted where they are", () => {
    const card = box.card(400);
    const { top } = box.click(card);
    box.grow(card, 900);
    expect(box.top).toBe(top);
  });

  it("follows what comes after the card again once the reader went to the end", () => {
    box.card(1500);
    box.scroll(9999).text(200);
    expect(box.left).toBe(0);
  });

  it("follows text that comes while a card was only used", () => {
    const card = box.card(400);
    box.click(card).text(500);
    expect(box.left).toBe(0);
  });

  it("takes nobody who reads elsewhere to a card, nor to its question when they come to the end", () => {
    box.scroll(100).card(1500);
    expect(box.top).toBe(100);
    box.scroll(9999).text(40);
    expect(box.left).toBe(0);
  });

  it("keeps whoever asks for the end there", () => {
    box.card(1500);
    box.following.end(box.sight());
    box.text(40);
    expect(box.left).toBe(0);
  });

  it.each([30, 31, 200])("is followed on when it shrank by 30 pixels and grew by %i before anyone looked", (more) => {
    expect(box.shrinkAndGrow(30, more).text(100).left).toBe(0);
  });

  it("is followed on whatever scrolls it, unless a reader does", () => {
    expect(box.move(200).text(100).left).toBe(0);
    expect(box.scroll(200).text(100).top).toBe(200);
  });

  it("is followed on by a reader who goes down, whatever goes up meanwhile", () => {
    box.following.hand("down");
    expect(box.shrinkAndGrow(30, 200).text(100).left).toBe(0);
  });

  it("is followed on once the reader let go, or asked for the newest", () => {
    box.following.hand("up");
    box.following.hand(null);
    expect(box.shrinkAndGrow(30, 200).text(100).left).toBe(0);
    box.following.hand("up");
    box.following.end(box.sight());
    expect(box.shrinkAndGrow(30, 200).text(100).left).toBe(0);
  });

  it("shows a card from its question until the reader goes on, however the end comes near by itself", () => {
    const { top } = box.card(900);
    box.height = box.top + 700;
    box.move(box.top).text(400);
    expect(box.top).toBe(top - 60);
  });

  it("shows a card anew from its question when the conversation is opened", () => {
    const { top } = box.card(1500);
    box.scroll(9999);
    box.following.start();
    box.text(0);
    expect(box.top).toBe(top - 60);
  });
});
