const QUOTED = /([“„])([^“”„\n]*)(?=[”“])/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A sentence in which what is quoted from right to left leaves the words around it in their order (Unicode's isolates). */
export function isolated(sentence: string): string {
  if (!RIGHT_TO_LEFT.test(sentence)) return sentence;
  return sentence.replace(QUOTED, (whole, mark: string, quoted: string) =>
    RIGHT_TO_LEFT.test(quoted) ? `${mark}\u2068${quoted}\u2069` : whole,
  );
}
