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
 * | `@company`     | any word of that class of the language                                   |
 * | `#`            | any number in digits                                                     |
 * | `[muy/tan]`    | may be left out                                                          |
 * | `[@some]*`     | any number of these words up to 5, or none                               |
 * | `..` / `...`   | up to 3 / up to 8 words between                                          |
 * | `^` / `$`      | the sentence begins / ends here                                          |
 *
 * A phrase never goes beyond one sentence; in lists that are read by the clause, never beyond one clause, and there `^` and `$`
 * are the ends of that. There is no regular expression in it, so none can run away.
 */
export interface Phrase {
  readonly parts: readonly Part[];
  /** The parts as they are written: the same text is the same part. */
  readonly written: readonly string[];
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

export type Classes = Readonly<Record<string, string>>;

const BEGINNING = /^[^*]+\*$/;
const ENDING = /^\*[^*]+$/;
const RUN = /^\[([^[\]]+)\]\*$/;
const MAX_RUN = 5;
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8 };

/** Reads the lists of one language. */
export class PhraseReader {
  private readonly parts = new Map<string, Part>();
  private readonly members: ReadonlyMap<string, readonly string[]>;

  /** @param spelling how a folded word is spelled in the language, see `Speech` */
  constructor(
    classes: Classes,
    private readonly spelling: (plain: string) => string,
  ) {
    this.members = new Map(Object.entries(classes).map(([name, words]) => [name, words.trim().split(/\s+/)]));
  }

  /**
   * The phrases of a list, parted by commas or lines.
   * @throws Error on a class that is not there, a beginning of less than three letters, and what may be left out at either end
   */
  phrasesOf(list: string): readonly Phrase[] {
    return list
      .split(/[,\n]/)
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== '')
      .flatMap((phrase) => withAndWithout(checked(phrase.split(/\s+/))))
      .map((parts) => {
        const written = parts.filter((part) => part !== '^' && part !== '$');
        return { first: parts[0] === '^', last: parts.at(-1) === '$', written, parts: written.map((part) => this.partOf(part)) };
      });
  }

  private partOf(written: string): Part {
    const known = this.parts.get(written);
    if (known !== undefined) return known;
    const gap = GAPS[written];
    const [, run] = RUN.exec(written) ?? [];
    const one = () => (run === undefined ? this.oneOf(written) : { run: this.oneOf(run), most: MAX_RUN });
    const part = gap === undefined ? one() : { gap };
    this.parts.set(written, part);
    return part;
  }

  private oneOf(written: string): OneOf {
    const exact = new Set<string>();
    const beginnings: string[] = [];
    const endings: string[] = [];
    for (const word of written.split('/').flatMap((one) => (one.startsWith('@') ? this.membersOf(one.slice(1)) : [one]))) {
      if (ENDING.test(word)) endings.push(foldWord(word.slice(1)));
      else if (!BEGINNING.test(word)) exact.add(this.spelling(foldWord(word)));
      else if (word.length < 4) throw new Error(`"${word}" is too short a beginning`);
      else beginnings.push(this.spelling(foldWord(word.slice(0, -1))));
    }
    return { exact, beginnings, endings, number: exact.has('#'), any: exact.has('_') };
  }

  private membersOf(name: string): readonly string[] {
    const members = this.members.get(name);
    if (members === undefined) throw new Error(`there is no class @${name}`);
    return members;
  }
}

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
