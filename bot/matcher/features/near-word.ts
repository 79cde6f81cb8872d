/**
 * Finds a word of the lexicon one edit away: corrects a typo in a word that no phrase contains, whose meaning would be
 * lost. The lexicon stores no list of its words, so all edits are made and looked up (Norvig 2007, "How to Write a Spelling
 * Corrector").
 */
import { findWord, type Lexicon } from './lexicon';

/** Too many edits of a shorter word give another word. */
const SHORTEST = 4;
/** Longer words are hardly ever mistyped ones: a hundred and more edits a letter would be looked up for nothing. */
const LONGEST = 20;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * Of the words made from the folded `form` by inserting, deleting, replacing or swapping one letter, the one with the
 * longest vector.
 */
export function nearWord(lexicon: Lexicon, form: string): string | undefined {
  if (form.length < SHORTEST || form.length > LONGEST) return undefined;
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
