import type { Item } from './table/table';

/** Merges several sorted sequences into one; their first pages are requested at the same time. */
export async function* merged(sources: readonly AsyncIterator<Item>[], forward: boolean): AsyncGenerator<Item, void, undefined> {
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (;;) {
    let first = -1;
    let item: Item | undefined;
    for (const [place, head] of heads.entries()) {
      if (head.done === true) continue;
      const isBefore =
        item === undefined || (forward ? head.value.position < item.position : head.value.position > item.position);
      if (isBefore) [first, item] = [place, head.value];
    }
    const source = sources[first];
    if (item === undefined || source === undefined) return;
    yield item;
    heads[first] = await source.next();
  }
}
