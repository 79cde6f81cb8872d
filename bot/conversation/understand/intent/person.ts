import {
  clausesOf,
  firstSpanFrom,
  type Heard,
  longestSpans,
  type Makings,
  madeOf,
  type Span,
} from '../../../language/listening/heard';

/** A message of at most this many words may consist of the word for a person ("agent"). */
const SHORT = 6;

/** Words from one up to, not including, another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const CALL: Makings = { says: ['call'], beside: ['call beside'], about: ['call about'] };

/** The parts of a text that ask for a person; empty when it does not, or declines one. */
export function asksForPerson(heard: Heard): readonly Range[] {
  const asked = longestSpans(heard, ['refuses person', 'no person', 'person']).filter(({ group }) => group === 'person');
  return clausesOf(heard.words).flatMap((clause) => askedIn(heard, clause, asked) ?? []);
}

function askedIn(heard: Heard, clause: Range, asked: readonly Span[]): Range | undefined {
  const [first] = asked.filter(({ from, to }) => from >= clause.from && to <= clause.to).sort((a, b) => a.from - b.from);
  if (first !== undefined) return withLeadAndTrail(heard, clause, allOf(heard, first));
  const end = madeOf(heard, CALL, clause.from, clause.to);
  if (end !== undefined) return withLeadAndTrail(heard, clause, { from: clause.from, to: end });
  const bare = heard.words.length <= SHORT ? ['only a person', 'pleads for a person'] : ['pleads for a person'];
  const { spans } = heard;
  for (let at = firstSpanFrom(spans, clause.from); spans[at]?.from === clause.from; at++) {
    const { group, to } = spans[at]!;
    if (bare.includes(group) && to === clause.to) return clause;
  }
  return undefined;
}

/** Extended by all other phrases of asking that overlap with it. */
function allOf({ spans }: Heard, first: Range): Range {
  const shared = spans.filter(({ group, from, to }) => group === 'person' && from < first.to && to > first.from);
  return { from: Math.min(...shared.map(({ from }) => from)), to: Math.max(...shared.map(({ to }) => to)) };
}

/** Extended by the surrounding words that belong to the request or lead to the matter. */
function withLeadAndTrail({ spans }: Heard, clause: Range, { from, to }: Range): Range {
  const longestFrom = (group: string, at: number) =>
    Math.max(...spans.map((span) => (span.group === group && span.from === at && span.to <= clause.to ? span.to : at)));
  const longestTo = (group: string, at: number) =>
    Math.min(...spans.map((span) => (span.group === group && span.to === at && span.from >= clause.from ? span.from : at)));
  let [begin, end] = [from, to];
  for (let next = longestTo('person lead', begin); next < begin; next = longestTo('person lead', begin)) begin = next;
  for (let next = longestFrom('person trail', end); next > end; next = longestFrom('person trail', end)) end = next;
  return { from: begin, to: longestFrom('person about', end) };
}
