import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError } from '../../../../bot/matcher';
import { loadEncoder } from '../../../../bot/matcher/encoder/encoder';
import { forward, multiplyPlainly } from '../../../../bot/matcher/encoder/forward';
import { makeTokenizer } from '../../../../bot/matcher/encoder/pieces';
import { readEncoder } from '../../../../bot/matcher/encoder/weights';
import { ENCODER_FILE } from '../../../../infra/local/root';

const bytes = new Uint8Array(readFileSync(ENCODER_FILE));
const encoder = loadEncoder(bytes);
/** What the published model's own program makes of some sentences; stored by `npm run encoder`. */
const reference: { fileSha256: string; sentences: { text: string; encoding: string }[] } = JSON.parse(
  readFileSync(join(__dirname, 'reference.json'), 'utf8'),
);

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, part, d) => sum + part * b[d]!, 0);

describe('the sentence encoder', () => {
  test.each(reference.sentences)('encodes "$text" as the published model does', ({ text, encoding }) => {
    const expected = new Float32Array(new Uint8Array(Buffer.from(encoding, 'base64')).buffer);
    expect(cosine(encoder.encode(text), expected)).toBeGreaterThan(0.999);
  });

  test('is the file that the reference was stored with', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(reference.fileSha256);
  });

  test('encodes as its plain version does, which multiplies without WebAssembly', () => {
    const weights = readEncoder(bytes);
    const text = 'My order has not arrived.';
    const plain = forward(weights, multiplyPlainly, makeTokenizer(weights.pieces, weights.reserved)(text));
    expect(cosine(encoder.encode(text), plain)).toBeGreaterThan(0.99999);
  });

  test('puts a question nearer to another way of asking it than to a question with the same words', () => {
    const asked = encoder.encode('I forgot my password.');
    const same = cosine(asked, encoder.encode('What if I cannot remember my login code?'));
    expect(same).toBeGreaterThan(cosine(asked, encoder.encode('I forgot my umbrella.')));
  });

  test('gives every encoding the length 1, and the same text the same encoding', () => {
    const texts = ['a', 'Where is my order?', 'x'.repeat(100_000), 'word '.repeat(5_000), '日本語 ok'];
    for (const text of texts) {
      const encoding = encoder.encode(text);
      expect(cosine(encoding, encoding)).toBeCloseTo(1, 5);
      expect(encoder.encode(text)).toEqual(encoding);
    }
  });

  test.each(['', '   ', '🎉🎉', '\u0000', '\ud800'])('takes %j, in which it may know nothing', (text) => {
    const encoding = encoder.encode(text);
    expect(encoding).toHaveLength(encoder.dimensions);
    expect(encoding.every(Number.isFinite)).toBe(true);
  });

  test('knows nothing in an empty text', () => {
    expect(encoder.encode('').every((part) => part === 0)).toBe(true);
  });

  test('says what is wrong with a damaged file', () => {
    const damaged = bytes.slice();
    damaged[1_000_000]! ^= 1;
    expect(() => loadEncoder(damaged)).toThrow(SnapshotError);
    expect(() => loadEncoder(bytes.subarray(0, 5_000_000))).toThrow(SnapshotError);
  });
});
