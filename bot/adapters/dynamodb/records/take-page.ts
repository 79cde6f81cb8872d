import { PAGE_BYTES } from '../../../ports';

interface Stored {
  /** The stored JSON; a response about it is no longer than this. */
  readonly json: string;
}

/**
 * The beginning of the items that fits into a page: at least one group, however large.
 *
 * @param read is consumed only as far as needed
 * @param groupOf items of one group are adjacent, and are either all in the page or not at all
 */
export async function takePage<Thing extends Stored>(
  read: AsyncIterable<Thing> | Iterable<Thing>,
  groupOf?: (thing: Thing) => string,
): Promise<Thing[]> {
  const page: Thing[] = [];
  let bytes = 0;
  /** Where the last group begins that is known to fit completely. */
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
