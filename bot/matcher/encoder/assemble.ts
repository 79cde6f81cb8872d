/**
 * A small assembler for WebAssembly (W3C, "WebAssembly Core Specification" 2.0, chapter 5 "Binary Format"): one function that
 * works on a given memory. So the fast loop is in the source as readable instructions, and nothing binary is kept.
 */

/** One instruction, as bytes. */
export type Code = readonly number[];

export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

export function signed(value: number): Code {
  const rest = value >> 7;
  const sign = value & 64;
  return (rest === 0 && sign === 0) || (rest === -1 && sign !== 0) ? [value & 127] : [(value & 127) | 128, ...signed(rest)];
}

const [EMPTY_BLOCK, FUNCTION, MEMORY] = [0x40, 0x60, 0x02];
export const I32 = 0x7f;
export const V128 = 0x7b;

const simd = (code: number, ...rest: Code): Code => [0xfd, ...unsigned(code), ...rest];
/** Loads and stores say how they are aligned (here: not at all) and add an offset to the address. */
const place = (offset: number): Code => [0, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add: Code = [0x6a];
export const lessThan: Code = [0x49];
/** Repeats `body` as long as `condition` leaves a number other than 0; runs it once at least. */
export const repeat = (body: readonly Code[], condition: readonly Code[]): Code => [
  ...[0x03, EMPTY_BLOCK],
  ...body.flat(),
  ...condition.flat(),
  ...[0x0d, 0],
  0x0b,
];
export const storeF32 = (offset = 0): Code => [0x38, ...place(offset)];
export const addF32: Code = [0x92];

export const load128 = (offset = 0): Code => simd(0x00, ...place(offset));
/** Eight 8-bit numbers as 16-bit ones. */
export const load8x8 = (offset = 0): Code => simd(0x01, ...place(offset));
export const zero128: Code = simd(0x0c, ...new Array<number>(16).fill(0));
/** Products of 16-bit numbers, added in pairs. */
export const dotPairs: Code = simd(0xba);
export const addI32x4: Code = simd(0xae);
export const convertI32x4: Code = simd(0xfa);
export const laneF32 = (lane: number): Code => simd(0x1f, lane);

const named = (text: string): Code => [...unsigned(text.length), ...[...text].map((letter) => letter.charCodeAt(0))];
const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];

/**
 * A module with one function `run` of `parameters` 32-bit numbers, over the memory that is imported as `m`.`memory`.
 * @param locals type per local variable, numbered on from the parameters
 */
export function assemble(parameters: number, locals: readonly number[], body: readonly Code[]): Uint8Array {
  const declared = locals.flatMap((type) => [1, type]);
  const code = [...unsigned(locals.length), ...declared, ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, FUNCTION, parameters, ...new Array<number>(parameters).fill(I32), 0]),
    ...section(2, [1, ...named('m'), ...named('memory'), MEMORY, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
