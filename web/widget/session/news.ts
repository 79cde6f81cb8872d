import type { Answer } from '../../shared/api/call';
import type { Access, Conversations, News } from '../../shared/api/conversations';
import { Failure } from '../../shared/api/failure';
import { pollDelayMs } from './poll-delay';
import { completeUpTo, type Edition, lastSeq, type State } from './state';
import { type Store, single } from './store';

/** Failed reads in a row from which on the customer is told. */
const STALE_AFTER = 3;

interface Reader {
  readonly store: Store<State>;
  readonly api: Conversations;
  readonly now: () => number;
  readonly isVisible: () => boolean;
  readonly take: (news: News, access: Access, edition: Edition) => boolean;
  /** The conversation is gone. */
  readonly onGone: (access: Access) => void;
}

/** Reads what is new, only while somebody may have something to say, and never twice at once. */
export function createNews({ store: { get, update }, api, now, isVisible, take, onGone }: Reader) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let lastMessageAt = 0;
  /** The tag of the last answer, for the same question only. */
  let tag: { readonly question: string; readonly etag: string | undefined } | undefined;

  function schedule(): void {
    clearTimeout(timer);
    const { conversation, isOnline, access } = get();
    const delay = pollDelayMs({
      conversation,
      isOnline,
      isVisible: isVisible(),
      quietForMs: now() - lastMessageAt,
      failures,
    });
    if (delay !== undefined && access !== undefined) timer = setTimeout(() => void catchUp(), delay);
  }

  const catchUp = single(async () => {
    const { access, phase, isOnline, messages } = get();
    if (access === undefined || phase !== 'ready' || !isOnline) return;
    const after = completeUpTo(messages);
    const question = access.id + after;
    try {
      const answer = await api.news(access, after, tag?.question === question ? tag.etag : undefined);
      failures = 0;
      if (get().isStale) update({ isStale: false });
      if (answer === undefined) return;
      tag = { question, etag: answer.etag };
      take(answer.body, access, editionOf(answer, after));
    } catch (error) {
      if (error instanceof Failure && error.isGone) return onGone(access);
      failures += 1;
      if (failures >= STALE_AFTER) update({ isStale: true });
    } finally {
      schedule();
    }
  });

  return {
    catchUp,
    schedule,
    /** A message came or went. */
    changed(): void {
      lastMessageAt = now();
      schedule();
    },
  };
}

/** What an answer to a reading is up to; its tag begins with the version of the conversation. */
export function editionOf({ body, etag = '' }: Answer<News>, after: number): Edition {
  return { seq: Math.max(after, lastSeq(body.messages)), version: Number(/\d+/.exec(etag)?.[0] ?? 0) };
}
