import type { MailAddressStore } from '../../../bot/ports';
import { numbered, type Shelves } from './shelves';

const DAY_SECONDS = 86_400;

export function mailAddressesOf({ conversations, returned, dayKeys }: Shelves): MailAddressStore {
  return {
    markReturned: async (mark) => {
      if (conversations.get(mark.conversationId) !== undefined) returned.put(mark.addressHash, mark, mark.expiresAtSeconds);
    },
    loadReturned: async (addressHash) => returned.get(addressHash),
    loadDayKey: async (day, fresh) => {
      const key = numbered('day', day);
      const found = dayKeys.get(key);
      if (found !== undefined) return found;
      for (const earlier of dayKeys.keys('day#')) if (earlier < key) dayKeys.delete(earlier);
      dayKeys.put(key, fresh, (day + 2) * DAY_SECONDS);
      return fresh;
    },
  };
}
