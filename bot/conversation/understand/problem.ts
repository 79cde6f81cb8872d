import type { Listener } from '../../language/listening/listener';
import { splitAtCommas, splitSentences } from '../../text/sentences';
import { profanityOf } from './tone';

/** Words that are about the matter itself, from which on a sentence names a problem. */
const ENOUGH = 2;
/** More says no more: of two sentences that both name the problem, the earlier one is taken. */
const PLENTY = 4;
/** Longest text that is said back whole, and most sentences and words that are looked at. */
const WHOLE = 140;
const MOST_PARTS = 20;
const MOST_WORDS = 60;

const SWORN = '…';

/**
 * What an upset customer's message is about, in their own words: the sentence that names the problem, without swearing.
 * Undefined when there is nothing but anger in it: that is not said back to anybody.
 * @param sentence the part of it that what is known was found by, which is preferred
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

/** The one that says most about the matter, the earliest of those that say plenty. */
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

/** Each word that is swearing by itself left out. */
function withoutSwearing(text: string, listener: Listener): string {
  return text
    .split(/\s+/)
    .slice(0, MOST_WORDS)
    .map((word) => (profanityOf(word, listener).isProfane ? SWORN : word))
    .join(' ');
}
