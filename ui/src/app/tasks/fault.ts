/** What is wrong with a query, and the place: before it, at it, after it. */
export interface Fault {
  readonly sentence: string;
  readonly before: string;
  readonly at: string;
  readonly rest: string;
}

/** The place that the server's sentence names, counted in characters from 1. */
export function faultIn(trouble: string, query: string): Fault | null {
  const [, place, sentence] = /^At character (\d+) of the query: (.+)$/s.exec(trouble) ?? [];
  if (place === undefined || sentence === undefined) return null;
  const characters = [...query];
  const start = Number(place) - 1;
  const word = /^\S+/.exec(characters.slice(start).join(""))?.[0] ?? "";
  return {
    sentence: sentence.slice(0, 1).toUpperCase() + sentence.slice(1),
    before: characters.slice(0, start).join(""),
    at: word === "" ? "␣" : word,
    rest: characters.slice(start + [...word].length).join(""),
  };
}
