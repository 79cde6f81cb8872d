/** Numbers -> 8-bit numbers, each row with a scale of its own. */
import type { Matrix } from './weights';

const LARGEST = 127;
const { round } = Math;

/** Rounds a matrix of `rows` rows. Rounding the result again changes nothing. */
export function quantise(values: Float32Array, rows: number, bias: Float32Array = new Float32Array(rows)): Matrix {
  const columns = values.length / Math.max(1, rows);
  const value = new Int8Array(values.length);
  const scale = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let most = 0;
    for (let i = r * columns; i < (r + 1) * columns; i++) {
      const part = values[i]!;
      if (part > most) most = part;
      else if (-part > most) most = -part;
    }
    scale[r] = most / LARGEST || 1;
    for (let i = r * columns; i < (r + 1) * columns; i++) value[i] = round(values[i]! / scale[r]!);
  }
  return { rows, columns, value, scale, bias };
}

/** One row of a matrix in full. */
export function rowOf({ columns, value, scale }: Matrix, row: number): Float32Array {
  const full = new Float32Array(columns);
  const factor = scale[row]!;
  for (let c = 0; c < columns; c++) full[c] = value[row * columns + c]! * factor;
  return full;
}
