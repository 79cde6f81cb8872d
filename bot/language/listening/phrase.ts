import { foldWord } from './words';

/**
 * A phrase of a list, read. How they are written:
 *
 * | written        | means                                                                    |
 * |----------------|--------------------------------------------------------------------------|
 * | `harto`        | the word, in any case, with or without accents                           |
 * | `harto/harta`  | one of these words                                                       |
 * | `indigna*`     | any word that begins so (three letters at least)                         |
 * | `*amos`        | any longer word that ends so                                             |
 * | `_`            | any word                                                                 |
 * | `@company`     | any word of that class of the file or folder                             |
 * | `#`            | any number in digits                                                     |
 * | `[muy/tan]`    | may be left out                                                          |
 * | `[@some]*`     | any number of these words up to 5, or none                               |
 * | `..` / `...`   | up to 3 / up to 8 words between                                          |
 * | `^` / `$`      | the sentence begins / ends here                                          |
 *
 * A phrase never goes beyond one sentence; in families that are read by the clause, never beyond one clause, and there `^` and `$`
 * are the ends of that. There is no regular expression in it, so none can run away.
 */
export interface Phrase {
  /** As they are written, with each word as it is spelled: the same text is the same part, see `readPart`. */
  readonly parts: readonly string[];
  /** Only where a sentence begins. */
  readonly first: boolean;
  /** Only where a sentence ends. */
  readonly last: boolean;
}

export type Part = OneOf | { readonly gap: number } | { readonly run: OneOf; readonly most: number };

/** One word, of those that may stand here. */
export interface OneOf {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  readonly number: boolean;
  readonly any: boolean;
}

/** Words, each as it is spelled and with spaces between them, by the name of their class. */
export type Classes = Readonly<Record<string, string>>;

const BEGINNING = /^[^*]+\*$/;
const SHORTEST = 3;
const ENDING = /^\*[^*]+$/;
const RUN = /^\[([^[\]]+)\]\*$/;
const MAX_RUN = 5;
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8 };

/** How a word of a list is spelled, a beginning or an ending with its star. @throws Error on a beginning of less than three letters */
export function spelledWord(word: string, spelling: (plain: string) => string): string {
  if (ENDING.test(word)) return `*${foldWord(word.slice(1))}`;
  if (!BEGINNING.test(word)) return spelling(foldWord(word));
  if (word.length <= SHORTEST) throw new Error(`"${word}" is too short a beginning`);
  return `${spelling(foldWord(word.slice(0, -1)))}*`;
}

export interface Notation {
  /** How a folded word is spelled in the language, see bot/text/spelling.ts. */
  readonly spelling: (plain: string) => string;
  /** The name by which a class that a phrase names is compiled; undefined when there is none. */
  readonly className: (written: string) => string | undefined;
}

/**
 * The phrases of a list, parted by commas or lines.
 * @throws Error on a class that is not there, a beginning of less than three letters, and what may be left out at either end
 */
export function phrasesOf(list: string, notation: Notation): readonly Phrase[] {
  return list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) => withAndWithout(checked(phrase.split(/\s+/))))
    .map((parts) => {
      const written = parts.filter((part) => part !== '^' && part !== '$');
      return { first: parts[0] === '^', last: parts.at(-1) === '$', parts: written.map((part) => spelledPart(part, notation)) };
    });
}

function spelledPart(written: string, notation: Notation): string {
  if (written in GAPS) return written;
  const [, run] = RUN.exec(written) ?? [];
  return run === undefined ? spelledWords(written, notation) : `[${spelledWords(run, notation)}]*`;
}

function spelledWords(written: string, { spelling, className }: Notation): string {
  const words = written.split('/').map((word) => {
    if (!word.startsWith('@')) return spelledWord(word, spelling);
    const name = className(word.slice(1));
    if (name === undefined) throw new Error(`there is no class ${word}`);
    return `@${name}`;
  });
  return words.join('/');
}

/** A part of a compiled phrase. */
export function readPart(written: string, classes: Classes): Part {
  const gap = GAPS[written];
  if (gap !== undefined) return { gap };
  const [, run] = RUN.exec(written) ?? [];
  return run === undefined ? readOneOf(written, classes) : { run: readOneOf(run, classes), most: MAX_RUN };
}

function readOneOf(written: string, classes: Classes): OneOf {
  const exact = new Set<string>();
  const beginnings: string[] = [];
  const endings: string[] = [];
  const add = (word: string): void => {
    if (word.startsWith('*') && ENDING.test(word)) endings.push(word.slice(1));
    else if (word.endsWith('*') && BEGINNING.test(word)) beginnings.push(word.slice(0, -1));
    else exact.add(word);
  };
  for (const one of written.includes('/') ? written.split('/') : [written]) {
    if (one.startsWith('@')) wordsOfClass(classes[one.slice(1)]).forEach(add);
    else add(one);
  }
  return { exact, beginnings, endings, number: exact.has('#'), any: exact.has('_') };
}

export const wordsOfClass = (words: string | undefined): readonly string[] =>
  (words ?? '').split(' ').filter((word) => word !== '');

/** What may be left out at either end would be left out every time. */
function checked(parts: readonly string[]): readonly string[] {
  if (parts.some((part) => part.startsWith('[') !== /\]\*?$/.test(part))) {
    throw new Error(`"${parts.join(' ')}": what may be left out is one word, or one of several, in one pair of brackets`);
  }
  if ([parts[0], parts.at(-1)].some((part) => part === undefined || part.startsWith('[') || part in GAPS)) {
    throw new Error(`"${parts.join(' ')}" begins or ends with what may be left out`);
  }
  return parts;
}

/** What may be left out, written out: both phrases. */
function withAndWithout(parts: readonly string[]): readonly (readonly string[])[] {
  const at = parts.findIndex((part) => part.startsWith('[') && !RUN.test(part));
  if (at < 0) return [parts];
  const option = (parts[at] ?? '').slice(1, -1);
  return withAndWithout(parts.slice(at + 1)).flatMap((rest) => [
    [...parts.slice(0, at), ...rest],
    [...parts.slice(0, at), option, ...rest],
  ]);
}
