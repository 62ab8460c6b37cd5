import { Lexer, type Token } from "marked";

/** A text taken apart. */
export interface Blocks {
  readonly tokens: readonly Token[];
  /** What is drawn, block by block. */
  readonly blocks: readonly string[];
}

/** How many blocks at the end are read again when the text has grown: the last, and one that may become part of it. */
const OPEN = 2;

/**
 * The blocks of a Markdown text, so that only the one that grows is drawn again while it streams. When the text only
 * grew since `before`, what came long before its end is not read again.
 *
 * A text with footnotes is one block, since they belong together. Definitions of links are added to each block that may
 * use them.
 */
export function blocksOf(markdown: string, before?: Blocks): Blocks {
  const text = markdown.replace(/\r\n?/g, "\n");
  const known = before ? closed(before.tokens) : [];
  const start = known.map((token) => token.raw).join("");
  const goesOn = text.startsWith(start);
  const rest = new Lexer({ gfm: true }).blockTokens(goesOn ? text.slice(start.length) : text);
  const tokens = goesOn ? [...known, ...rest] : rest;
  return { tokens, blocks: drawn(text, tokens) };
}

function drawn(text: string, tokens: readonly Token[]): readonly string[] {
  if (text.includes("[^") && /^\[\^[^\]]+\]:/m.test(text)) return [text];
  const definitions = tokens.filter(isDefinition).map((token) => token.raw.trim());
  const blocks: string[] = [];
  for (const token of tokens) {
    if (token.type === "space" || isDefinition(token)) continue;
    const uses = definitions.length > 0 && token.type !== "code" && token.raw.includes("[");
    blocks.push(uses ? `${token.raw}\n\n${definitions.join("\n")}` : token.raw);
  }
  return blocks;
}

/** The tokens that no text after them can change. */
function closed(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  for (let open = 0; end > 0 && open < OPEN; end--) if (tokens[end - 1]?.type !== "space") open++;
  return tokens.slice(0, end);
}

function isDefinition(token: Token): boolean {
  return token.type === "def";
}
