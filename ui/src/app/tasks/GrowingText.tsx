import { type RefObject, type TextareaHTMLAttributes, useLayoutEffect } from "react";

interface GrowingTextProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  field: RefObject<HTMLTextAreaElement | null>;
}

/** A field that is as high as what is in it. */
export function GrowingText({ field, ...attributes }: GrowingTextProps) {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const grow = () => {
      element.style.blockSize = "auto";
      element.style.blockSize = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
    };
    grow();
    window.addEventListener("resize", grow);
    return () => window.removeEventListener("resize", grow);
  });
  return <textarea ref={field} rows={1} {...attributes} />;
}
