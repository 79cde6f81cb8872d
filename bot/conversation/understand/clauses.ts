import { fold } from './fold';

/** A piece of a text, as the customer wrote it. */
export interface Span {
  readonly start: number;
  /** The first unit behind it. */
  readonly end: number;
}

/** The words between two punctuation marks: "No, quiero hablar con una persona" is two clauses, and only one of them denies. */
export interface Clause {
  /** Its words, folded, with one space between them. */
  readonly folded: string;
  /** Where each word is in the text, and where it begins in `folded`. */
  readonly words: readonly (Span & { readonly at: number })[];
}

/** No customer writes more; time is bounded by it. */
const MAX_UNITS = 2_000;

const WORD_OR_MARK = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´][\p{L}\p{M}]+)*|[.,;:!?¡¿…\n()"«»“”–—]|\s-+\s/gu;

/** The clauses of a text in order, those without a word left out. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: { folded: string; words: (Span & { at: number })[] }[] = [];
  let open: (typeof clauses)[number] | undefined;
  for (const { 0: token, index } of text.slice(0, MAX_UNITS).matchAll(WORD_OR_MARK)) {
    const folded = /^[\p{L}\p{N}\p{M}]/u.test(token) ? fold(token) : '';
    if (folded === '') {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { folded: '', words: [] };
      clauses.push(open);
    }
    if (open.folded !== '') open.folded += ' ';
    open.words.push({ start: index, end: index + token.length, at: open.folded.length });
    open.folded += folded;
  }
  return clauses;
}

/** Where a part of a folded clause is in the text; whole words, undefined when it holds none. */
export function placeOf({ words }: Clause, from: number, to: number): Span | undefined {
  const inside = words.filter(({ at }, index) => at < to && (words[index + 1]?.at ?? Number.POSITIVE_INFINITY) > from);
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The text without some of its parts. */
export function without(text: string, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start);
    from = end;
  }
  return (rest + text.slice(from)).trim();
}
