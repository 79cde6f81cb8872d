/**
 * Feature hash -> feature number: sorted hashes, and for each value of the top bits the place where its run begins, so that
 * a lookup reads one jump and a few neighbours. Two typed arrays, ready as they lie in the snapshot.
 */
export interface FeatureTable {
  /** Ascending, each once; a feature's number is its place here. */
  readonly keys: Uint32Array;
  /** Where the run of each leading-bits value begins; one more than there are values. */
  readonly jump: Uint32Array;
}

/** Builds the table from hashes in any order, each any number of times. */
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

/** The feature's number, or -1 where the table does not hold it. */
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
