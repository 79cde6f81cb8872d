import type { PhraseMatch } from './match';
import { type Classes, wordsOfClass } from './phrase';
import type { Shape } from './shape';
import type { Word } from './words';

/** The class of words that carry the topic and not the tone: all of them count as the same. */
export const TOPIC = '@topic';
/** The class of what people complain about whatever the topic: the organisation and its service. */
export const SERVICE = '@service';
/** The class of authorities that receive complaints about an organisation. */
export const AUTHORITY = '@authority';

/** Longer words are also known by this many first letters. */
const STEM = 5;
const LONG = 3;

/** The class features of each spelled word: words of one class also count as the same. */
export function classFeatures(classes: Classes): ReadonlyMap<string, readonly string[]> {
  const features = new Map<string, string[]>();
  for (const [name, words] of Object.entries(classes)) {
    for (const word of wordsOfClass(words)) features.set(word, [...(features.get(word) ?? []), `@${name}`]);
  }
  return features;
}

/**
 * The features of a message that a classifier learns from: its words, pairs of them (`_`), the words that sentences begin with
 * (`^`), the beginnings of long ones (`*`), their classes (`@`), and its looks (`~`): how many sentences and words, how it ends,
 * whether it asks or says a word twice; not its capitals, which are also a key that got stuck. Words of the class `topic` all read alike, and none of them by itself.
 * @param classOf see `classFeatures`
 */
export function featuresOf(
  words: readonly Word[],
  shape: Shape,
  classOf: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const features = new Set<string>();
  const seen = new Set<string>();
  const names = words.map(({ spelled }) => (classOf.get(spelled)?.includes(TOPIC) === true ? TOPIC : spelled));
  const lengths = new Map<number, number>();
  for (const [at, { spelled, sentence, end }] of words.entries()) {
    const name = names[at] ?? spelled;
    const isTopic = name === TOPIC;
    const word = /^\d/.test(name) ? '#' : name;
    const before = words[at - 1];
    if (!isTopic) features.add(word);
    features.add(before?.sentence === sentence ? `${names[at - 1]}_${name}` : `^${word}`);
    for (const feature of isTopic ? [] : (classOf.get(spelled) ?? [])) features.add(feature);
    if (!isTopic && word.length > STEM) features.add(`${word.slice(0, STEM)}*`);
    if (word.length > LONG && seen.has(spelled)) features.add('~twice');
    seen.add(spelled);
    if (end === '?') features.add('~asks');
    if (end === '!') features.add('~exclaims');
    lengths.set(sentence, (lengths.get(sentence) ?? 0) + 1);
  }
  features.add(`~sentences${Math.min(4, lengths.size)}`);
  features.add(`~words${Math.min(5, Math.floor(words.length / 5))}`);
  features.add(`~ends${words.at(-1)?.end.trim() ?? ''}`);
  if (lengths.size > 1 && Math.min(...lengths.values()) <= 2) features.add('~short');
  if (shape.exclamations >= 3) features.add('~!!!');
  if (shape.questions >= 2) features.add('~??');
  return features;
}

/** What is denied has this kind, whatever it is: "I'm not angry". */
export const DENIED = 'denied';

/** The feature of a kind of plain statement; `asked` for one in a message that asks. */
export const kindFeature = (kind: string, isAsked = false): string => `=${kind.replaceAll(' ', '-')}${isAsked ? '?' : ''}`;

/** The kinds of plain statements in a message. Courtesy goes with any mood and counts only where nothing is plainly said. */
export function kindsOf(said: readonly PhraseMatch[]): ReadonlySet<string> {
  const isPlain = said.some(({ group, denied }) => group.weight > 0 && !denied);
  return new Set(
    said.flatMap(({ group, denied }) => (denied ? [DENIED] : isPlain && group.courtesy === true ? [] : [group.name])),
  );
}

/** Whether a message, as a whole, ends with a question: "how do I dispute a charge?" is less of a threat. */
export const asks = (words: readonly Word[]): boolean => words.at(-1)?.end.includes('?') === true;
