import { foldedWords, foldPhrase } from '../../text/fold';
import type { LocatedEntry } from '../entry';
import { phrasePath, type Rule } from './rule';

const phrasesOf = ({ entry }: LocatedEntry) => [entry.question, ...entry.also];

/** One phrase is one way of asking, and customers have many. */
export const ONE_PHRASE: Rule = {
  name: 'one-phrase',
  find: ({ entries }) =>
    entries
      .filter((located) => located.entry.kind !== 'smalltalk' && phrasesOf(located).length === 1)
      .map(({ entry, at }) => {
        const message = `Write under \`also\` how customers ask this: \`${entry.id}\` has one phrase, and is found by it alone.`;
        const cause = 'Write under `also` how customers ask: these entries have one phrase each, and are found by it alone.';
        return { ...at(['question'], message, 'warning'), cause: { id: `one-phrase ${entry.language}`, message: cause } };
      }),
};

/** The same words in another order: whoever writes one of the phrases is offered both entries. */
export const INDISTINCT: Rule = {
  name: 'indistinct',
  find: ({ entries }) => {
    const owners = new Map<string, { readonly id: string; readonly phrase: string }>();
    return entries.flatMap((located) =>
      phrasesOf(located).flatMap((phrase, index) => {
        const words = foldedWords(phrase);
        if (words.length === 0) return [];
        const key = `${located.entry.language} ${[...words].sort().join(' ')}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, { id: located.entry.id, phrase });
        // The same phrase is told elsewhere.
        if (owner === undefined || owner.id === located.entry.id || foldPhrase(owner.phrase) === foldPhrase(phrase)) return [];
        const message = `Say it in words that only this entry has, or remove it: \`${owner.id}\` has the same words in “${owner.phrase}”.`;
        return [located.at(phrasePath(index), message, 'warning')];
      }),
    );
  },
};

export const UNUSED_SYNONYM: Rule = {
  name: 'unused-synonym',
  find: ({ entries, synonyms }) =>
    synonyms.flatMap(({ language, groups, at }) => {
      const used = new Set(
        entries.filter(({ entry }) => entry.language === language).flatMap((located) => phrasesOf(located).flatMap(foldedWords)),
      );
      return groups.flatMap((group, index) => {
        const isUsed = group.some((word) => foldedWords(word).some((one) => used.has(one)));
        const message = `Remove the line, or use one of its words in a phrase: no entry says ${group.map((word) => `“${word}”`).join(' or ')}, so that it does nothing.`;
        return isUsed ? [] : [at([index], message, 'warning')];
      });
    }),
};
