/**
 * A word of the lexicon that is one edit away: for a typo in a word that no phrase holds, whose meaning would be lost. The lexicon
 * has no list of its words, so the edits are made and looked up (Norvig 2007, "How to Write a Spelling Corrector").
 */
import { findWord, type Lexicon } from './lexicon';

/** In shorter words too many edits give a word. */
const SHORTEST = 4;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The word that says most of those that one letter more, less, changed, or swapped with its neighbour makes of a folded `form`. */
export function nearWord(lexicon: Lexicon, form: string): string | undefined {
  if (form.length < SHORTEST) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const word of edits(form)) {
    const at = findWord(lexicon, word);
    if (at < 0 || lexicon.length[at]! <= most) continue;
    most = lexicon.length[at]!;
    best = word;
  }
  return best;
}

function* edits(form: string): Generator<string> {
  for (let i = 0; i <= form.length; i++) {
    const head = form.slice(0, i);
    const tail = form.slice(i);
    for (const letter of LETTERS) yield head + letter + tail;
    if (tail === '') continue;
    for (const letter of LETTERS) yield head + letter + tail.slice(1);
    yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
  }
}
