/** The fast way to multiply: the matrices lie in WebAssembly memory, and the rows are rounded to 15 bits for it. */
import type { Multiply } from './forward';
import { COLUMN_STEP, type Kernel, kernelCode, MATRIX_GROUP, ROW_GROUP } from './kernel';
import type { Matrix } from './weights';

/** The part of the platform's interface that is used here; TypeScript only has it among the types of a browser. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

const PAGE_BYTES = 65_536;
const LARGEST = 32_767;
/** A vector sums the products of a row in four lanes of 32 bits: so many columns cannot overflow. */
const MOST_COLUMNS = Math.floor((4 * 2 ** 31) / (128 * LARGEST));

const align = (size: number) => Math.ceil(size / 16) * 16;

/** Copies the matrices of an encoder into memory of its own, with room for `mostRows` rows. */
export function makeMultiply(matrices: readonly Matrix[], mostRows: number): Multiply {
  const place = new Map<Matrix, number>();
  let size = 0;
  for (const matrix of matrices) {
    const { rows, columns } = matrix;
    if (rows % MATRIX_GROUP !== 0 || columns % COLUMN_STEP !== 0 || columns > MOST_COLUMNS) {
      throw new RangeError(`a matrix of ${rows} rows and ${columns} columns does not fit the kernel`);
    }
    place.set(matrix, size);
    size += align(rows * columns);
  }
  const padded = Math.ceil(mostRows / ROW_GROUP) * ROW_GROUP;
  const given = size;
  const result = given + align(2 * padded * Math.max(...matrices.map(({ columns }) => columns)));
  const end = result + 4 * padded * Math.max(...matrices.map(({ rows }) => rows));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
  const bytes = new Int8Array(memory.buffer);
  for (const [matrix, at] of place) bytes.set(matrix.value, at);
  const kernels = new Map<number, Kernel>();
  for (const columns of new Set(matrices.map((matrix) => matrix.columns))) {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelCode(columns)), { m: { memory } });
    kernels.set(columns, exports.run as Kernel);
  }

  return (matrix, { count, values }) => {
    const { rows, columns, scale, bias } = matrix;
    const at = place.get(matrix)!;
    const inWork = Math.ceil(count / ROW_GROUP) * ROW_GROUP;
    const short = new Int16Array(memory.buffer, given, inWork * columns);
    const unit = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      let most = 0;
      for (let c = i * columns; c < (i + 1) * columns; c++) {
        const value = values[c]!;
        if (value > most) most = value;
        else if (-value > most) most = -value;
      }
      unit[i] = most / LARGEST || 1;
      const scaled = 1 / unit[i]!;
      for (let c = i * columns; c < (i + 1) * columns; c++) {
        const value = values[c]! * scaled;
        // What is stored in an `Int16Array` is cut towards 0; `Math.round` takes five times as long.
        short[c] = value < 0 ? value - 0.5 : value + 0.5;
      }
    }
    short.fill(0, count * columns);
    kernels.get(columns)!(at, at + rows * columns, given, given + 2 * inWork * columns, result, 4 * rows);
    const out = new Float32Array(memory.buffer, result, count * rows).slice();
    for (let i = 0; i < count; i++) {
      const factor = unit[i]!;
      for (let r = 0; r < rows; r++) out[i * rows + r] = out[i * rows + r]! * factor * scale[r]! + bias[r]!;
    }
    return { count, width: rows, values: out };
  };
}
