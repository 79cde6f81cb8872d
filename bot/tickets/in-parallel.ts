/**
 * Does the same work on many items, a few at a time.
 * @param width how many are worked on at once
 * @param work must not throw: an error would end the whole run
 */
export async function inParallel<Thing>(
  things: Iterable<Thing>,
  width: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const remaining = things[Symbol.iterator]();
  const worker = async () => {
    for (let next = remaining.next(); next.done !== true; next = remaining.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
