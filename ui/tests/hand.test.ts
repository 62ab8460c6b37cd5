import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onHand, type Way } from "../src/chat/hand";

describe("a reader's hand on a box", () => {
  let box: HTMLElement;
  let ways: Way[];
  let leave: () => void;

  beforeEach(() => {
    document.body.innerHTML = "<div id='box'><p>Words</p></div><textarea></textarea>";
    box = document.getElementById("box") as HTMLElement;
    ways = [];
    leave = onHand(box, (way) => ways.push(way));
  });
  afterEach(() => leave());

  const words = () => box.firstElementChild as Element;
  const on = (target: Element, event: Event) => void target.dispatchEvent(event);
  const key = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) =>
    on(target, new KeyboardEvent("keydown", { key, bubbles: true, composed: true, ...more }));
  const pointer = (type: string, more: PointerEventInit, target: Element = words()) =>
    on(target, new PointerEvent(type, { bubbles: true, pointerType: "mouse", ...more }));
  const touch = (type: string, clientY: number) =>
    on(words(), Object.assign(new Event(type, { bubbles: true }), { touches: [{ clientY }] }));

  it("is a wheel, either way, but none that goes sideways", () => {
    for (const deltaY of [-3, 0, 3]) on(words(), new WheelEvent("wheel", { deltaY, deltaX: 5, bubbles: true }));
    expect(ways).toEqual(["up", "down"]);
  });

  it("is a finger that moves, and none that only touches", () => {
    touch("touchstart", 300);
    touch("touchmove", 300);
    expect(ways).toEqual([]);
    touch("touchmove", 320);
    touch("touchmove", 290);
    expect(ways).toEqual(["up", "down"]);
  });

  it("is a key that scrolls, the one that goes to another control, or the browser's search", () => {
    for (const each of ["PageUp", "ArrowDown", "Tab", "a", "Enter", "Escape"]) key(each);
    key(" ");
    key(" ", { shiftKey: true });
    key("f", { ctrlKey: true });
    expect(ways).toEqual(["up", "down", "up", "down", "up", "up"]);
  });

  it("is no key with which one writes", () => {
    const field = document.querySelector("textarea") as Element;
    for (const each of ["ArrowUp", "Home", " ", "a", "Enter"]) key(each, {}, field);
    expect(ways).toEqual([]);
    key("PageUp", {}, field);
    expect(ways).toEqual(["up"]);
  });

  it("is the scrollbar, the middle button and text that is marked, but no click", () => {
    pointer("pointerdown", { button: 0, buttons: 1 });
    pointer("pointermove", { buttons: 0 });
    expect(ways).toEqual([]);
    pointer("pointerdown", { button: 0 }, box);
    pointer("pointerdown", { button: 1 });
    pointer("pointermove", { buttons: 1 });
    expect(ways).toEqual(["up", "up", "up"]);
  });

  it("is none any more once it is left", () => {
    leave();
    key("PageUp");
    on(words(), new WheelEvent("wheel", { deltaY: -3, bubbles: true }));
    expect(ways).toEqual([]);
  });
});
