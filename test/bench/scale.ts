/** Knowledge of any size, grown from a set: its phrases, with one or two words exchanged for made-up names. */
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import type { LabelledSet, Question } from './sets';

const PHRASES_PER_ENTRY = 20;
const QUESTIONS = 500;
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi xo zu bran cor del fin gar lum mon per ros tal'.split(' ');

/** `phrases` phrases in entries of 20, and questions: phrases of the knowledge with one word left out. */
export function grow(set: LabelledSet, phrases: number, seed: number): LabelledSet {
  const random = seededRandom(seed + phrases);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const name = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
  const entries = Array.from({ length: Math.max(1, Math.round(phrases / PHRASES_PER_ENTRY)) }, (_, e) => {
    const source = pick(set.entries);
    const names = [name(), name()];
    const vary = (phrase: string) => {
      const words = phrase.split(' ');
      for (const each of names) if (random() < 0.8) words[Math.floor(random() * words.length)] = each;
      return words.join(' ');
    };
    return { id: `e${e}`, phrases: Array.from({ length: PHRASES_PER_ENTRY }, () => vary(pick(source.phrases))) };
  });
  const questions = Array.from({ length: QUESTIONS }, (): Question => {
    const entry = pick(entries);
    const words = pick(entry.phrases).split(' ');
    if (words.length > 2) words.splice(Math.floor(random() * words.length), 1);
    return { text: words.join(' '), expect: entry.id };
  });
  return { name: `${set.name}, ${phrases} phrases`, language: set.language, entries, questions };
}
