/**
 * Feature hash -> feature number: sorted hashes and, for each value of the leading bits, the index at which its run begins.
 * A lookup reads one jump and a few neighbours. Both are typed arrays, used in place as the snapshot stores them.
 */
export interface FeatureTable {
  /** Ascending, without duplicates; the index of a hash is its feature number. */
  readonly keys: Uint32Array;
  /** Where the run of each value of the leading bits begins; one element more than there are values. */
  readonly jump: Uint32Array;
}

/** Builds the table from hashes in any order, with any duplicates. */
export function buildTable(hashes: Uint32Array): FeatureTable {
  const sorted = hashes.slice().sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i]!;
  const keys = sorted.slice(0, size);
  const bits = Math.min(20, Math.max(1, Math.ceil(Math.log2(size + 1)) - 1));
  const jump = new Uint32Array(2 ** bits + 1);
  const shift = 32 - bits;
  for (const key of keys) jump[(key >>> shift) + 1]! += 1;
  for (let i = 1; i < jump.length; i++) jump[i]! += jump[i - 1]!;
  return { keys, jump };
}

/** The feature number, or -1 when the table does not contain the hash. */
export function findFeature(table: FeatureTable, hash: number): number {
  const { keys, jump } = table;
  const slot = hash >>> (Math.clz32(jump.length - 1) + 1);
  const end = jump[slot + 1]!;
  for (let i = jump[slot]!; i < end; i++) {
    const key = keys[i]!;
    if (key >= hash) return key === hash ? i : -1;
  }
  return -1;
}
