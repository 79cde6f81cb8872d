import { hear } from '../../language/listening/hear';
import { splitSentences } from '../../text/sentences';

/** Only this many sentences are looked at: what matters comes early, and the time is bounded. */
const MAX_SENTENCES = 6;
const MIN_LETTERS = 3;

/**
 * The parts of a message that are matched: the whole message, and each of its sentences if it has several. The first is
 * always the whole, trimmed.
 */
export function sentencesOf(text: string): readonly string[] {
  const whole = text.trim();
  const sentences = splitSentences(whole, openingsIn(whole)).filter(
    (part) => (part.match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS,
  );
  return sentences.length < 2 ? [whole] : [whole, ...sentences.slice(0, MAX_SENTENCES)];
}

/** "…, by the way …" begins something else, whatever mark stands there. */
function openingsIn(text: string): readonly number[] {
  const { words, spans } = hear(text);
  return spans.flatMap(({ group, from }) => {
    const at = words[from]?.from ?? 0;
    return group === 'new sentence' && /\s/.test(text.charAt(at - 1)) ? [at] : [];
  });
}
