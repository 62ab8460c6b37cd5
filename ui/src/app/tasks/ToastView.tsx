import { X } from "lucide-react";
import { useEffect } from "react";
import { useWords } from "../words/words";
import type { Toast } from "./board";

const SHOWN_MS = 8_000;

interface ToastViewProps {
  toast: Toast | null;
  onBack: (back: NonNullable<Toast["back"]>) => void;
  /** Leads to a list. */
  onShow: (list: string) => void;
  onClose: () => void;
}

/** Tells what was just done, and takes it back when asked. */
export function ToastView({ toast, onBack, onShow, onClose }: ToastViewProps) {
  const words = useWords();
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, onClose]);
  const back = toast?.back ?? null;
  const list = toast?.list;
  return (
    <div className="toast-place" role="status">
      {toast && (
        <div className="toast" data-bad={toast.bad || undefined}>
          <p dir="auto">{toast.sentence}</p>
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
