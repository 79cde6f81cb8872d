import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, type Encoder, loadEncoder, loadSnapshot, throughGlosses } from '../../../bot/matcher';
import { seededRandom } from '../../../bot/matcher/arrays/seeded-random';
import { centre } from '../../../bot/matcher/encoder/port';
import { quantise, rowOf } from '../../../bot/matcher/encoder/quantise';
import { probabilities } from '../../../bot/matcher/scoring/meaning';
import { snapshotFingerprint } from '../../../bot/matcher/snapshot/fingerprint';
import { trainRegression } from '../../../bot/matcher/training/regression';
import { ENCODER_FILE, LANGUAGE_KNOWLEDGE } from '../../../infra/local/root';
import { englishEntries } from './fixtures';

const encoder = loadEncoder(new Uint8Array(readFileSync(ENCODER_FILE)));
const outOfScope = ['who won the match', 'what is the capital of France', 'tell me a joke', 'will it rain tomorrow'];
const snapshot = buildSnapshot('en', englishEntries, { outOfScope, encoder });
const matcher = loadSnapshot(snapshot, () => encoder);
const byWords = loadSnapshot(snapshot);
const inDoubt = 'they do not let me sign in any more';

describe('the meaning of an utterance', () => {
  test('finds the entry for a question that is asked in other words', () => {
    const { matches, meaning } = matcher.match(inDoubt);
    expect(meaning).toBe(true);
    expect(matches[0]).toMatchObject({ entryId: 'password' });
    expect(matches[0]!.parts.meaning).toBeGreaterThan(0.5);
    expect(byWords.match(inDoubt).matches[0]).not.toMatchObject({ entryId: 'password' });
  });

  test('lowers the confidence in an entry that a question out of scope only shares words with', () => {
    const asked = 'how do I open a jar';
    expect(matcher.match(asked).matches[0]!.confidence).toBeLessThan(byWords.match(asked).matches[0]!.confidence);
  });

  test('is not asked for a known phrase, nor when the caller does not allow it', () => {
    expect(matcher.match('I forgot my password')).toMatchObject({ meaning: false });
    expect(matcher.match(inDoubt, 5, { meaning: false })).toEqual(byWords.match(inDoubt));
  });

  test('is asked for with an encoder that is opened once, at the first doubt', () => {
    let opened = 0;
    const lazy = loadSnapshot(snapshot, () => {
      opened += 1;
      return encoder;
    });
    lazy.match('I forgot my password');
    expect(opened).toBe(0);
    for (const utterance of [inDoubt, inDoubt, 'where is it now']) lazy.match(utterance);
    expect(opened).toBe(1);
  });

  test('does not count when the encoder is another than the one of training', () => {
    const other: Encoder = { ...encoder, version: 'another' };
    expect(loadSnapshot(snapshot, () => other).match(inDoubt)).toEqual(byWords.match(inDoubt));
  });

  test('does not count in a snapshot that was built without an encoder, as all were before', () => {
    const plain = buildSnapshot('en', englishEntries, { outOfScope });
    expect(loadSnapshot(plain, () => encoder).match(inDoubt)).toEqual(byWords.match(inDoubt));
  });

  test('is learnt the same way every time, and what was learnt depends on the encoder', () => {
    expect(Buffer.compare(buildSnapshot('en', englishEntries, { outOfScope, encoder }), snapshot)).toBe(0);
    const of = (options: object) => snapshotFingerprint('en', englishEntries, { outOfScope, ...options });
    expect(Buffer.compare(of({ encoder }), of({}))).not.toBe(0);
    expect(Buffer.compare(of({ encoder }), of({ encoder: { ...encoder, version: 'another' } }))).not.toBe(0);
  });

  test('never breaks the order of the confidences', () => {
    for (const utterance of [inDoubt, 'the invoice of my delivery', 'return', 'open']) {
      const confidences = matcher.match(utterance, 10).matches.map(({ confidence }) => confidence);
      expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    }
  });

  test.each([0, 1, 2])('can be built with %d entries', (count) => {
    const few = loadSnapshot(buildSnapshot('en', englishEntries.slice(0, count), { encoder }), () => encoder);
    expect(few.match(inDoubt).matches.length).toBeLessThanOrEqual(count);
  });
});

describe('logistic regression', () => {
  const [count, dimensions, classes] = [90, 16, 3];
  const random = seededRandom(5);
  const centres = Float32Array.from({ length: classes * dimensions }, () => random() - 0.5);
  const values = Float32Array.from(
    { length: count * dimensions },
    (_, i) => centres[(Math.floor(i / dimensions) % classes) * dimensions + (i % dimensions)]! + 0.6 * (random() - 0.5),
  );
  const encodings = quantise(values, count);
  const rows = Array.from({ length: count }, (_, i) => i);
  const trained = trainRegression(encodings, (row) => row % classes, classes);

  /** Plain gradient descent on the same loss, with thousands of steps. */
  function slowly(): (encoding: Float32Array) => number[] {
    const examples = rows.map((row) => centre(rowOf(encodings, row), trained.mean));
    const weight = new Float64Array(classes * dimensions);
    const bias = new Float64Array(classes);
    const predict = (example: Float32Array) => {
      const parts = Array.from(bias, (start, k) =>
        Math.exp(example.reduce((sum, part, d) => sum + part * weight[k * dimensions + d]!, start)),
      );
      const total = parts.reduce((sum, part) => sum + part, 0);
      return parts.map((part) => part / total);
    };
    for (let step = 0; step < 600; step++) {
      const slope = weight.map((part) => 1e-4 * part);
      const biasSlope = new Float64Array(classes);
      for (const [row, example] of examples.entries()) {
        for (const [k, share] of predict(example).entries()) {
          const error = (share - (row % classes === k ? 1 : 0)) / count;
          biasSlope[k]! += error;
          for (let d = 0; d < dimensions; d++) slope[k * dimensions + d]! += error * example[d]!;
        }
      }
      for (let i = 0; i < weight.length; i++) weight[i]! -= 8 * slope[i]!;
      for (let k = 0; k < classes; k++) bias[k]! -= 8 * biasSlope[k]!;
    }
    return (encoding) => predict(centre(encoding, trained.mean));
  }

  test('gives nearly the probabilities of a plain, slow training', () => {
    const plain = slowly();
    for (const row of rows) {
      const encoding = rowOf(encodings, row);
      const fast = probabilities(trained, encoding);
      for (const [k, share] of plain(encoding).entries()) expect(Math.abs(fast[k]! - share)).toBeLessThan(0.1);
    }
  });
});

describe('an encoder through glosses', () => {
  const glosses = readFileSync(join(LANGUAGE_KNOWLEDGE, 'es.glosses.txt'), 'utf8');
  const said: string[] = [];
  const listening: Encoder = { ...encoder, encode: (text) => encoder.encode(said[said.push(text) - 1]!) };
  const spanish = throughGlosses(listening, 'es', 'pedido: order, request\ncancelar: cancel\n');

  test('replaces each word by its first gloss, or that of a word with its stem, and leaves others', () => {
    spanish.encode('Cancelamos PEDIDOS de Zaragoza');
    expect(said).toEqual(['cancel order de zaragoza']);
  });

  test('has a version that tells its glosses', () => {
    expect(spanish.version).not.toBe(throughGlosses(encoder, 'es', 'pedido: order\n').version);
    expect(spanish.version).toContain(encoder.version);
  });

  test('puts a Spanish question nearer to its translation than to another question', () => {
    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, part, d) => sum + part * b[d]!, 0);
    const asked = throughGlosses(encoder, 'es', glosses).encode('¿Dónde está mi paquete?');
    const translation = cosine(asked, encoder.encode('Where is my package?'));
    expect(translation).toBeGreaterThan(cosine(asked, encoder.encode('When do you close?')) + 0.2);
  });
});
