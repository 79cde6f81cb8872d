/** Where in a text the answers were called for: from the slash to the caret. */
export interface Calling {
  readonly from: number;
  readonly to: number;
  readonly q: string;
}

/** A slash at the start of a word, and what is written after it on the same line; `1 / 2` and `and/or` call for nothing. */
const CALL = /(?:^|\s)\/((?:[^\s/][^/\n]{0,60})?)$/;

export function callingAt(text: string, caret: number): Calling | undefined {
  const q = CALL.exec(text.slice(0, caret))?.[1];
  return q === undefined ? undefined : { from: caret - q.length - 1, to: caret, q: q.trim() };
}
