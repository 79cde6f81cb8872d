import { createLive, TYPING_SHOWN_MS, typingTo } from '../../shared/live/socket';
import { expectsMessages, lastSeq, type State } from './state';
import type { Store } from './store';

interface LiveParts {
  readonly store: Store<State>;
  readonly api: string;
  readonly now: () => number;
  readonly isVisible: () => boolean;
  /** Reads what is new. */
  readonly catchUp: () => void;
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
      if (hint.type === 'news' && hint.seq > lastSeq(get().messages)) catchUp();
      if (hint.type === 'typing') show(hint.name);
    },
    onChange: (isLive) => {
      // What happened before there were hints is read now.
      if (isLive) catchUp();
      else schedule();
    },
  });

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
