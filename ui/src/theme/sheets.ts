import base from "./base.css?inline";
import chat from "./chat.css?inline";
import composer from "./composer.css?inline";
import tokens from "./tokens.css?inline";
import widgets from "./widgets.css?inline";

let sheets: CSSStyleSheet[] | null = null;

/**
 * The chat's styles. Constructed style sheets are shared by all chats of a page, and a strict Content-Security-Policy
 * allows them, unlike style elements.
 */
export function chatStyles(): CSSStyleSheet[] {
  sheets ??= [tokens, base, chat, composer, widgets].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}
