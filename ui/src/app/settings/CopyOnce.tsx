import { useState } from "react";
import { useWords } from "../words/words";

/** A secret that was just made, to be copied: it is not shown again. */
export function CopyOnce({ about, secret }: { about: string; secret: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className="made" role="status">
      <p>{about}</p>
      <code>{secret}</code>
      {/* A page of plain HTTP other than localhost has no clipboard. */}
      {navigator.clipboard && (
        <button type="button" onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
          {copied ? words.copied : words.copy}
        </button>
      )}
    </div>
  );
}
