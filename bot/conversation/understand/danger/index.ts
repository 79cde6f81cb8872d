import { type Lexicon, matchPhrases, readLexicon } from '../../../language/listening/lexicon';
import { wordsOf } from '../../../language/listening/words';
import { english } from './en';
import { spanish } from './es';
import { DANGER, SHOPPING, SIGN } from './kinds';

/** What a text says of danger: that there is some, or only words that sound like it ("fire sale"). */
export type DangerSign = 'danger' | 'figure';

let lexicons: readonly Lexicon[] | undefined;

/**
 * Whether somebody tells of smoke, fire, gas, a shock, sparks, an explosion, an injury, or water where electricity is.
 * Read in every language, whatever the text seems to be written in: "gas leak, ayuda".
 */
export function dangerSign(text: string): DangerSign | undefined {
  lexicons ??= [readLexicon(spanish), readLexicon(english)];
  const signs = lexicons.map((lexicon) => signIn(lexicon, text));
  return signs.includes('danger') ? 'danger' : signs.find((sign) => sign !== undefined);
}

function signIn(lexicon: Lexicon, text: string): DangerSign | undefined {
  const words = wordsOf(text, lexicon.spelling);
  const said = matchPhrases(lexicon, words).map(({ kind, places }) => ({
    name: kind.name,
    sentence: words[places[0] ?? 0]?.sentence,
  }));
  const about = new Set(said.flatMap(({ name, sentence }) => (name === SHOPPING.name ? [sentence] : [])));
  const isDanger = said.some(({ name, sentence }) => name === DANGER.name || (name === SIGN.name && !about.has(sentence)));
  if (isDanger) return 'danger';
  return said.some(({ name }) => name !== SHOPPING.name) ? 'figure' : undefined;
}

export interface DangerRead {
  readonly sign: DangerSign | undefined;
  /** The sentence that tells of danger; the whole message when only all of it does. Absent when there is none. */
  readonly sentence?: string;
}

/** What a message says of danger, and where. @param sentences see `sentencesOf`: the first is the whole */
export function readDanger([whole = '', ...sentences]: readonly string[]): DangerRead {
  const sign = dangerSign(whole);
  if (sign !== 'danger') return { sign };
  return { sign, sentence: sentences.find((sentence) => dangerSign(sentence) === 'danger') ?? whole };
}
