import type { ReactNode } from "react";
import { useController, useWords } from "../parts/context";

const DEEP = "chatkit-link://";

/** A link: to another page, opened beside this one, or one that the page around the chat handles. */
export function Link({ href, children }: { href: string | undefined; children: ReactNode }) {
  const words = useWords();
  const { session } = useController();
  if (!href) return <span>{children}</span>;
  if (href.startsWith("#")) return <a href={href}>{children}</a>;
  if (href.startsWith(DEEP)) {
    const { name, data } = deepLink(href);
    return (
      <button type="button" className="link" onClick={() => session.emit("chatkit.deeplink", { name, data })}>
        {children}
      </button>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span className="sr-only"> {words.opensNewTab}</span>
    </a>
  );
}

/** `chatkit-link://name?key=value`, taken apart. */
export function deepLink(href: string): { name: string; data: Record<string, string> } {
  const [name = "", query = ""] = href.slice(DEEP.length).split("?", 2);
  return { name: decode(name.replace(/\/+$/, "")), data: Object.fromEntries(new URLSearchParams(query)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
