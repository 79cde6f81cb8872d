/** An encoder file -> an encoder. */
import { forward, MAX_PIECES } from './forward';
import { makeMultiply } from './multiply';
import { makeTokenizer } from './pieces';
import type { Encoder } from './port';
import { type EncoderWeights, type Matrix, readEncoder } from './weights';

/** Letters beyond this are not looked at. */
const MAX_LETTERS = 1_000;

/**
 * Loads an encoder file, as `npm run encoder` makes it. The bytes are used in place.
 * @throws SnapshotError for a damaged file
 */
export function loadEncoder(bytes: Uint8Array): Encoder {
  const weights = readEncoder(bytes);
  const tokenize = makeTokenizer(weights.pieces, weights.reserved);
  const multiply = makeMultiply(matricesOf(weights), MAX_PIECES);
  return {
    version: weights.version,
    dimensions: weights.output.rows,
    encode: (text) => forward(weights, multiply, tokenize(text.slice(0, MAX_LETTERS))),
  };
}

/** Every matrix that rows are multiplied with. */
export function matricesOf({ layers, output }: EncoderWeights): Matrix[] {
  return [
    ...layers.flatMap(({ queryKeyValue, attentionOutput, widen, feedIn, feedOut }) => [
      ...[queryKeyValue, attentionOutput, feedIn, feedOut],
      ...(widen === undefined ? [] : [widen]),
    ]),
    output,
  ];
}
