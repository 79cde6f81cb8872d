/** Rows grouped by key, in typed arrays (a counting sort: Knuth, volume 3, 5.2). */
export interface Groups {
  /** The rows of key `k` are `order[start[k]]` up to `order[start[k + 1]]`, ascending. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
}

/** Groups rows by their keys; keys are below `count`. */
export function group(keys: Uint32Array, count: number): Groups {
  const start = new Uint32Array(count + 1);
  for (const key of keys) start[key + 1]! += 1;
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i;
  return { start, order };
}
