import { seededRandom } from '../../../../bot/matcher/arrays/seeded-random';
import { constant, signed, unsigned } from '../../../../bot/matcher/encoder/assemble';
import { multiplyPlainly } from '../../../../bot/matcher/encoder/forward';
import { makeMultiply } from '../../../../bot/matcher/encoder/multiply';
import type { Matrix } from '../../../../bot/matcher/encoder/weights';

const random = seededRandom(11);
const below = (size: number) => Math.floor(random() * size);

function randomMatrix(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    value: Int8Array.from({ length: rows * columns }, () => below(255) - 127),
    scale: Float32Array.from({ length: rows }, () => random() / 100),
    bias: Float32Array.from({ length: rows }, () => random() - 0.5),
  };
}

describe('multiplying in WebAssembly', () => {
  test('gives what the plain loop gives, for matrices of any size and any number of rows', () => {
    const matrices = Array.from({ length: 6 }, () => randomMatrix(2 * (1 + below(20)), 8 * (1 + below(40))));
    const multiply = makeMultiply(matrices, 9);
    for (const matrix of matrices) {
      for (const count of [1, 2, 4, 5, 9]) {
        const values = Float32Array.from({ length: count * matrix.columns }, () => 8 * (random() - 0.5));
        const given = { count, width: matrix.columns, values };
        const fast = multiply(matrix, given);
        const plain = multiplyPlainly(matrix, given);
        expect(fast.width).toBe(matrix.rows);
        expect(fast.values).toHaveLength(plain.values.length);
        for (const [i, value] of fast.values.entries()) expect(Math.abs(value - plain.values[i]!)).toBeLessThan(0.01);
      }
    }
  });

  test('does not overflow with the largest numbers in the widest matrix', () => {
    const columns = 2_048;
    const matrix = { rows: 2, columns, value: new Int8Array(2 * columns).fill(127), scale: Float32Array.of(1, 1) };
    const wide = { ...matrix, bias: new Float32Array(2) };
    const given = { count: 1, width: columns, values: new Float32Array(columns).fill(3) };
    expect(makeMultiply([wide], 1)(wide, given).values[0]! / (127 * 3 * columns)).toBeCloseTo(1, 5);
  });

  test('rows of zeros give the bias', () => {
    const matrix = randomMatrix(4, 16);
    const { values } = makeMultiply([matrix], 1)(matrix, { count: 1, width: 16, values: new Float32Array(16) });
    expect(values).toEqual(matrix.bias);
  });

  test('a matrix that does not fit is refused', () => {
    expect(() => makeMultiply([randomMatrix(3, 8)], 1)).toThrow(RangeError);
    expect(() => makeMultiply([randomMatrix(2, 12)], 1)).toThrow(RangeError);
    expect(() => makeMultiply([randomMatrix(2, 4_096)], 1)).toThrow(RangeError);
  });
});

describe('numbers in WebAssembly code', () => {
  test.each([
    [0, [0]],
    [63, [63]],
    [64, [0xc0, 0x00]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [12_288, [0x80, 0xe0, 0x00]],
  ])('%d is written with its sign', (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
    expect(constant(value)).toEqual([0x41, ...bytes]);
  });

  test('624,485 is written without a sign as the specification has it', () => {
    expect(unsigned(624_485)).toEqual([0xe5, 0x8e, 0x26]);
  });
});
