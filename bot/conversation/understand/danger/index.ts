import { type Listener, type Reading, readInAll } from '../../../language/listening/listener';

/** `danger`: a report of danger; `figure`: words that only sound like it ("fire sale"). */
export type DangerSign = 'danger' | 'figure';

/**
 * Whether a text reports smoke, fire, gas, a shock, sparks, an explosion, an injury, or water near electricity. Checked in
 * every language, whatever the language of the text: "gas leak, ayuda".
 */
export function dangerSign(text: string, listener: Listener): DangerSign | undefined {
  const signs = readInAll(listener, text).map(signIn);
  return signs.includes('danger') ? 'danger' : signs.find((sign) => sign !== undefined);
}

function signIn(reading: Reading): DangerSign | undefined {
  const said = reading.said('danger').map(({ group: { name }, places: [first = 0] }) => ({
    name,
    sentence: reading.words[first]?.sentence,
  }));
  const harmless = new Set(said.flatMap(({ name, sentence }) => (name === 'harmless' ? [sentence] : [])));
  const isDanger = said.some(({ name, sentence }) => name === 'danger' || (name === 'sign' && !harmless.has(sentence)));
  if (isDanger) return 'danger';
  return said.some(({ name }) => name !== 'harmless') ? 'figure' : undefined;
}

export interface DangerRead {
  readonly sign: DangerSign | undefined;
  /** The sentence that reports the danger; the whole message when only all of it does. Absent when there is none. */
  readonly sentence?: string;
}

/** Finds danger in a message, and the sentence that reports it. @param sentences see `sentencesOf`: the first is the whole */
export function readDanger([whole = '', ...sentences]: readonly string[], listener: Listener): DangerRead {
  const sign = dangerSign(whole, listener);
  if (sign !== 'danger') return { sign };
  return { sign, sentence: sentences.find((sentence) => dangerSign(sentence, listener) === 'danger') ?? whole };
}
