import { hear } from '../../language/listening/hear';
import { splitSentences } from '../../text/sentences';

/** Only this many parts are looked at, which bounds the time: more than a long message has. */
const MAX_PARTS = 24;
/** A longer sentence is read in parts of this many words. */
const MAX_WORDS = 30;
const MIN_LETTERS = 3;

/**
 * The parts of a message that are matched: the whole message, and each of its sentences if it has several. The first is
 * always the whole, trimmed.
 */
export function sentencesOf(text: string): readonly string[] {
  const whole = ownWordsOf(text);
  const sentences = splitSentences(whole, openingsIn(whole))
    .flatMap(partsOf)
    .filter((part) => (part.match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS);
  return sentences.length < 2 ? [whole] : [whole, ...sentences.slice(0, MAX_PARTS)];
}

/** A message without the mail that it quotes and without its signature, by their usual marks (RFC 3676, section 4.3). */
function ownWordsOf(text: string): string {
  const lines = text.trim().split('\n');
  const signature = lines.findIndex((line) => /^(-- ?|_{5,}|-{5,}.*)$/.test(line.trimEnd()));
  const own = (signature <= 0 ? lines : lines.slice(0, signature)).filter((line, place, all) => {
    const introducesQuote = line.trimEnd().endsWith(':') && all[place + 1]?.startsWith('>') === true;
    return !line.startsWith('>') && !introducesQuote;
  });
  const rest = own.join('\n').trim();
  return rest === '' ? text.trim() : rest;
}

/** The parts of a long sentence that are read one by one; a short one is its only part. */
function partsOf(sentence: string): readonly string[] {
  const words = sentence.split(/\s+/);
  if (words.length <= MAX_WORDS) return [sentence];
  return Array.from({ length: Math.ceil(words.length / MAX_WORDS) }, (_, part) =>
    words.slice(part * MAX_WORDS, (part + 1) * MAX_WORDS).join(' '),
  );
}

/** "…, by the way …" begins something else, whatever mark stands there. */
function openingsIn(text: string): readonly number[] {
  const { words, spans } = hear(text);
  return spans.flatMap(({ group, from }) => {
    const at = words[from]?.from ?? 0;
    return group === 'new sentence' && /\s/.test(text.charAt(at - 1)) ? [at] : [];
  });
}
