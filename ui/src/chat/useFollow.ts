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
  const following = useRef(true);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return;
    let before = { top: box.scrollTop, height: box.scrollHeight };
    const look = () => {
      const now = { top: box.scrollTop, height: box.scrollHeight };
      const left = now.height - now.top - box.clientHeight;
      // Only a reader goes up: what shrinks takes the place along with it, and nothing else moves it while it is followed.
      const up = now.top < before.top && now.height >= before.height;
      if (left > 1 && up) following.current = false;
      else if (left <= 1 || (left < NEAR && now.top > before.top)) following.current = true;
      before = now;
      box.style.overflowAnchor = following.current ? "none" : "auto";
      setAway(left >= NEAR && !(follow && following.current));
    };
    const grown = new ResizeObserver(() => {
      if (follow && following.current) box.scrollTop = box.scrollHeight;
      look();
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
      following.current = true;
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior });
    },
    [scroller],
  );
  return { away, toEnd };
}
