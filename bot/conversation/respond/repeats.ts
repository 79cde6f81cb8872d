import type { Conversation } from '../../model/conversation';
import type { Draft } from '../../model/transcript';

/** What says something. */
interface Saying {
  readonly drafts?: readonly Draft[];
}

/** Number of texts that are remembered; the oldest are forgotten first. */
const REMEMBERED = 40;
/** Length of a fingerprint, in letters of `ALPHABET`: 18 bits. */
const LETTERS = 3;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** In how many other ways a reply is looked for. */
const MOST_VARIANTS = 4;

/**
 * A short fingerprint of a text (FNV-1a, folded to 18 bits): the head of a conversation remembers what the bot said by
 * these. A chance resemblance, one in 260,000 a pair, only makes the bot say something in its other words.
 */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  const bits = (hash ^ (hash >>> 18)) & 0x3ffff;
  return [12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
}

/** Whether the bot said this text before in the conversation. */
export function hasSaid({ said = '' }: Pick<Conversation, 'said'>, text: string): boolean {
  const wanted = fingerprint(text);
  for (let at = 0; at < said.length; at += LETTERS) if (said.startsWith(wanted, at)) return true;
  return false;
}

/** What is remembered after these drafts. */
export function rememberSaid(conversation: Pick<Conversation, 'said'>, drafts: readonly Draft[]): string | undefined {
  const news = drafts.filter(isOwn).map(({ text }) => fingerprint(text));
  return `${conversation.said ?? ''}${news.join('')}`.slice(-REMEMBERED * LETTERS) || undefined;
}

/** A text of the bot itself. */
export const isOwn = ({ author, text }: Draft): boolean => author.role === 'bot' && text !== '';

/**
 * The same steps, with other words for each text that was said before in the conversation.
 *
 * @param inOtherWords the steps as they are in the nth other way of saying them, from 1 on
 */
export function inFreshWords<Step extends Saying>(
  conversation: Pick<Conversation, 'said'>,
  steps: readonly Step[],
  inOtherWords: (variant: number) => readonly Saying[],
): readonly Step[] {
  const others: (readonly Saying[])[] = [];
  const fresh = (draft: Draft, step: number, place: number): Draft => {
    if (!isOwn(draft) || !hasSaid(conversation, draft.text)) return draft;
    for (let variant = 1; variant <= MOST_VARIANTS; variant += 1) {
      others[variant] ??= inOtherWords(variant);
      const candidate = others[variant]?.[step]?.drafts?.[place];
      if (candidate !== undefined && !hasSaid(conversation, candidate.text)) return candidate;
    }
    return draft;
  };
  return steps.map((step, at) =>
    step.drafts === undefined ? step : { ...step, drafts: step.drafts.map((draft, place) => fresh(draft, at, place)) },
  );
}
