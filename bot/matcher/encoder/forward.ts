/** Word pieces -> the encoding of their sentence: a transformer's forward pass (Vaswani et al. 2017). */
import type { EncoderWeights, Layer, Matrix, Norm } from './weights';

/** Rows of numbers, one row per word piece. */
export interface Rows {
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** Multiplies every row with a matrix and adds its bias: nearly all of the work, so there is a plain and a fast way. */
export type Multiply = (matrix: Matrix, rows: Rows) => Rows;

// Looked up once: a global is slow to reach where programs run in contexts of their own, as in tests.
const { cos, exp, sin } = Math;
const SMALLEST_VARIANCE = 1e-6;
const LONGEST_WAVE = 10_000;
/** Longer texts are cut here, as in training. */
export const MAX_PIECES = 128;

/** The encoding of a sentence, of length 1; all 0 without any pieces. */
export function forward(weights: EncoderWeights, multiply: Multiply, pieces: readonly number[]): Float32Array {
  const { pieceVectors, layers, output } = weights;
  if (pieces.length === 0) return new Float32Array(output.rows);
  let rows = embedPieces(pieceVectors, pieces.slice(0, MAX_PIECES));
  for (const layer of layers) rows = applyLayer(layer, multiply, rows);
  const { values } = multiply(output, meanOf(rows));
  const encoding = values.map(Math.tanh);
  const length = Math.hypot(...encoding);
  return encoding.map((part) => part / length);
}

/** Twice the vector of each piece, plus waves that tell its place (Vaswani et al. 2017, section 3.5). */
function embedPieces({ columns: width, value, scale }: Matrix, pieces: readonly number[]): Rows {
  const values = new Float32Array(pieces.length * width);
  const half = width / 2;
  const turn = Float64Array.from({ length: half }, (_, d) => LONGEST_WAVE ** (-d / (half - 1)));
  for (const [place, piece] of pieces.entries()) {
    const at = place * width;
    const factor = 2 * scale[piece]!;
    for (let d = 0; d < half; d++) {
      values[at + d] = factor * value[piece * width + d]! + sin(place * turn[d]!);
      values[at + half + d] = factor * value[piece * width + half + d]! + cos(place * turn[d]!);
    }
  }
  return { count: pieces.length, width, values };
}

function applyLayer(layer: Layer, multiply: Multiply, input: Rows): Rows {
  const attended = multiply(
    layer.attentionOutput,
    attend(multiply(layer.queryKeyValue, normalise(layer.attentionNorm, input)), layer),
  );
  const middle = add(attended, layer.widen === undefined ? input : multiply(layer.widen, input));
  const inner = multiply(layer.feedIn, normalise(layer.feedNorm, middle));
  for (let i = 0; i < inner.values.length; i++) if (inner.values[i]! < 0) inner.values[i] = 0;
  return add(multiply(layer.feedOut, inner), middle);
}

function normalise({ scale, bias }: Norm, { count, width, values }: Rows): Rows {
  const out = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += width) {
    let mean = 0;
    for (let d = 0; d < width; d++) mean += values[at + d]!;
    mean /= width;
    let variance = 0;
    for (let d = 0; d < width; d++) variance += (values[at + d]! - mean) ** 2;
    const factor = 1 / Math.sqrt(variance / width + SMALLEST_VARIANCE);
    for (let d = 0; d < width; d++) out[at + d] = (values[at + d]! - mean) * factor * scale[d]! + bias[d]!;
  }
  return { count, width, values: out };
}

/** Every piece looks at all others: the mean of their values, weighted by how well its query fits their keys. */
function attend({ count, width, values }: Rows, { heads }: Layer): Rows {
  const inside = width / 3;
  const perHead = inside / heads;
  const out = new Float32Array(count * inside);
  const share = new Float32Array(count);
  const factor = 1 / Math.sqrt(perHead);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < count; i++) {
      const query = i * width + head * perHead;
      let largest = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < count; j++) {
        const key = j * width + inside + head * perHead;
        let sum = 0;
        for (let d = 0; d < perHead; d++) sum += values[query + d]! * values[key + d]!;
        share[j] = sum * factor;
        if (share[j]! > largest) largest = share[j]!;
      }
      let total = 0;
      for (let j = 0; j < count; j++) {
        share[j] = exp(share[j]! - largest);
        total += share[j]!;
      }
      const at = i * inside + head * perHead;
      for (let j = 0; j < count; j++) {
        const value = j * width + 2 * inside + head * perHead;
        const part = share[j]! / total;
        for (let d = 0; d < perHead; d++) out[at + d]! += part * values[value + d]!;
      }
    }
  }
  return { count, width: inside, values: out };
}

function add(a: Rows, b: Rows): Rows {
  const values = new Float32Array(a.values.length);
  for (let i = 0; i < values.length; i++) values[i] = a.values[i]! + b.values[i]!;
  return { ...a, values };
}

function meanOf({ count, width, values }: Rows): Rows {
  const mean = new Float32Array(width);
  for (let at = 0; at < values.length; at += width) for (let d = 0; d < width; d++) mean[d]! += values[at + d]! / count;
  return { count: 1, width, values: mean };
}

/** The plain way to multiply, for an even number of columns. The fast one is checked against it. */
export const multiplyPlainly: Multiply = ({ rows, columns, value, scale, bias }, { count, width, values }) => {
  const out = new Float32Array(count * rows);
  for (let i = 0; i < count; i++) {
    for (let r = 0; r < rows; r++) {
      let [even, odd] = [0, 0];
      for (let a = r * columns, b = i * width; a < (r + 1) * columns; a += 2, b += 2) {
        even += value[a]! * values[b]!;
        odd += value[a + 1]! * values[b + 1]!;
      }
      out[i * rows + r] = (even + odd) * scale[r]! + bias[r]!;
    }
  }
  return { count, width: rows, values: out };
};
