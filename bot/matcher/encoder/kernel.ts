/**
 * The loop that takes nearly all of an encoder's time, in WebAssembly with vectors of 128 bits: a matrix of 8-bit numbers times
 * rows of 16-bit numbers. Two rows of the matrix and four of the others are in work at a time, so that every number that is
 * loaded is used more than once. The code is made for one number of columns, which saves computing addresses.
 */
import {
  add,
  addF32,
  addI32x4,
  assemble,
  type Code,
  constant,
  convertI32x4,
  dotPairs,
  get,
  I32,
  laneF32,
  lessThan,
  load8x8,
  load128,
  repeat,
  set,
  storeF32,
  V128,
  zero128,
} from './assemble';

/** The matrix must have a multiple of this many rows … */
export const MATRIX_GROUP = 2;
/** … and be multiplied with a multiple of this many rows … */
export const ROW_GROUP = 4;
/** … with a multiple of this many columns. */
export const COLUMN_STEP = 8;

/** Addresses, and the bytes of one row of the result. The result has a row of 32-bit floating-point numbers per row given. */
type Parameters = [matrix: number, matrixEnd: number, rows: number, rowsEnd: number, result: number, resultRowBytes: number];
export type Kernel = (...parameters: Parameters) => void;

const [MATRIX, MATRIX_END, ROWS, ROWS_END, RESULT, RESULT_ROW] = [0, 1, 2, 3, 4, 5];
export const PARAMETERS = 6;
const [MATRIX_AT, ROW, ROW_AT, STOP, RESULT_AT] = [6, 7, 8, 9, 10];
const VALUE = 11;
const WEIGHT = 12;
const SUM = WEIGHT + MATRIX_GROUP;
const VECTORS = 1 + MATRIX_GROUP + MATRIX_GROUP * ROW_GROUP;
const LOCALS = [...new Array<number>(5).fill(I32), ...new Array<number>(VECTORS).fill(V128)];

const upTo = (size: number) => Array.from({ length: size }, (_, k) => k);
const sum = (m: number, r: number) => SUM + m * ROW_GROUP + r;
const increase = (local: number, by: Code): Code => [...get(local), ...by, ...add, ...set(local)];
const copy = (from: number, to: number): Code => [...get(from), ...set(to)];
const isBelow = (local: number, end: number): Code[] => [get(local), get(end), lessThan];

/** The bytes of a module whose function `run` is a `Kernel` over the memory it is given. */
export function kernelCode(columns: number): Uint8Array {
  const step: Code[] = [
    ...upTo(MATRIX_GROUP).map((m) => [...get(MATRIX_AT), ...load8x8(m * columns), ...set(WEIGHT + m)]),
    ...upTo(ROW_GROUP).flatMap((r) => [
      [...get(ROW_AT), ...load128(2 * r * columns), ...set(VALUE)],
      ...upTo(MATRIX_GROUP).map((m) => [
        ...[...get(sum(m, r)), ...get(VALUE), ...get(WEIGHT + m), ...dotPairs],
        ...[...addI32x4, ...set(sum(m, r))],
      ]),
    ]),
    increase(MATRIX_AT, constant(COLUMN_STEP)),
    increase(ROW_AT, constant(2 * COLUMN_STEP)),
  ];
  const keep = (m: number, r: number): Code => [
    ...get(RESULT_AT),
    ...[...get(sum(m, r)), ...convertI32x4, ...set(VALUE)],
    ...[...get(VALUE), ...laneF32(0)],
    ...upTo(3).flatMap((lane) => [...get(VALUE), ...laneF32(lane + 1), ...addF32]),
    ...storeF32(4 * m),
  ];
  const rowGroup: Code[] = [
    ...upTo(MATRIX_GROUP * ROW_GROUP).map((k) => [...zero128, ...set(SUM + k)]),
    copy(MATRIX, MATRIX_AT),
    copy(ROW, ROW_AT),
    repeat(step, isBelow(MATRIX_AT, STOP)),
    ...upTo(ROW_GROUP).flatMap((r) => [...upTo(MATRIX_GROUP).map((m) => keep(m, r)), increase(RESULT_AT, get(RESULT_ROW))]),
    increase(ROW, constant(2 * ROW_GROUP * columns)),
  ];
  const matrixGroup: Code[] = [
    [...get(MATRIX), ...constant(columns), ...add, ...set(STOP)],
    copy(ROWS, ROW),
    copy(RESULT, RESULT_AT),
    repeat(rowGroup, isBelow(ROW, ROWS_END)),
    increase(MATRIX, constant(MATRIX_GROUP * columns)),
    increase(RESULT, constant(4 * MATRIX_GROUP)),
  ];
  return assemble(PARAMETERS, LOCALS, [repeat(matrixGroup, isBelow(MATRIX, MATRIX_END))]);
}
