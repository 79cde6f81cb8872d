/** The part of a text that opens the list of answers: from the slash to the caret. */
export interface AnswerTrigger {
  readonly from: number;
  readonly to: number;
  readonly q: string;
}

/** A slash at the start of a word, and the text after it on the same line; `1 / 2` and `and/or` do not count. */
const TRIGGER = /(?:^|\s)\/((?:[^\s/][^/\n]{0,60})?)$/;

export function callingAt(text: string, caret: number): AnswerTrigger | undefined {
  const q = TRIGGER.exec(text.slice(0, caret))?.[1];
  return q === undefined ? undefined : { from: caret - q.length - 1, to: caret, q: q.trim() };
}
