import type { Language } from '../../model/language';
import type { GroupName } from './groups';
import type { Word } from './words';

/** Groups that are matched by themselves, without weights: see `hear`. */
export type HeardGroup = GroupName<'intents'> | GroupName<'questions'> | GroupName<'joints'> | GroupName<'contact'>;

/** Consecutive words that match a group. */
export interface Span<Group extends string = HeardGroup> {
  readonly group: Group;
  /** The language whose list matched. */
  readonly language: Language;
  /** Words are counted from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Number of words that the phrase names, without those it skips. */
  readonly length: number;
}

/** Everything in a text that some list matches. */
export interface Heard<Group extends string = HeardGroup> {
  readonly text: string;
  readonly words: readonly Word[];
  /** In the order of their first words. */
  readonly spans: readonly Span<Group>[];
}

/** What a text must consist of: at least one of `says`, and otherwise only the other groups named here. */
export interface Makings<Group extends string = HeardGroup> {
  readonly says: readonly Group[];
  readonly beside?: readonly Group[];
  /** Only before the first of `says`: "but" takes back what was said before it. */
  readonly before?: readonly Group[];
  /** Only after one of `says`: anything may follow it. */
  readonly about?: readonly Group[];
}

/**
 * Whether words are made of nothing but certain groups, without a gap. All ways to part them are followed at once.
 * @param from the first word
 * @param to the word behind the last one
 * @returns where it ends: `to`, or where something of `about` begins; undefined when it is not made of them
 */
export function madeOf<Group extends string>(
  { spans, words }: Heard<Group>,
  { says, beside = [], before = [], about = [] }: Makings<Group>,
  from = 0,
  to = words.length,
): number | undefined {
  const unsaid = new Set([from]);
  const said = new Set<number>();
  for (let at = firstSpanFrom(spans, from); at < spans.length && spans[at]!.from < to; at++) {
    const span = spans[at]!;
    if (span.to > to) continue;
    const isUnsaid = unsaid.has(span.from);
    const isSaid = said.has(span.from);
    if (!isUnsaid && !isSaid) continue;
    if (isSaid && about.includes(span.group)) return span.from;
    if (says.includes(span.group)) said.add(span.to);
    const isBeside = beside.includes(span.group);
    if (isUnsaid && (isBeside || before.includes(span.group))) unsaid.add(span.to);
    if (isSaid && isBeside) said.add(span.to);
  }
  return said.has(to) ? to : undefined;
}

/**
 * The place of the first span that begins at a word or behind it, found by bisection: a text of a thousand clauses asks this for each
 * of them.
 */
export function firstSpanFrom(spans: readonly Pick<Span, 'from'>[], from: number): number {
  let [low, high] = [0, from === 0 ? 0 : spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The clauses of a text, as ranges of words. */
export function clausesOf(words: readonly Word[]): readonly { readonly from: number; readonly to: number }[] {
  const clauses: { from: number; to: number }[] = [];
  for (const [at, { clause }] of words.entries()) {
    const open = clauses.at(-1);
    if (open !== undefined && words[at - 1]?.clause === clause) open.to = at + 1;
    else clauses.push({ from: at, to: at + 1 });
  }
  return clauses;
}

/** No word counts twice: the longest span has it, of two that are as long the one of the earlier group in the list. */
export function longestSpans({ spans }: Heard, groups: readonly HeardGroup[]): readonly Span[] {
  const taken: Span[] = [];
  const wanted = spans.filter(({ group }) => groups.includes(group));
  wanted.sort((a, b) => b.length - a.length || groups.indexOf(a.group) - groups.indexOf(b.group));
  for (const span of wanted) if (!taken.some(({ from, to }) => span.from < to && from < span.to)) taken.push(span);
  return taken;
}
