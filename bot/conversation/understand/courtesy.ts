import { hear } from '../../language/listening/hear';

export interface Courteous {
  /** The text without its thanks; the whole text when it says nothing else. */
  readonly rest: string;
  /** Whether it takes its thanks back: "thanks, but …". */
  readonly takesBack: boolean;
}

const MIN_LETTERS = 3;
/** Fewer words behind a greeting belong to it: "hello there". */
const MIN_WORDS = 2;
/** Longer texts are not searched, which bounds the time. */
const MAX_UNITS = 2_000;

const MARKS_BEHIND_THANKS = /^[\s,.;:!…–-]+/;
const MARKS_BEFORE_THANKS = /[\s,.;:!¡…(–-]+$/;
const MARKS_BEHIND_BUT = /^[\s,.:…]+/;

/** What a message says besides its thanks, which say nothing about its topic. */
export function withoutThanks(text: string): Courteous {
  if (text.length > MAX_UNITS) return { rest: text, takesBack: false };
  const end = endOfFirstThanks(text);
  const behind = end === 0 ? text : text.slice(end).replace(MARKS_BEHIND_THANKS, '');
  const core = end === 0 ? text : withoutBut(behind);
  const rest = withoutLastThanks(core).trim();
  if ((rest.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return { rest: text, takesBack: false };
  return { rest, takesBack: core !== behind };
}

/** "Gracias por nada", "thanks to the fitter": there the word belongs to what follows, and is not thanks. */
function endOfFirstThanks(text: string): number {
  const { words, spans } = hear(text);
  if (!/^[\s¡]*$/.test(text.slice(0, words[0]?.from))) return 0;
  const goesOn = (at: number) =>
    words[at]?.clause === words[at - 1]?.clause && spans.some(({ group, from }) => group === 'thanks go on' && from === at);
  const ends = spans.flatMap(({ group, from, to }) => (group === 'thanks' && from === 0 && !goesOn(to) ? [to] : []));
  return words[Math.max(0, ...ends) - 1]?.to ?? 0;
}

/** What a message says behind its greeting and other courtesies; the whole text when it says nothing else. */
export function withoutGreeting(text: string): string {
  if (text.length > MAX_UNITS) return text;
  const { words, spans } = hear(text);
  let end = 0;
  for (const { group, from, to } of spans) if (group === 'courtesy' && from <= end) end = Math.max(end, to);
  const rest = end === 0 ? text : text.slice(words[end - 1]?.to).replace(MARKS_BEHIND_THANKS, '');
  return words.length - end < MIN_WORDS ? text : rest;
}

function withoutBut(text: string): string {
  const { words, spans } = hear(text);
  const but = spans.find(({ group, from }) => group === 'but' && from === 0);
  return but === undefined ? text : text.slice(words[but.to - 1]?.to).replace(MARKS_BEHIND_BUT, '');
}

/** The question mark of a question with thanks stays: "…, gracias?" */
function withoutLastThanks(text: string): string {
  const { words, spans } = hear(text);
  const [, asks] = /^[\s.!)…]*(\??)\s*$/.exec(text.slice(words.at(-1)?.to)) ?? [];
  const belongs = (at: number) => spans.some(({ group, to }) => group === 'no thanks' && to === at);
  const begins = spans.flatMap(({ group, from, to }) =>
    group === 'thanks' && to === words.length && from > 0 && !belongs(from) ? [from] : [],
  );
  if (asks === undefined || begins.length === 0) return text;
  return text.slice(0, words[Math.min(...begins)]?.from).replace(MARKS_BEFORE_THANKS, '') + asks;
}
