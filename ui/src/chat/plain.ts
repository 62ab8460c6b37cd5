import { withoutReferences } from "../markdown/references";

/** What becomes of a line of Markdown where it is heard and not seen; each rule's first group is what stays. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:```|~~~).*$/, ""],
  [/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/, ""],
  [/^\s*(?:#{1,6}\s+|(?:>\s?)+|[-*+]\s+)/, ""],
  [/^\[ \]\s+/, ""],
  [/^\[[xX]\]\s+/, "✓ "],
  [/^\s*\|\s*(.*?)\s*\|\s*$/, "$1"],
  [/\s*(?<!\\)\|\s*/g, ", "],
  [/!?\[([^\]]*)\]\([^)]*\)/g, "$1"],
  [/<((?:https?|mailto):[^>\s]+)>/g, "$1"],
  [/\*\*|__|~~|`/g, ""],
  [/(^|[^\p{L}\p{N}\\])[*_](\S(?:[^*_]*\S)?)[*_](?![\p{L}\p{N}])/gu, "$1$2"],
  [/\\([!-/:-@[-`{-~])/g, "$1"],
];

/** A piece of Markdown as it is said: without the signs that only the eye is meant to read. */
export function plain(markdown: string): string {
  const lines = markdown
    .split("\n")
    .map((line) => withoutReferences(RULES.reduce((text, [sign, said]) => text.replace(sign, said), line)));
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}
