import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 48;

/**
 * Keeps a scrolling element at its end while its content grows, unless the reader went elsewhere, and with `follow`
 * false not at all. Tells whether the end is out of sight, and how to go there.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  follow: boolean,
) {
  const [away, setAway] = useState(false);
  const atEnd = useRef(true);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return;
    const look = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      setAway(!atEnd.current);
    };
    const grown = new ResizeObserver(() => {
      if (follow && atEnd.current) box.scrollTop = box.scrollHeight;
      else look();
    });
    grown.observe(inner);
    grown.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      grown.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [scroller, content, follow]);

  const toEnd = useCallback(
    (behavior: ScrollBehavior = "auto") => {
      atEnd.current = true;
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior });
    },
    [scroller],
  );
  return { away, toEnd };
}
