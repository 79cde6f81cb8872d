import type { Answer } from '../../shared/api/call';
import type { Access, Conversations, Updates } from '../../shared/api/conversations';
import { Failure } from '../../shared/api/failure';
import { pollDelayMs } from './poll-delay';
import { completeUpTo, type Edition, lastSeq, type State } from './state';
import { type Store, single } from './store';

/** After this many failed reads in a row the customer is told. */
const STALE_AFTER = 3;

interface Reader {
  readonly store: Store<State>;
  readonly api: Conversations;
  readonly now: () => number;
  readonly isVisible: () => boolean;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  /** Whether hints of news arrive. */
  readonly isLive: () => boolean;
  readonly take: (updates: Updates, access: Access, edition: Edition) => boolean;
  /** Called when the conversation no longer exists. */
  readonly onGone: (access: Access) => void;
}

/** Polls for updates, only while somebody may write, and never twice at once. */
export function createPoller({ store: { get, update }, api, now, isVisible, random, isLive, take, onGone }: Reader) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let retryAfterSeconds: number | undefined;
  let lastMessageAt = 0;
  /** The pace that the server named last. */
  let pollAfterSeconds: number | undefined;
  /** The ETag of the last response, for the same request only. */
  let tag: { readonly question: string; readonly etag: string | undefined } | undefined;

  function schedule(): void {
    clearTimeout(timer);
    const { conversation, isOnline, access } = get();
    const delay = pollDelayMs({
      conversation,
      isOnline,
      isVisible: isVisible(),
      isLive: isLive(),
      quietForMs: now() - lastMessageAt,
      pollAfterSeconds,
      failures,
      retryAfterSeconds,
      random: random(),
    });
    if (delay !== undefined && access !== undefined) timer = setTimeout(() => void catchUp(), delay);
  }

  const catchUp = single(async () => {
    const { access, phase, isOnline, messages } = get();
    if (access === undefined || phase !== 'ready' || !isOnline) return;
    const after = completeUpTo(messages);
    const question = access.id + after;
    try {
      const answer = await api.updates(access, after, tag?.question === question ? tag.etag : undefined);
      failures = 0;
      retryAfterSeconds = undefined;
      if (get().isStale) update({ isStale: false });
      if (answer === undefined) return;
      tag = { question, etag: answer.etag };
      pollAfterSeconds = answer.body.pollAfterSeconds;
      take(answer.body, access, editionIn(answer, after));
    } catch (error) {
      if (error instanceof Failure && error.isGone) return onGone(access);
      failures += 1;
      retryAfterSeconds = error instanceof Failure ? error.retryAfterSeconds : undefined;
      if (failures >= STALE_AFTER) update({ isStale: true });
    } finally {
      schedule();
    }
  });

  return {
    catchUp,
    schedule,
    /** A message was received or sent. */
    changed(): void {
      lastMessageAt = now();
      schedule();
    },
  };
}

/** The edition of a response; its ETag begins with the version of the conversation. */
export function editionIn({ body, etag = '' }: Answer<Updates>, after: number): Edition {
  return { seq: Math.max(after, lastSeq(body.messages)), version: Number(/\d+/.exec(etag)?.[0] ?? 0) };
}
