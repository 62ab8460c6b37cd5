/** What was typed in a line after what was sent of it: that is the next line. */
export function textAfter(written: string, sent: string): string {
  return written.startsWith(sent) ? written.slice(sent.length).replace(/^\n+/, "") : written;
}
