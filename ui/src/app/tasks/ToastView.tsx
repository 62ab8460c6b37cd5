import { X } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { isolated } from "../../parts/isolated";
import { useWords } from "../words/words";
import type { Toast } from "./board";
import { focusBack } from "./focus";

const SHOWN_MS = 8_000;

interface ToastViewProps {
  toast: Toast | null;
  onBack: (back: NonNullable<Toast["back"]>) => void;
  /** Leads to a list. */
  onShow: (list: string) => void;
  onClose: () => void;
}

/**
 * Tells what was just done, and takes it back when asked. It stays as long as somebody is at it; the focus goes back to where it
 * was before.
 */
export function ToastView({ toast, onBack, onShow, onClose }: ToastViewProps) {
  const words = useWords();
  const [focused, setFocused] = useState(false);
  // Of a toast that goes from below the pointer, no leaving is told.
  const [pointedAt, setPointedAt] = useState<Toast | null>(null);
  const held = focused || pointedAt === toast;
  useEffect(() => {
    if (toast === null || held) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held, onClose]);
  const before = useRef<Element | null>(null);
  const within = useRef(false);
  // A button that goes takes the focus along, without a word of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of what is told
  useLayoutEffect(() => {
    if (!within.current || document.activeElement !== document.body) return;
    within.current = false;
    setFocused(false);
    focusBack(before.current);
  }, [toast]);
  const back = toast?.back ?? null;
  const list = toast?.list;
  return (
    <div className="toast-place" role="status">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it
        <div
          className="toast"
          data-bad={toast.bad || undefined}
          onPointerMove={() => setPointedAt(toast)}
          onPointerLeave={() => setPointedAt(null)}
          onFocus={({ relatedTarget, currentTarget }) => {
            if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
            within.current = true;
            setFocused(true);
          }}
          onBlur={({ relatedTarget, currentTarget }) => {
            if (currentTarget.contains(relatedTarget)) return;
            within.current = false;
            setFocused(false);
          }}
          onKeyDown={({ key }) => {
            if (key === "Escape") onClose();
          }}
        >
          <p dir="auto">{isolated(toast.sentence)}</p>
          {list !== undefined && (
            <button type="button" onClick={() => onShow(list)}>
              {words.show}
            </button>
          )}
          {back !== null && (
            <button type="button" onClick={() => onBack(back)}>
              {words[back.way]}
            </button>
          )}
          <button type="button" className="ghost" aria-label={words.dismiss} onClick={onClose}>
            <X aria-hidden size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
