import { type ReactNode, useRef } from "react";
import { CopyButton } from "../parts/CopyButton";
import { useWords } from "../parts/context";

/** Preformatted text with its language and a button that copies it. */
export function CodeBlock({ language, children }: { language: string; children: ReactNode }) {
  const words = useWords();
  const code = useRef<HTMLPreElement>(null);
  return (
    <div className="code" dir="ltr">
      <div className="code-head">
        <span>{language}</span>
        <CopyButton label={words.copyCode} text={() => code.current?.textContent ?? ""} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
    </div>
  );
}
