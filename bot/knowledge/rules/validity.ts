import type { Entry } from '../../model/entry';
import type { Rule } from './rule';

export const EXPIRED: Rule = {
  name: 'expired',
  find: ({ entries, today }) =>
    entries.flatMap(({ entry, at }) => {
      if (entry.validUntil === undefined || entry.validUntil >= today) return [];
      return [
        at(
          ['validUntil'],
          `Write a later day, or remove the file: \`${entry.id}\` has not been given since ${entry.validUntil}.`,
          'warning',
        ),
      ];
    }),
};

/** A related entry that is out of its time is offered to nobody. */
export const RELATED_OUT_OF_TIME: Rule = {
  name: 'related-out-of-time',
  find: ({ entries, today }) => {
    const byId = new Map<string, Entry[]>();
    for (const { entry } of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    const isOut = ({ validFrom = today, validUntil = today }: Entry) => validFrom > today || validUntil < today;
    return entries.flatMap(({ entry, at }) =>
      entry.related.flatMap((id, index) => {
        const named = byId.get(id) ?? [];
        if (named.length === 0 || !named.every(isOut) || isOut(entry)) return [];
        return [
          at(['related', index], `Name another entry: \`${id}\` is out of its time, so that nobody is offered it.`, 'warning'),
        ];
      }),
    );
  },
};
