/**
 * Corrects unknown words. A few tens of candidates are compared letter by letter; a filter by length and shared letter pairs
 * (Ukkonen 1992: k edits change at most 2k pairs) rules out the other thousands.
 */
import { findWord, gramBuckets, type Vocabulary } from './vocabulary';

const SHORTEST = 2;
const MAX_CANDIDATES = 24;
/** What ten times the frequency is worth, in edits. */
const FREQUENCY_WORTH = 0.3;
/** What a known neighbour of the word is worth, in edits. */
const NEIGHBOUR_WORTH = 0.4;
/** The first letter is seldom mistyped (Pollock and Zamora 1984), so changing it costs this much more. */
const FIRST_LETTER_COST = 0.2;
/** What a missing space costs more than another edit. */
const SPLIT_COST = 0.3;
/** The cost of a word that sounds the same, however many letters differ. */
const AS_IT_SOUNDS = 0.5;
/** Higher costs would need frequency and neighbours in favour of two words. */
const MAX_SPLIT_COST = 1.1;

/** The neighbours of a word ('' at either end), whether two words are known to stand side by side, and how words sound. */
export interface Neighbours {
  readonly before: string;
  readonly after: string;
  together(left: string, right: string): boolean;
  sound(form: string): string;
}

/** Number of edits allowed in a word of this length. */
function allowedEdits(length: number): number {
  return length < 8 ? 1 : 2;
}

/** Words that share enough letter pairs with `form`; those that share most come first, then the more frequent. */
function candidates(form: string, vocabulary: Vocabulary): number[] {
  const edits = allowedEdits(form.length);
  const buckets = [...new Set(gramBuckets(form))];
  const { gramStart, gramWord, length, frequency, shared } = vocabulary;
  const needed = Math.max(1, buckets.length - 2 * edits - 1);
  const touched: number[] = [];
  for (const bucket of buckets) {
    for (let i = gramStart[bucket]!; i < gramStart[bucket + 1]!; i++) {
      const word = gramWord[i]!;
      if (shared[word]! === 0) touched.push(word);
      shared[word]! += 1;
    }
  }
  const rank = (word: number) => shared[word]! + FREQUENCY_WORTH * Math.log10(frequency[word]!);
  const found = touched
    .filter((word) => shared[word]! >= needed && Math.abs(length[word]! - form.length) <= edits)
    .map((word) => ({ word, rank: rank(word) }))
    .sort((a, b) => b.rank - a.rank || a.word - b.word);
  for (const word of touched) shared[word] = 0;
  return found.slice(0, MAX_CANDIDATES).map(({ word }) => word);
}

/**
 * Edit distance of two words, in which a swap of neighbours counts as one edit (Damerau 1964; optimal string alignment).
 *
 * @param most the exact distance does not matter beyond it: the result is then any larger number
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let leastHere = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
      leastHere = Math.min(leastHere, best);
    }
    // Every way leads through this row or, by a swap, from the one before it to the next.
    if (Math.min(least, leastHere) > most) return most + 1;
    least = leastHere;
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

function cost(edits: number, frequency: number, neighbours: number): number {
  return edits - FREQUENCY_WORTH * Math.log10(frequency) - NEIGHBOUR_WORTH * neighbours;
}

interface Correction {
  readonly text: string;
  readonly cost: number;
}

function neighboursOf(word: string, { before, after, together }: Neighbours): number {
  return Number(together(before, word)) + Number(together(word, after));
}

function bestWord(form: string, vocabulary: Vocabulary, around: Neighbours): Correction | undefined {
  const found = candidates(form, vocabulary);
  const edits = allowedEdits(form.length);
  const sound = around.sound(form);
  let best: Correction | undefined;
  for (const word of found) {
    const text = vocabulary.word(word);
    const alike = around.sound(text) === sound;
    const distance = alike ? AS_IT_SOUNDS : editDistance(form, text, edits);
    if (distance > edits) continue;
    const first = alike || text[0] === form[0] ? 0 : FIRST_LETTER_COST;
    const itsCost = cost(distance + first, vocabulary.frequency[word]!, neighboursOf(text, around));
    if (!best || itsCost < best.cost) best = { text, cost: itsCost };
  }
  return best;
}

/** The best two words that `form` becomes with one space inserted, between letters or in place of one. */
function bestSplit(form: string, vocabulary: Vocabulary, around: Neighbours): Correction | undefined {
  let best: Correction | undefined;
  for (let at = 1; at < form.length; at++) {
    const words = [form.slice(0, at), ''] as [string, string];
    const left = findWord(vocabulary, words[0]);
    if (left < 0) continue;
    for (const skipped of [0, 1]) {
      words[1] = form.slice(at + skipped);
      const right = words[1] === '' ? -1 : findWord(vocabulary, words[1]);
      if (right < 0) continue;
      const frequency = Math.min(vocabulary.frequency[left]!, vocabulary.frequency[right]!);
      const neighbours = [
        [around.before, words[0]],
        [words[0], words[1]],
        [words[1], around.after],
      ].filter(([one, other]) => around.together(one!, other!)).length;
      const itsCost = cost(1 + SPLIT_COST * (1 + skipped), frequency, neighbours);
      if (itsCost < MAX_SPLIT_COST && (!best || itsCost < best.cost)) best = { text: words.join(' '), cost: itsCost };
    }
  }
  return best;
}

/** The most likely correction of an unknown `form`: one or two words of the vocabulary, or nothing when none is near enough. */
export function correct(form: string, vocabulary: Vocabulary, around: Neighbours): string | undefined {
  if (form.length < SHORTEST || /\p{N}/u.test(form)) return undefined;
  const word = bestWord(form, vocabulary, around);
  const split = bestSplit(form, vocabulary, around);
  if (word && split) return word.cost <= split.cost ? word.text : split.text;
  return word?.text ?? split?.text;
}

/**
 * Corrects an existing word that does not fit: to a word one edit away that phrases contain between the same two neighbours
 * ("my cad is lost").
 */
export function correctBetween(form: string, vocabulary: Vocabulary, around: Neighbours): string | undefined {
  const word = correct(form, vocabulary, around);
  if (word === undefined || neighboursOf(word, around) < 2) return undefined;
  return editDistance(form, word, 1) > 1 ? undefined : word;
}
