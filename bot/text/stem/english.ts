/**
 * Snowball's stemmer for English, "Porter2" (Porter 2001, https://snowballstem.org/algorithms/english/stemmer.html), in the
 * version of the package `snowball-stemmers`; a test compares the two. Words must be folded: lower case, no apostrophes.
 */
import { endsWithin, longest, replacements, suffixes } from './suffix';

const SPECIAL = replacements(
  'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl',
);
const UNCHANGED = new Set('sky news howe atlas cosmos bias andes'.split(' '));
const UNCHANGED_AFTER_PLURAL = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

// A `y` that stands for a consonant is written `Y` while the word is processed.
const VOWEL = /[aeiouy]/;
const REGION = /[aeiouy][^aeiouy]/;
const REGION_OF_PREFIX = /^(?:gener|commun|arsen)/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT_END = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

const STEP_1B = suffixes('eed eedly ed edly ing ingly');
const STEP_2 = replacements(
  'tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al ' +
    'fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful lessli:less li:',
);
const STEP_3 = replacements('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:');
const STEP_4 = suffixes('al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion');

function regionAfter(word: string, from: number): number {
  const found = word.slice(from).search(REGION);
  return found < 0 ? word.length : from + found + 2;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, r1: number): string {
  const suffix = longest(word, STEP_1B);
  if (suffix === '') return word;
  const base = word.slice(0, -suffix.length);
  if (suffix.startsWith('eed')) return base.length >= r1 ? `${base}ee` : word;
  if (!VOWEL.test(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (DOUBLE.test(base)) return base.slice(0, -1);
  return r1 >= base.length && SHORT_END.test(base) ? `${base}e` : base;
}

function step2(word: string, r1: number): string {
  const suffix = longest(word, STEP_2.keys());
  if (suffix === '' || !endsWithin(word, suffix, r1)) return word;
  const base = word.slice(0, -suffix.length);
  if (suffix === 'ogi' && !base.endsWith('l')) return word;
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(base)) return word;
  return base + STEP_2.get(suffix);
}

function step3(word: string, r1: number, r2: number): string {
  const suffix = longest(word, STEP_3.keys());
  if (suffix === '' || !endsWithin(word, suffix, suffix === 'ative' ? r2 : r1)) return word;
  return word.slice(0, -suffix.length) + STEP_3.get(suffix);
}

function step4(word: string, r2: number): string {
  const suffix = longest(word, STEP_4);
  if (suffix === '' || !endsWithin(word, suffix, r2)) return word;
  const base = word.slice(0, -suffix.length);
  return suffix === 'ion' && !/[st]$/.test(base) ? word : base;
}

function step5(word: string, r1: number, r2: number): string {
  const base = word.slice(0, -1);
  if (word.endsWith('e')) return base.length >= r2 || (base.length >= r1 && !SHORT_END.test(base)) ? base : word;
  return word.endsWith('ll') && base.length >= r2 ? base : word;
}

/** The stem of one folded English word. */
export function stemEnglish(word: string): string {
  const special = SPECIAL.get(word);
  if (special !== undefined) return special;
  if (word.length < 3 || UNCHANGED.has(word)) return word;
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const prefix = REGION_OF_PREFIX.exec(w);
  const r1 = prefix ? prefix[0].length : regionAfter(w, 0);
  const r2 = regionAfter(w, r1);
  w = withoutPlural(w);
  if (!UNCHANGED_AFTER_PLURAL.has(w)) {
    w = withoutTense(w, r1);
    if (/.[^aeiouy][yY]$/.test(w)) w = `${w.slice(0, -1)}i`;
    w = step5(step4(step3(step2(w, r1), r1, r2), r2), r1, r2);
  }
  return w.replaceAll('Y', 'y');
}
