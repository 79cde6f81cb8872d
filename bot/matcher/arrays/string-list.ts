/** A list of texts as one UTF-8 array with offsets; a text is decoded when it is asked for. */
export interface StringList {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function packStrings(texts: readonly string[]): StringList {
  const parts = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  for (const [i, part] of parts.entries()) offsets[i + 1] = offsets[i]! + part.length;
  const bytes = new Uint8Array(offsets[texts.length]!);
  for (const [i, part] of parts.entries()) bytes.set(part, offsets[i]!);
  return { offsets, bytes };
}

/** The text at `index`; '' beyond the end. */
export function stringAt({ offsets, bytes }: StringList, index: number): string {
  return decoder.decode(bytes.subarray(offsets[index] ?? 0, offsets[index + 1] ?? 0));
}
