/**
 * Does the same work on many things, a few at a time.
 * @param width how many are worked on at once
 * @param work must not throw: a failure would end the whole run
 */
export async function inParallel<Thing>(
  things: Iterable<Thing>,
  width: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const left = things[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
