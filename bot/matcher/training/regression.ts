/**
 * Multinomial logistic regression on encodings, by gradient descent with momentum (Nesterov 1983) in coordinates in which a
 * bound of the curvature is about 1 in every direction (Böhning 1992, "Multinomial Logistic Regression Algorithm"): twenty-five
 * steps are enough, and all large products run in WebAssembly, in 8 bits.
 */
import type { Multiply, Rows } from '../encoder/forward';
import { makeMultiply } from '../encoder/multiply';
import { centre } from '../encoder/port';
import { quantise, rowOf } from '../encoder/quantise';
import type { Matrix } from '../encoder/weights';
import type { Meaning } from '../scoring/meaning';

const { exp } = Math;
const STEPS = 25;
/** Penalty on the squared weights. */
const PENALTY = 1e-4;
/** Added to the curvature before it is inverted, so that rare directions are not overrated. */
const RIDGE = 1e-3;
/** Examples in work at a time: a product of more columns could overflow. */
const BLOCK = 1_024;
const COLUMN_STEP = 8;

/** Examples as a matrix, and turned, so that both products read whole rows. */
interface Block {
  readonly from: number;
  readonly examples: Matrix;
  readonly turned: Matrix;
}

/**
 * Trains on all rows of the encodings.
 * @param classOf the class of each row of the encodings, from 0 on
 */
export function trainRegression(encodings: Matrix, classOf: (row: number) => number, classes: number): Omit<Meaning, 'encoder'> {
  const { rows: count, columns: dimensions } = encodings;
  const mean = new Float32Array(dimensions);
  for (let row = 0; row < count; row++) {
    const encoding = rowOf(encodings, row);
    for (let d = 0; d < dimensions; d++) mean[d]! += encoding[d]! / count;
  }
  const centred = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) centred.set(centre(rowOf(encodings, row), mean), row * dimensions);

  const whiten = quantise(whitening(centred, dimensions), dimensions);
  const white = times(whiten, { count, width: dimensions, values: centred });
  const penalty = quantise(ownProduct(whiten), dimensions);
  const blocks = blocksOf(white, dimensions);
  const multiply = makeMultiply([...blocks.flatMap(({ examples, turned }) => [examples, turned]), penalty], classes);
  const labels = Array.from({ length: count }, (_, row) => classOf(row));

  const weight = new Float32Array(classes * dimensions);
  const bias = new Float32Array(classes);
  const ahead = { weight: weight.slice(), bias: bias.slice() };
  let momentum = 1;
  for (let step = 0; step < STEPS; step++) {
    const slope = multiply(penalty, { count: classes, width: dimensions, values: ahead.weight }).values;
    for (let i = 0; i < slope.length; i++) slope[i]! *= PENALTY;
    const biasSlope = new Float32Array(classes);
    for (const block of blocks) {
      const errors = errorsOf(multiply, block, ahead, labels, classes);
      const { values } = multiply(block.turned, errors);
      for (let i = 0; i < slope.length; i++) slope[i]! += values[i]! / labels.length;
      for (let i = 0; i < errors.values.length; i++)
        biasSlope[Math.floor(i / errors.width)]! += errors.values[i]! / labels.length;
    }
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const share = (momentum - 1) / next;
    momentum = next;
    const move = (from: Float32Array, start: Float32Array, by: Float32Array, size: number) => {
      for (let i = 0; i < from.length; i++) {
        const moved = start[i]! - size * by[i]!;
        start[i] = moved + share * (moved - from[i]!);
        from[i] = moved;
      }
    };
    move(weight, ahead.weight, slope, 1);
    move(bias, ahead.bias, biasSlope, 2);
  }
  return { mean, weights: quantise(unwhiten(weight, whiten), classes, bias) };
}

/** The probability of each class less whether it is right, a row per class. */
function errorsOf(
  multiply: Multiply,
  { from, examples, turned }: Block,
  { weight, bias }: { readonly weight: Float32Array; readonly bias: Float32Array },
  labels: readonly number[],
  classes: number,
): Rows {
  const { values } = multiply(examples, { count: classes, width: examples.columns, values: weight });
  const width = examples.rows;
  const largest = new Float32Array(width).fill(Number.NEGATIVE_INFINITY);
  const total = new Float32Array(width);
  for (let k = 0; k < classes; k++) {
    for (let i = 0; i < width; i++) {
      const logit = values[k * width + i]! + bias[k]!;
      values[k * width + i] = logit;
      if (logit > largest[i]!) largest[i] = logit;
    }
  }
  for (let k = 0; k < classes; k++) {
    for (let i = 0; i < width; i++) {
      const part = exp(values[k * width + i]! - largest[i]!);
      values[k * width + i] = part;
      total[i]! += part;
    }
  }
  const errors = new Float32Array(classes * turned.columns);
  for (let k = 0; k < classes; k++) {
    for (let i = 0; i < width && from + i < labels.length; i++) {
      errors[k * turned.columns + i] = values[k * width + i]! / total[i]! - (labels[from + i] === k ? 1 : 0);
    }
  }
  return { count: classes, width: turned.columns, values: errors };
}

/** Cuts the examples into blocks, filled up with zeros to sizes that a product can have. */
function blocksOf(white: Float32Array, dimensions: number): Block[] {
  const count = white.length / dimensions;
  const blocks: Block[] = [];
  for (let from = 0; from < count; from += BLOCK) {
    const size = Math.min(BLOCK, count - from);
    const padded = Math.ceil(size / COLUMN_STEP) * COLUMN_STEP;
    const values = new Float32Array(padded * dimensions);
    values.set(white.subarray(from * dimensions, (from + size) * dimensions));
    const turned = new Float32Array(values.length);
    for (let i = 0; i < size; i++) for (let d = 0; d < dimensions; d++) turned[d * padded + i] = values[i * dimensions + d]!;
    blocks.push({ from, examples: quantise(values, padded), turned: quantise(turned, dimensions) });
  }
  return blocks;
}

function times(matrix: Matrix, { count, width, values }: Rows): Float32Array {
  const multiply = makeMultiply([matrix], BLOCK);
  const out = new Float32Array(count * matrix.rows);
  for (let from = 0; from < count; from += BLOCK) {
    const size = Math.min(BLOCK, count - from);
    const part = { count: size, width, values: values.subarray(from * width, (from + size) * width) };
    out.set(multiply(matrix, part).values, from * matrix.rows);
  }
  return out;
}

/** The matrix times itself, turned: what the penalty on the weights is in the new coordinates. */
function ownProduct(matrix: Matrix): Float32Array {
  return times(matrix, { count: matrix.rows, width: matrix.columns, values: full(matrix) });
}

function full(matrix: Matrix): Float32Array {
  const values = new Float32Array(matrix.rows * matrix.columns);
  for (let r = 0; r < matrix.rows; r++) values.set(rowOf(matrix, r), r * matrix.columns);
  return values;
}

/** Weights for the new coordinates -> weights for the old ones. */
function unwhiten(weight: Float32Array, whiten: Matrix): Float32Array {
  const { columns, rows } = whiten;
  const matrix = full(whiten);
  const out = new Float32Array(weight.length);
  for (let at = 0; at < weight.length; at += columns) {
    for (let r = 0; r < rows; r++) {
      const part = weight[at + r]!;
      for (let c = 0; c < columns; c++) out[at + c]! += part * matrix[r * columns + c]!;
    }
  }
  return out;
}

/**
 * The matrix that makes the curvature's bound 1 in every direction: the inverse of the Cholesky factor of half of the examples'
 * covariance.
 */
function whitening(centred: Float32Array, dimensions: number): Float32Array {
  const covariance = new Float64Array(dimensions * dimensions);
  for (const { turned } of blocksOf(centred, dimensions)) {
    const part = times(turned, { count: dimensions, width: turned.columns, values: full(turned) });
    for (let i = 0; i < covariance.length; i++) covariance[i]! += part[i]!;
  }
  const examples = Math.max(1, centred.length / dimensions);
  for (let i = 0; i < covariance.length; i++) covariance[i]! /= 2 * examples;
  for (let d = 0; d < dimensions; d++) covariance[d * dimensions + d]! += RIDGE;
  return Float32Array.from(inverseFactor(covariance, dimensions));
}

/** The inverse of the lower factor of a symmetric, positive matrix (Cholesky). */
function inverseFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    const row = factor[i]!;
    for (let j = 0; j <= i; j++) {
      const other = factor[j]!;
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(Math.max(sum, RIDGE / 2)) : sum / other[j]!;
    }
  }
  const inverse = new Float64Array(matrix.length);
  for (let i = 0; i < size; i++) {
    const row = factor[i]!;
    const out = inverse.subarray(i * size, (i + 1) * size);
    for (let k = 0; k < i; k++) {
      const part = row[k]!;
      const known = inverse.subarray(k * size, k * size + k + 1);
      for (let j = 0; j <= k; j++) out[j]! -= part * known[j]!;
    }
    for (let j = 0; j < i; j++) out[j]! /= row[i]!;
    out[i] = 1 / row[i]!;
  }
  return inverse;
}
