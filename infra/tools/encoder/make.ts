/**
 * `npm run encoder`: makes `bot/matcher/data/encoder-en.bin` from the published sentence encoder, in 8-bit numbers, with its
 * licence beside it, and the encodings that tests compare with. Downloads 26 MB on first use, into this folder only.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEncoder } from '../../../bot/matcher/encoder/encoder';
import { writeEncoder } from '../../../bot/matcher/encoder/weights';
import { ENCODER_FILE, LANGUAGE_KNOWLEDGE, ROOT } from '../../local/root';
import { convert } from './convert';
import { openModel } from './source';

const REFERENCE = join(ROOT, 'test/bot/matcher/encoder/reference.json');

void main();

async function main(): Promise<void> {
  const model = await openModel();
  const bytes = writeEncoder(convert(model), model.licence);
  writeFileSync(ENCODER_FILE, bytes);
  copyFileSync(model.licenceFile, join(LANGUAGE_KNOWLEDGE, 'encoder-en.LICENSE'));
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${model.version}: ${bytes.length} bytes, SHA-256 ${digest}`);

  const { sentences }: { readonly sentences: readonly { readonly text: string }[] } = JSON.parse(readFileSync(REFERENCE, 'utf8'));
  const texts = sentences.map(({ text }) => text);
  const encodings = await model.embed(texts);
  const encoder = loadEncoder(bytes);
  const written = texts.map((text, i) => {
    const reference = Float32Array.from(encodings[i]!);
    const nearness = encoder.encode(text).reduce((sum, part, d) => sum + part * reference[d]!, 0);
    console.log(`${nearness.toFixed(5)}  ${text}`);
    return { text, encoding: Buffer.from(reference.buffer).toString('base64') };
  });
  writeFileSync(REFERENCE, `${JSON.stringify({ fileSha256: digest, sentences: written }, undefined, 2)}\n`);
}
