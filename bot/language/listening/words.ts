import { foldLetters } from '../../text/fold';

/** One word of a message, as phrases match it. */
export interface Word {
  /** Offset in the text, in UTF-16 units. */
  readonly from: number;
  /** Offset after its end. */
  readonly to: number;
  /** Small letters without accents or apostrophes. */
  readonly plain: string;
  /** Normalised by the language's spelling rules: by sound rather than as typed. */
  readonly spelled: string;
  /** Counts from 0; a phrase stays within one. */
  readonly sentence: number;
  /** Counts from 0; parts between commas, too. */
  readonly clause: number;
  readonly quoted: boolean;
  /** The mark that ends its sentence, or nothing. */
  readonly end: string;
}

/** The part of a message that is read; bounds the time. */
const MAX_LENGTH = 2_000;
const MAX_WORDS = 400;

/** How a masked swearword is written in the lists: "f***", "m**rda" and "@#%&!" all match it. */
export const MASKED = '****';

// Invisible marks and apostrophes belong to the word around them.
const PARTS = [
  "[\\p{L}\\p{N}\\p{M}\\p{Cf}*#$%'’‘`´]+",
  '[#$%&*@]{3,}',
  '\\p{Extended_Pictographic}',
  '[.:](?!\\d)',
  '[!?;…\\n,¿¡()–—"“”«»]',
];
const TOKEN = new RegExp(PARTS.join('|'), 'gu');
const UNREAD = /['’‘`´\p{Cf}]+/gu;
const CLAUSES = ',¿¡()–—';
const QUOTES = '"“”«»';
const ENDS = '.:!?;…\n';

/** The text as it is read: no more than the beginning, without marks that nobody sees. */
export const readable = (text: string): string => text.slice(0, MAX_LENGTH).replace(/\p{Cf}/gu, '');

/** The words of a message in order. @param spelling how a folded word is spelled in the language that is listened for */
export function wordsOf(text: string, spelling: (plain: string) => string): readonly Word[] {
  const words: (Omit<Word, 'end'> & { end: string })[] = [];
  const forms = new Map<string, { readonly plain: string; readonly spelled: string }>();
  let sentence = 0;
  let clause = 0;
  let begun = 0;
  let quoted = false;
  for (const { 0: token, index } of text.slice(0, MAX_LENGTH).matchAll(TOKEN)) {
    if (QUOTES.includes(token)) quoted = token === '"' ? !quoted : token === '“' || token === '«';
    else if (CLAUSES.includes(token)) clause += 1;
    else if (ENDS.includes(token)) {
      for (; begun < words.length; begun += 1) words[begun]!.end = token;
      sentence += 1;
      clause += 1;
    } else {
      const form = forms.get(token) ?? formOf(token, spelling);
      forms.set(token, form);
      if (form.plain === '') continue;
      if (words.length >= MAX_WORDS) break;
      const { plain, spelled } = form;
      words.push({ from: index, to: index + token.length, plain, spelled, sentence, clause, quoted, end: '' });
    }
  }
  return words;
}

/** The same words in the spelling of another language. */
export const respelled = (words: readonly Word[], spelling: (plain: string) => string): readonly Word[] =>
  words.map((word) => ({ ...word, spelled: spelling(word.plain) }));

function formOf(token: string, spelling: (plain: string) => string) {
  const plain = unmasked(foldWord(token.replace(UNREAD, '')));
  return { plain, spelled: spelling(plain) };
}

/** Lower case without accents; a stretched letter counts once ("yaaaa", "nooo"). */
export function foldWord(word: string): string {
  return foldLetters(word).replace(/([a-z])\1{2,}/g, '$1');
}

/** A word without its marks, or `MASKED`: few letters before the stars, or none ("**bold**" is not swearing). */
function unmasked(word: string): string {
  if (!/[*#$%&@]/.test(word)) return word;
  const masked = /^[a-z]{1,3}([*#$%]{3,}|[*#$%]+[a-z]+)$/.test(word) || /^(?=.*[#%&@$])[#$%&*@]{3,}$/.test(word);
  return masked ? MASKED : word.replace(/[*#$%&@]+/g, '');
}
