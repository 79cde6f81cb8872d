import type { Listener } from '../../language/listening/listener';
import { splitAtCommas, splitSentences } from '../../text/sentences';
import { profanityOf } from './tone';

/** A sentence with this many words about the matter names a problem. */
const ENOUGH = 2;
/** More words do not count: of two sentences that both name the problem, the earlier one is taken. */
const PLENTY = 4;
/** Maximum length of a text quoted as a whole, and maximum number of sentences and words that are looked at. */
const WHOLE = 140;
const MOST_PARTS = 20;
const MOST_WORDS = 60;

const SWORN = '…';

/**
 * The problem in an upset customer's message, in their own words: the sentence that names it, without swearing. Undefined
 * when there is nothing but anger, which is not repeated to anybody.
 * @param sentence the part by which an entry was found, which is preferred
 */
export function problemOf(text: string, listener: Listener, sentence = text): string | undefined {
  const whole = text.trim();
  const sentences = splitSentences(whole).slice(0, MOST_PARTS);
  const clauses = sentences.flatMap((one) => splitAtCommas(one).slice(0, MOST_PARTS));
  const first = [sentence.trim(), whole].find((one) => one.length <= WHOLE && !one.includes('\n') && namesProblem(one, listener));
  const clean = () => sentences.map((one) => withoutSwearing(one, listener));
  return first ?? clearest(sentences, listener) ?? clearest(clauses, listener) ?? clearest(clean(), listener);
}

function namesProblem(text: string, listener: Listener): boolean {
  const { isProfane, matter } = profanityOf(text, listener);
  return !isProfane && matter >= ENOUGH;
}

/** The part that says most about the matter; the earliest of those that say enough. */
function clearest(parts: readonly string[], listener: Listener): string | undefined {
  let best: string | undefined;
  let most = ENOUGH - 1;
  for (const part of parts) {
    const { isProfane, matter } = profanityOf(part, listener);
    if (!isProfane && Math.min(matter, PLENTY) > most) {
      best = part;
      most = Math.min(matter, PLENTY);
    }
  }
  return best;
}

/** Removes each swearword that stands by itself. */
function withoutSwearing(text: string, listener: Listener): string {
  return text
    .split(/\s+/)
    .slice(0, MOST_WORDS)
    .map((word) => (profanityOf(word, listener).isProfane ? SWORN : word))
    .join(' ');
}
