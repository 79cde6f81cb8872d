import { createLive, TYPING_SHOWN_MS, typingTo } from '../../shared/live/socket';
import { completeUpTo, expectsMessages, type State } from './state';
import type { Store } from './store';

interface LiveParts {
  readonly store: Store<State>;
  readonly api: string;
  readonly now: () => number;
  readonly isVisible: () => boolean;
  /** Reads what is new, or waits for the read in progress. */
  readonly catchUp: () => Promise<void>;
  /** Sets the pace of reading again. */
  readonly schedule: () => void;
}

/** Hints of news, while a person is expected to write to a visible page. */
export function createSessionLive({ store: { get, update }, api, now, isVisible, catchUp, schedule }: LiveParts) {
  let quiet: ReturnType<typeof setTimeout>;
  let connectedTo: string | undefined;

  const live = createLive({
    api: () => api,
    hello: async () => {
      const { access } = get();
      return access && { type: 'hello', conversation: access.id, token: access.token };
    },
    onHint: (hint) => {
      if (hint.type === 'news') void readUpTo(hint.seq);
      if (hint.type === 'typing') show(hint.name);
    },
    onChange: (isLive) => {
      // What happened before there were hints is read now.
      if (isLive) void catchUp();
      else schedule();
    },
  });

  /** A read that was in progress when the hint came may have begun before there was news: then one more is needed. */
  async function readUpTo(seq: number): Promise<void> {
    const isMissing = () => completeUpTo(get().messages) < seq;
    if (isMissing()) await catchUp();
    if (isMissing()) await catchUp();
  }

  function show(writer: string | undefined): void {
    clearTimeout(quiet);
    if (get().writer !== writer) update({ writer });
    quiet = setTimeout(() => update({ writer: undefined }), TYPING_SHOWN_MS);
  }

  return {
    isLive: live.isLive,
    typing: typingTo(live, now),
    /** Connects, disconnects, or moves to another conversation. */
    adjust(): void {
      const { access, conversation, phase, isOnline } = get();
      const isWanted = phase === 'ready' && isOnline && isVisible() && expectsMessages(conversation);
      const to = isWanted ? access?.id : undefined;
      if (to === connectedTo) return;
      live.want(false);
      connectedTo = to;
      live.want(to !== undefined);
    },
  };
}
