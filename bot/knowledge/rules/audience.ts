import { AUDIENCES, type Audience, type Entry, isFor } from '../../model/entry';
import { CHANNELS } from '../../model/message';
import type { KnowledgeProblem } from '../problems';
import type { Rule } from './rule';

const readersOf = (entry: Entry): readonly Audience[] => AUDIENCES.filter((reader) => isFor(entry, reader));

/** Audiences that take from customers what another line promises them. */
export const AUDIENCE: Rule = {
  name: 'audience',
  find: ({ entries, service: { service } }) => {
    const byId = new Map<string, Entry[]>();
    for (const { entry } of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    return entries.flatMap(({ entry, at }): readonly KnowledgeProblem[] => {
      const readers = readersOf(entry);
      const missing = CHANNELS.filter((channel) => !readers.includes(channel));
      const other = byId.get(entry.id)?.find((one) => readersOf(one).join() !== readers.join());
      return [
        ...(entry.id === service.safetyEntry && missing.length > 0
          ? [
              at(
                ['audience'],
                `Remove the audience: in danger, customers on ${missing.join(' and ')} would not be given this entry.`,
                'warning',
              ),
            ]
          : []),
        ...(other === undefined
          ? []
          : [
              at(
                entry.audience === undefined ? ['question'] : ['audience'],
                `Name the same audience in every language: \`${entry.id}.${other.language}.md\` is for ${readersOf(other).join(', ')}.`,
                'warning',
              ),
            ]),
        ...entry.related.flatMap((id, index) => {
          const named = byId.get(id) ?? [];
          if (named.length === 0 || named.some((one) => readersOf(one).some((reader) => readers.includes(reader)))) return [];
          return [
            at(
              ['related', index],
              `Name another entry: \`${id}\` is for others, so that no reader of this one is offered it.`,
              'warning',
            ),
          ];
        }),
      ];
    });
  },
};
