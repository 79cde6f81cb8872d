/**
 * A cell of a CSV file (RFC 4180), quoted where necessary. A `'` before what looks like a formula keeps spreadsheets from
 * reading it as one (T12), and keeps itself.
 */
export function csvCell(text: string): string {
  const guarded = /^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n|;\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
