import { backOffMs } from '../../shared/api/back-off';
import type { Access, Conversations, Updates } from '../../shared/api/conversations';
import { Failure } from '../../shared/api/failure';
import { type Edition, editionAfter, type Outgoing, type State } from './state';
import { type Store, single } from './store';

/** How often a message whose outcome is unknown is sent, and about how long the first pause is. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 10_000;

interface Outbox {
  readonly store: Store<State>;
  readonly api: Conversations;
  readonly now: () => number;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  /** Opens and loads the conversation; false when it cannot be reached. */
  readonly enter: () => Promise<boolean>;
  /** Does nothing when the conversation was already left. */
  readonly leave: (why: 'expired' | 'anew', access: Access | undefined) => void;
  readonly take: (updates: Updates, access: Access, edition: Edition) => boolean;
  readonly think: <T>(call: Promise<T>) => Promise<T>;
}

/**
 * Sends the customer's unconfirmed messages in order, one at a time, each always under the same id. Returns the function
 * that sends.
 */
export function createOutbox({
  store: { get, update },
  api,
  now,
  random,
  enter,
  leave,
  take,
  think,
}: Outbox): () => Promise<void> {
  /** The message for which a new conversation was last opened; one message opens at most one. */
  let renewedFor: string | undefined;

  /** Returns whether to continue with the next message. */
  async function deliver(message: Outgoing): Promise<boolean> {
    const { limitedUntil = 0, conversation, isOnline, access } = get();
    if (limitedUntil > now()) return hold('waiting');
    if (isOnline) update({ fate: 'sending' });
    if (conversation === 'closed') leave('anew', access);
    if (!isOnline || !(await enter())) return hold();
    const { access: here } = get();
    if (here === undefined) return hold();
    const posting = post(message, here);
    // When a person handles the conversation, the bot does not answer, so no typing is shown.
    const failure = await (conversation === 'with_agent' ? posting : think(posting));
    return failure === undefined || giveUp(message, failure, here);
  }

  /**
   * Posts until the outcome is known or the attempts are used up.
   * @returns the last failure
   */
  async function post({ id, text, choice }: Outgoing, access: Access): Promise<Failure | undefined> {
    for (let failures = 1; failures <= ATTEMPTS; failures++) {
      // A message is sent to the conversation in which it was written, or not at all.
      if (get().access?.id !== access.id) return undefined;
      const { edition } = get();
      try {
        const answer = await api.post(access, 'messages', { id, text, ...(choice === undefined ? {} : { choice }) });
        take(answer, access, editionAfter(edition, answer));
        drop(id);
        return undefined;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (!error.isPassing || failures === ATTEMPTS || !get().isOnline) return error;
        const { retryAfterSeconds } = error;
        const pause = { failures, firstMs: FIRST_PAUSE_MS, longestMs: LONGEST_PAUSE_MS, retryAfterSeconds, random: random() };
        await new Promise((resolve) => setTimeout(resolve, backOffMs(pause)));
      }
    }
    return undefined;
  }

  function giveUp({ id, text, choice }: Outgoing, failure: Failure, access: Access): boolean {
    const { code, isGone, isPassing, retryAfterSeconds = 30 } = failure;
    if (code === 'RATE_LIMITED') {
      update({ limitedUntil: now() + retryAfterSeconds * 1_000 });
      return hold('waiting');
    }
    if (isPassing || renewedFor === id) return hold();
    if (isGone || code === 'CONVERSATION_CLOSED') {
      renewedFor = id;
      leave(isGone ? 'expired' : 'anew', access);
      return true;
    }
    // The same text would be rejected again, so it goes back into the input field.
    drop(id);
    const { draft } = get();
    update({ notice: 'refused', ...(choice === undefined ? { draft: `${text}\n${draft}`.trim() } : {}) });
    return true;
  }

  function hold(fate: State['fate'] = get().isOnline ? 'failed' : 'waiting'): false {
    const { limitedUntil } = get();
    const isLimited = limitedUntil !== undefined && limitedUntil > now();
    update({ fate: isLimited ? 'waiting' : fate });
    if (isLimited) setTimeout(() => void flush(), limitedUntil - now() + 50);
    return false;
  }

  function drop(id: string): void {
    update({ outgoing: get().outgoing.filter((message) => message.id !== id), limitedUntil: undefined });
  }

  const flush = single(async () => {
    for (;;) {
      const next = get().outgoing[0];
      if (next === undefined || get().fate === 'failed' || !(await deliver(next))) return;
    }
  });
  return flush;
}
