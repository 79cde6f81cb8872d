import { readable } from './words';

/** What a text looks like, apart from its words. Each sign is weak: people also shout for joy, or have the key stuck. */
export interface Shape {
  /** Nearly all of it is in capitals. */
  readonly isShout: boolean;
  readonly exclamations: number;
  /** Longest run of question marks, exclamation marks among them counted. */
  readonly questions: number;
}

/** Minimum size of a text whose capitals count as shouting, rather than as a model number. */
const SHOUT = { letters: 10, words: 3, share: 0.75 };

export function shapeOf(text: string): Shape {
  const own = withoutQuotes(readable(text));
  const words = own.match(/(?<![\p{L}\p{N}-])\p{L}+(?![\p{L}\p{N}-])/gu) ?? [];
  const letters = words.join('');
  const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
  return {
    isShout: letters.length >= SHOUT.letters && words.length >= SHOUT.words && capitals / letters.length >= SHOUT.share,
    exclamations: own.match(/!/g)?.length ?? 0,
    questions: Math.max(0, ...(own.match(/[?!]+/g) ?? []).map((run) => (run.includes('?') ? run.length : 0))),
  };
}

/** Capitals in a quotation are not the customer's own shouting. One pass, whatever marks are missing. */
function withoutQuotes(text: string): string {
  let quoted = false;
  return text
    .split(/(["«»“”])/)
    .filter((part) => {
      const isMark = /^["«»“”]$/.test(part);
      if (isMark) quoted = part === '"' ? !quoted : part === '«' || part === '“';
      return !isMark && !quoted;
    })
    .join(' ');
}
