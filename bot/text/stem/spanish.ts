/**
 * Snowball's stemmer for Spanish (Porter, https://snowballstem.org/algorithms/spanish/stemmer.html). The published
 * algorithm needs its accents ("cancelación" -> "cancel", but "cancelacion" stays whole), and customers leave them out. So
 * the suffix tables are made by a function that folds them: with the identity it is the published algorithm, which a test
 * holds against the package `snowball-stemmers`; folded, it reads words whose accents are gone.
 */
import { endsWithin, longest, suffixes } from './suffix';

type Fold = (text: string) => string;

const VERB_ENDINGS = [
  ...['ar', 'er', 'ir'].flatMap((v) =>
    ['ían', 'ías', 'án', 'ás', 'íais', 'ía', 'éis', 'íamos', 'emos', 'á', 'é'].map((ending) => v + ending),
  ),
  'aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir',
  'as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos',
  'íamos imos áramos iéramos iésemos ásemos',
].join(' ');

function without(word: string, suffix: string): string {
  return word.slice(0, word.length - suffix.length);
}

/** Where RV begins (see the source for its three cases); the length of the word when there is none. */
function startOfRV(word: string, vowel: RegExp): number {
  const isVowel = (at: number) => vowel.test(word.charAt(at));
  const next = (from: number, wanted: boolean) => {
    for (let i = from; i < word.length; i++) if (isVowel(i) === wanted) return i + 1;
    return word.length;
  };
  if (word.length < 3) return word.length;
  if (!isVowel(1)) return next(2, true);
  return isVowel(0) ? next(2, false) : 3;
}

/** A stemmer whose tables are folded with `fold`. */
export function spanishStemmer(fold: Fold): (word: string) => string {
  const table = (list: string) => suffixes(fold(list));
  const vowel = /[aeiouáéíóúü]/;
  const region = /[aeiouáéíóúü][^aeiouáéíóúü]/;
  const pronouns = table('me se sela selo selas selos la le lo las les los nos');
  const beforePronoun = table('iéndo ándo ár ér ír ando iendo ar er ir yendo');
  const plain = table(
    'anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos',
  );
  const withIc = table('adora ador ación adoras adores aciones ante antes ancia ancias');
  const log = table('logía logías');
  const u = table('ución uciones');
  const enc = table('encia encias');
  const idad = table('idad idades');
  const iv = table('iva ivo ivas ivos');
  const standard = suffixes([...plain, ...withIc, ...log, ...u, ...enc, ...idad, ...iv, 'amente', 'mente'].join(' '));
  const yEndings = table('ya ye yan yen yeron yendo yo yó yas yes yais yamos');
  const enEndings = table('en es éis emos');
  const verbs = suffixes(`${fold(VERB_ENDINGS)} ${enEndings.join(' ')}`);
  const residual = table('os a o á í ó e é');
  const accents: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };
  const plainVowels = (text: string) => text.replace(/[áéíóú]/g, (letter) => accents[letter]!);

  const dropIf = (word: string, suffix: string, from: number) =>
    suffix !== '' && endsWithin(word, suffix, from) ? without(word, suffix) : word;

  function pronounDropped(word: string, rv: number): string {
    const pronoun = longest(word, pronouns);
    if (pronoun === '') return word;
    const base = without(word, pronoun);
    const before = longest(base, beforePronoun);
    if (before === '' || !endsWithin(base, before, rv)) return word;
    if (before === 'yendo') return base.endsWith('uyendo') ? base : word;
    return without(base, before) + plainVowels(before);
  }

  /** The word without its standard suffix, or nothing when it has none. */
  function standardDropped(word: string, r1: number, r2: number): string | undefined {
    const suffix = longest(word, standard);
    if (suffix === '' || !endsWithin(word, suffix, suffix === 'amente' ? r1 : r2)) return undefined;
    const base = without(word, suffix);
    if (log.includes(suffix)) return `${base}log`;
    if (u.includes(suffix)) return `${base}u`;
    if (enc.includes(suffix)) return `${base}ente`;
    if (withIc.includes(suffix)) return dropIf(base, longest(base, ['ic']), r2);
    if (suffix === 'mente') return dropIf(base, longest(base, ['ante', 'able', 'ible']), r2);
    if (idad.includes(suffix)) return dropIf(base, longest(base, ['abil', 'ic', 'iv']), r2);
    if (iv.includes(suffix)) return dropIf(base, longest(base, ['at']), r2);
    if (suffix !== 'amente') return base;
    const second = longest(base, ['iv', 'os', 'ic', 'ad']);
    const shorter = dropIf(base, second, r2);
    return second === 'iv' && shorter !== base ? dropIf(shorter, longest(shorter, ['at']), r2) : shorter;
  }

  /** The longest suffix of the table that lies in RV. */
  const longestFrom = (word: string, list: readonly string[], rv: number) => longest(word.slice(rv), list);

  function verbDropped(word: string, rv: number): string {
    const y = longestFrom(word, yEndings, rv);
    if (y !== '' && without(word, y).endsWith('u')) return without(word, y);
    const ending = longestFrom(word, verbs, rv);
    const base = without(word, ending);
    return enEndings.includes(ending) && base.endsWith('gu') ? base.slice(0, -1) : base;
  }

  function residualDropped(word: string, rv: number): string {
    const ending = longest(word, residual);
    const base = dropIf(word, ending, rv);
    const gu = base !== word && plainVowels(ending) === 'e' && base.endsWith('gu') && base.length - 1 >= rv;
    return gu ? base.slice(0, -1) : base;
  }

  return (word) => {
    const rv = startOfRV(word, vowel);
    const after = (from: number) => {
      const found = word.slice(from).search(region);
      return found < 0 ? word.length : from + found + 2;
    };
    const r1 = after(0);
    const r2 = after(r1);
    const bare = pronounDropped(word, rv);
    return plainVowels(residualDropped(standardDropped(bare, r1, r2) ?? verbDropped(bare, rv), rv));
  };
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** The stem of one folded Spanish word (`ñ` and accents already gone). */
export const stemSpanish = spanishStemmer(withoutAccents);
