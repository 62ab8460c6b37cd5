import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { Following, type Sight } from "./following";
import { onHand } from "./hand";

/**
 * Scrolls a conversation along while it grows, as `Following` says; with `follow` false only where it is told to. Tells
 * whether the end is out of sight, and how to go there, or to the newest as it is first shown.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  follow: boolean,
) {
  const [away, setAway] = useState(false);
  const following = useRef(new Following()).current;
  const used = useRef<Element | null>(null);

  const look = useCallback((): Sight | null => {
    const box = scroller.current;
    if (!box || !content.current) return null;
    // The last of them, from the end: there may be thousands.
    let newest = content.current.lastElementChild;
    while (newest && !newest.matches(".exchange")) newest = newest.previousElementSibling;
    const zero = box.getBoundingClientRect().top - box.scrollTop;
    const cards = [...(newest?.children ?? [])].filter((each) => each.matches(".widget"));
    return {
      top: box.scrollTop,
      height: box.scrollHeight,
      room: box.clientHeight,
      cards: cards.map((key) => {
        const { top, height } = key.getBoundingClientRect();
        return { key, top: top - zero, height };
      }),
      asked: newest ? newest.getBoundingClientRect().top - zero : 0,
      used: used.current?.isConnected ? used.current.getBoundingClientRect().height : null,
    };
  }, [scroller, content]);

  const settle = useCallback(
    (far: boolean) => {
      if (scroller.current) scroller.current.style.overflowAnchor = following.on ? "none" : "auto";
      setAway(far);
    },
    [scroller, following],
  );

  const place = useCallback(
    (wanted: boolean) => {
      const before = look();
      if (!before) return;
      const to = following.grown(before);
      if (wanted && to !== null && scroller.current) scroller.current.scrollTop = to;
      const now = to === null ? before : look();
      if (now) settle(to === null ? following.scrolled(now) : following.rested(now));
    },
    [look, scroller, following, settle],
  );

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return;
    const grown = new ResizeObserver(() => place(follow));
    const scrolled = () => {
      const now = look();
      if (now) settle(following.scrolled(now));
    };
    const clicked = ({ target }: Event) => {
      used.current = (target as Element).closest(".widget, details");
      const now = look();
      if (now) following.rested(now);
    };
    grown.observe(inner);
    grown.observe(box);
    const letGo = () => following.hand(null);
    const noHand = onHand(box, (way) => following.hand(way));
    box.addEventListener("scroll", scrolled, { passive: true });
    box.addEventListener("scrollend", letGo);
    inner.addEventListener("click", clicked, { capture: true });
    return () => {
      grown.disconnect();
      noHand();
      box.removeEventListener("scroll", scrolled);
      box.removeEventListener("scrollend", letGo);
      inner.removeEventListener("click", clicked, { capture: true });
    };
  }, [scroller, content, follow, following, look, place, settle]);

  const toNewest = useCallback(() => {
    following.start();
    place(true);
  }, [following, place]);
  const toEnd = useCallback(() => {
    const now = look();
    if (now) following.end(now);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [look, following, scroller]);
  return { away, toNewest, toEnd };
}
