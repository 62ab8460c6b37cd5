import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useController } from "../parts/context";

/** Gives the focus back to what had it, when what lay over it goes with the focus in it; else to where one writes. */
export function useFocusBack(below: RefObject<HTMLElement | null>, covered: boolean) {
  const { composer } = useController();
  const last = useRef<HTMLElement | null>(null);
  const lost = useRef(false);
  const lookAway = useRef(covered);
  useEffect(() => {
    const box = below.current;
    const focused = ({ target }: FocusEvent) => {
      // What was covered gets the focus of the whole chat, in its first button, before it is put where it belongs.
      if (!lookAway.current) last.current = target as HTMLElement;
    };
    box?.addEventListener("focusin", focused);
    return () => box?.removeEventListener("focusin", focused);
  }, [below]);
  useLayoutEffect(() => {
    lookAway.current = covered;
    if (covered || !lost.current) return;
    lost.current = false;
    if (last.current?.isConnected) last.current.focus();
    else composer.focus();
  }, [covered, composer]);
  return {
    /** It is to be written next, wherever the focus was. */
    onNew: () => {
      last.current = null;
    },
    onFocusLost: () => {
      lost.current = true;
    },
  };
}
