import type { LabelView, ListView } from "../../wire/rest";

/** A name that what is typed may become. */
export interface Option {
  readonly kind: "list" | "label";
  readonly name: string;
  readonly color: ListView["color"];
}

/** What is being named at the caret, and the names that begin like it, or have it in them. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Option[];
}

const MOST = 8;
/** From a “#” or “@” at the start of a word to the caret; a list's name may have spaces in it. */
const NAMING = /(?:^|\s)([#@])([^#@\n]*)$/u;

/** The names that fit what is typed before the caret; `null` when none does, or nothing is left to complete. */
export function completionAt(
  text: string,
  caret: number,
  lists: readonly ListView[],
  labels: readonly LabelView[],
): Completion | null {
  const [, sign, typed] = NAMING.exec(text.slice(0, caret)) ?? [];
  if (sign === undefined || typed === undefined) return null;
  const kind = sign === "#" ? "list" : "label";
  const wanted = folded(typed);
  const names = sign === "#" ? lists : labels;
  const fits = names
    .map(({ name, color }) => ({ kind, name, color }) as const)
    .filter(({ name }) => folded(name).includes(wanted));
  const first = fits.filter(({ name }) => folded(name).startsWith(wanted));
  const options = [...first, ...fits.filter((option) => !first.includes(option))].slice(0, MOST);
  if (options.length === 0 || (options.length === 1 && folded(options[0]?.name ?? "") === wanted)) return null;
  return { start: caret - typed.length - 1, end: caret, options };
}

/** The text with the name in place of what was typed of it, and where the caret is then. */
export function completed(text: string, { start, end }: Completion, { kind, name }: Option) {
  const before = `${text.slice(0, start)}${kind === "list" ? "#" : "@"}${name} `;
  return { text: before + text.slice(end).replace(/^ /, ""), caret: before.length };
}

function folded(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
