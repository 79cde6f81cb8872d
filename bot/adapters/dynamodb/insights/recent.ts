import type { Message } from '../../../model/message';
import type { RecentConversations, RecordStore } from '../../../ports';
import { utcDaysOf } from '../../../time/day';
import { isErased } from '../erase';
import * as keys from '../table/keys';
import { getItem, type Table } from '../table/table';

/** Conversations that are read at the same time. */
const AT_ONCE = 8;

/** The conversations of the last days, found by the days on which something was said in them, the last day first. */
export function recentConversations(table: Table, records: RecordStore): RecentConversations {
  return {
    listErased: async (ids) => {
      const erased: string[] = [];
      for (let first = 0; first < ids.length; first += AT_ONCE) {
        const asked = ids.slice(first, first + AT_ONCE);
        const found = await Promise.all(asked.map((id) => getItem(table, keys.conversationKey(id))));
        erased.push(...asked.filter((_, place) => isErased(found[place])));
      }
      return erased;
    },
    listRecentConversations: async (since, limit) => {
      const found = new Map<string, readonly Message[]>();
      let count = 0;
      const period = { fromMs: Date.parse(since), toMs: table.clock.now().getTime() + 1 };
      for (const day of utcDaysOf(period).reverse()) {
        let cursor: string | undefined;
        do {
          const page = await records.listActive(day, cursor);
          for (let first = 0; first < page.places.length && count < limit; first += AT_ONCE) {
            const places = page.places.slice(first, first + AT_ONCE);
            for (const record of await Promise.all(places.map((place) => records.loadRecord(place)))) {
              if (record === undefined) continue;
              const { id } = record.conversation;
              const messages = record.messages.filter(({ at }) => at >= since);
              const known = found.get(id)?.length ?? 0;
              // Read from an earlier day on, it has all that was found of it before.
              if (messages.length <= known) continue;
              count += messages.length - known;
              found.set(id, messages);
            }
          }
          cursor = page.cursor;
        } while (cursor !== undefined && count < limit);
      }
      return [...found].map(([id, messages]) => ({ id, messages }));
    },
  };
}
