import { useEffect, useState } from "react";
import { IconButton } from "./Button";
import { useWords } from "./context";

/** Copies a text, and says so for a moment. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <IconButton
        small
        icon={copied ? "check" : "copy"}
        label={label}
        onClick={() => void copyText(text()).then(setCopied)}
      />
      <span className="sr-only" role="status">
        {copied ? words.copied : ""}
      </span>
    </>
  );
}

/** Put a text on the clipboard. Pages that are not served securely have no clipboard, but may still copy. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
