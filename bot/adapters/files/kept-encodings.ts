import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RememberingEncoder } from '../../knowledge/compile';
import type { Encoder } from '../../matcher';
import { readContainer, writeContainer } from '../../matcher/arrays/container';
import { HASH_SEED, hashEnd, hashText } from '../../matcher/arrays/hash';
import { quantise, rowOf } from '../../matcher/encoder/quantise';

/** Two hashes of 32 bits: a collision among a million phrases is rarer than a broken disk. */
const keyOf = (text: string) =>
  `${hashEnd(hashText(HASH_SEED, text)).toString(36)}.${hashEnd(hashText(~HASH_SEED, text)).toString(36)}`;

/**
 * An encoder with a file of what it encoded before, in 8 bits, by a hash of each text. Encodings are always rounded, so that a
 * build gives the same whether they were known or not. A file that cannot be read is ignored.
 */
export async function rememberEncodings(encoder: Encoder, file: string): Promise<RememberingEncoder> {
  const known = await read(file, encoder.dimensions);
  const used = new Map<string, Float32Array>();
  return {
    version: encoder.version,
    dimensions: encoder.dimensions,
    encode(text) {
      const key = keyOf(text);
      const encoding = used.get(key) ?? known.get(key) ?? rowOf(quantise(encoder.encode(text), 1), 0);
      used.set(key, encoding);
      return encoding;
    },
    async keep() {
      try {
        const all = new Float32Array(used.size * encoder.dimensions);
        for (const [i, encoding] of [...used.values()].entries()) all.set(encoding, i * encoder.dimensions);
        const { value, scale } = quantise(all, used.size);
        const keys = new TextEncoder().encode([...used.keys()].join(' '));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(`${file}.${process.pid}.draft`, writeContainer([keys, value, scale]));
        await rename(`${file}.${process.pid}.draft`, file);
      } catch {
        // The next build encodes again.
      }
    },
  };
}

async function read(file: string, dimensions: number): Promise<ReadonlyMap<string, Float32Array>> {
  try {
    const [keys, value, scale] = readContainer(new Uint8Array(await readFile(file)));
    const names = new TextDecoder().decode(keys).split(' ');
    const rows = {
      rows: names.length,
      columns: dimensions,
      value: new Int8Array(value!.buffer, value!.byteOffset, value!.byteLength),
      scale: new Float32Array(scale!.buffer, scale!.byteOffset, scale!.byteLength / 4),
      bias: new Float32Array(),
    };
    return new Map(names.map((name, row) => [name, rowOf(rows, row)]));
  } catch {
    return new Map();
  }
}
