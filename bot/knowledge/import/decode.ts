import type { KnowledgeProblem } from '../problems';
import { type ImportFile, placeOf, problemAt } from './draft';

/** Of an imported file, in bytes. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

/** What begins files that are no text; a compressed file could be any size once it is unpacked, so none is unpacked. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive or a workbook (.xlsx): save the sheet as CSV in UTF-8, or unpack it'],
  [[0x1f, 0x8b], 'compressed (gzip): unpack it'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old workbook or document (.xls, .doc): save it as CSV in UTF-8'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF: copy its questions into a table, and save it as CSV'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
];

/**
 * Decodes a file as text: UTF-8 or UTF-16 with a mark, UTF-8 without, or the encoding that somebody names.
 * @param encoding a label of the Encoding Standard, such as `windows-1252`
 */
export function decodeImport(
  name: string,
  bytes: Uint8Array,
  encoding?: string,
): ImportFile | { readonly problem: KnowledgeProblem } {
  const start = { file: name, line: 1, column: 1 };
  if (bytes.byteLength > MAX_IMPORT_BYTES) {
    const message = `Split the file: it is larger than ${MAX_IMPORT_BYTES / 1024 / 1024} MB.`;
    return { problem: problemAt(start, message) };
  }
  const [, what] = SIGNATURES.find(([signature]) => signature.every((byte, index) => bytes[index] === byte)) ?? [];
  if (what !== undefined) return { problem: problemAt(start, `This file is ${what}. Only text can be imported.`) };
  const label = encoding ?? markedEncoding(bytes) ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(label).decode(bytes);
  } catch {
    return { problem: problemAt(start, `The encoding “${label}” is not known: name one such as utf-8 or windows-1252.`) };
  }
  const bad = text.search(/[\uFFFD\0]/);
  if (bad < 0) return { name, text };
  const message =
    'Save the file as UTF-8, or name its encoding with --encoding windows-1252 (or another): this character cannot be read.';
  return { problem: problemAt(placeOf(name, text, bad), message) };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}
