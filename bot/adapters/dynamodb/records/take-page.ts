import { PAGE_BYTES } from '../../../ports';

interface Stored {
  /** As it is stored: what an answer tells of it is no longer. */
  readonly json: string;
}

/**
 * The beginning of what is read that fits into a page: at least one group, however large.
 *
 * @param read is asked for no more than is needed
 * @param groupOf things of one group lie together, and are all in the page or none of them
 */
export async function takePage<Thing extends Stored>(
  read: AsyncIterable<Thing> | Iterable<Thing>,
  groupOf?: (thing: Thing) => string,
): Promise<Thing[]> {
  const page: Thing[] = [];
  let bytes = 0;
  /** Where the last group begins that is known to be in the page as a whole. */
  let whole = 0;
  let last: Thing | undefined;
  for await (const thing of read) {
    const isNew = last === undefined || groupOf === undefined || groupOf(last) !== groupOf(thing);
    if (isNew) whole = page.length;
    bytes += Buffer.byteLength(thing.json);
    if (bytes > PAGE_BYTES && whole > 0) return page.slice(0, whole);
    page.push(thing);
    last = thing;
  }
  return page;
}
