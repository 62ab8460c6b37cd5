import { parse, postprocess, preprocess } from "micromark";
import { gfm } from "micromark-extension-gfm";

/** A block of a text: its Markdown, from the beginning of its first line. */
interface Piece {
  readonly type: string;
  readonly raw: string;
  readonly start: number;
}

/** A text taken apart. */
export interface Blocks {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What is drawn, block by block. */
  readonly blocks: readonly string[];
}

/** What is at the top of a text and no block. */
const BETWEEN: ReadonlySet<string> = new Set(["lineEnding", "lineEndingBlank", "linePrefix", "lineSuffix"]);

/** How many blocks at the end are read again when the text has grown: the last, and one that may become part of it. */
const OPEN = 2;

// Where blocks begin and end does not depend on what is within their lines, which is read when they are drawn.
const INLINE = ["attention", "autolink", "characterEscape", "characterReference", "codeText", "hardBreakEscape"];
const LINKS = ["labelStartImage", "labelStartLink", "labelEnd", "htmlText"];
// Putting its syntax together takes longer than to read a few blocks: once.
const parser = parse({ extensions: [gfm(), { disable: { null: [...INLINE, ...LINKS] } }] });

/** A text that does not grow: it is not worth taking apart what is drawn once. */
export function whole(text: string): Blocks {
  return { text, pieces: [], blocks: [text] };
}

/**
 * The blocks of a Markdown text, so that only the one that grows is drawn again while it streams. When the text only
 * grew since `before`, what came long before its end is not read again.
 *
 * A text with footnotes is one block, since they belong together. Definitions of links are added to each block that may
 * use them.
 */
export function blocksOf(markdown: string, before?: Blocks): Blocks {
  const text = markdown.replace(/\r\n?/g, "\n");
  const known = before && text.startsWith(before.text) ? before.pieces.slice(0, -OPEN) : [];
  const start = known.length > 0 ? (before?.pieces[known.length]?.start ?? 0) : 0;
  const pieces = [...known, ...piecesOf(text, start)];
  return { text, pieces, blocks: drawn(text, pieces) };
}

function piecesOf(text: string, from: number): Piece[] {
  const rest = text.slice(from);
  // What it knows of the text before, which may be another conversation's.
  parser.defined = [];
  parser.lazy = {};
  parser.gfmFootnotes = [];
  const events = postprocess(parser.document().write(preprocess()(rest, undefined, true)));
  const pieces: Piece[] = [];
  let depth = 0;
  for (const [kind, { type, start, end }] of events) {
    // Its paragraph and its definitions are blocks.
    if (type === "content") continue;
    if (kind === "exit") depth -= 1;
    // What is before it in its line belongs to it: how far the first line of a list is indented says what is within it.
    else if (depth++ === 0 && !BETWEEN.has(type)) {
      const line = rest.lastIndexOf("\n", start.offset - 1) + 1;
      pieces.push({ type, raw: rest.slice(line, end.offset), start: from + line });
    }
  }
  return pieces;
}

function drawn(text: string, pieces: readonly Piece[]): readonly string[] {
  if (text.includes("[^") && /^\[\^[^\]]+\]:/m.test(text)) return [text];
  const definitions = pieces.filter(isDefinition).map(({ raw }) => raw.trim());
  if (definitions.length === 0) return pieces.map(({ raw }) => raw);
  return pieces
    .filter((piece) => !isDefinition(piece))
    .map(({ type, raw }) =>
      !type.startsWith("code") && raw.includes("[") ? `${raw}\n\n${definitions.join("\n")}` : raw,
    );
}

function isDefinition({ type }: Piece): boolean {
  return type === "definition";
}
