const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;

/** Markdown with its numeric references (`&#42;`) as the characters they stand for, but in code: as it was typed. */
export function withoutReferences(markdown: string): string {
  return markdown
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/&#(\d{2,3});/g, (_, code) => String.fromCharCode(code))))
    .join("");
}
