import { stringify } from 'yaml';
import type { Entry } from '../model/entry';
import type { Language } from '../model/language';
import type { KnowledgeFile } from './parse';

/** What stands in the front matter, in this order; the rest is the path and the answer. */
const KEYS = [
  'kind',
  'question',
  'also',
  'keywords',
  'related',
  'source',
  'audience',
  'formerly',
  'validFrom',
  'validUntil',
  'threshold',
  'whenClosed',
] as const satisfies readonly (keyof Entry)[];

export const entryFilePath = (id: string, language: Language): string => `${id}.${language}.md`;

/** An entry as the file that `parseEntry` reads. Values that go without saying are left out. */
export function writeEntry(entry: Entry): KnowledgeFile {
  const matter = Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = key === 'audience' && entry.audience?.length === 1 ? entry.audience[0] : entry[key];
      const isUsual =
        value === undefined || (Array.isArray(value) && value.length === 0) || (key === 'kind' && value === 'answer');
      return isUsual ? [] : [[key, value]];
    }),
  );
  // In a block, a line of three hyphens would end the front matter.
  const blockQuote = !/^\s*---\s*$/m.test(entry.whenClosed ?? '');
  const yaml = stringify(matter, { lineWidth: 0, blockQuote });
  return { path: entryFilePath(entry.id, entry.language), text: `---\n${yaml}---\n${entry.answer}\n` };
}

/** A topic as the file that `parseTopic` reads. */
export function writeTopic(id: string, title: Readonly<Partial<Record<Language, string>>>): KnowledgeFile {
  return { path: `${id}/topic.yaml`, text: stringify({ title }, { lineWidth: 0 }) };
}
