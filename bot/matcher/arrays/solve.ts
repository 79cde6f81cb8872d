/** Solves a small symmetric positive definite system by Gauss–Jordan elimination. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]![k]!;
    for (let l = k; l <= rows.length; l++) rows[k]![l]! /= pivot;
    for (let m = 0; m < rows.length; m++) {
      if (m === k) continue;
      const factor = rows[m]![k]!;
      for (let l = k; l <= rows.length; l++) rows[m]![l]! -= factor * rows[k]![l]!;
    }
  }
  return rows.map((row) => row[rows.length]!);
}
