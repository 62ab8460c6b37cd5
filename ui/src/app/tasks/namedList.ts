const NAMED = /(?:^|\s)#([^\s#@]+)/u;

/** The list that a line names, while it is still in its title as there was none of that name. */
export function namedList(title: string): string | null {
  return NAMED.exec(title)?.[1] ?? null;
}

/** The title without that name. */
export function withoutNamed(title: string): string {
  return title.replace(NAMED, "").trim();
}
