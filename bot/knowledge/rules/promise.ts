import { placeholdersOf } from '../../language/fill';
import { shippedPhrases } from '../../language/phrases';
import { LANGUAGES } from '../../model/language';
import type { Rule } from './rule';

/** What a customer who waits for a person must be told, where the bot's own words tell it. */
const PROMISED: ReadonlySet<string> = new Set(['due', 'number', 'ticket', 'time', 'when', 'assignee', 'owner']);

export const LOST_PROMISE: Rule = {
  name: 'lost-promise',
  find: ({ service: { service, at } }) =>
    LANGUAGES.flatMap((language) => {
      const shipped: Readonly<Record<string, string>> = shippedPhrases(language);
      return Object.entries(service.phrases[language] ?? {}).flatMap(([key, text]) => {
        const said = new Set(placeholdersOf(text));
        const lost = placeholdersOf(shipped[key] ?? '').filter((name) => PROMISED.has(name) && !said.has(name));
        if (lost.length === 0) return [];
        const names = lost.map((name) => `{${name}}`).join(', ');
        return [
          at(
            ['phrases', language, key],
            `Add ${names} to \`${key}\`: without it, customers are not told what they are promised.`,
            'warning',
          ),
        ];
      });
    }),
};
