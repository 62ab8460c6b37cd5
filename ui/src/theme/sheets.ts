import styles from "./all.css?inline";

let sheet: CSSStyleSheet | null = null;

/**
 * The chat's styles. A constructed style sheet is shared by all chats of a page, and a strict Content-Security-Policy
 * allows it, unlike style elements.
 */
export function chatStyles(): CSSStyleSheet[] {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return [sheet];
}
