import type { Access, Conversations, Updates } from '../../shared/api/conversations';
import { isGone, isInvalid, isUsed, waitOf } from './failed';
import type { Links } from './links';
import { editionIn } from './poller';
import { type Edition, editionAfter, isKnown, type State } from './state';
import { type Store, single } from './store';

/** Two tabs that open the same link do so within this time. */
const SAME_LINK_MS = 1_000;

interface Entrance {
  readonly store: Pick<Store<State>, 'get' | 'update'>;
  readonly api: Conversations;
  readonly now: () => number;
  /** Merges what other tabs have stored. */
  readonly pull: () => void;
  readonly take: (updates: Updates, access: Access, edition: Edition) => boolean;
  readonly leave: (why: 'expired', access: Access) => void;
  readonly links: Links;
  readonly think: <T>(call: Promise<T>) => Promise<T>;
  readonly onEntered: () => void;
}

/**
 * Enters the conversation: exchanges the code of a link, loads the stored conversation, or opens a new one. Returns a
 * function that does so, one call at a time; it resolves to false when the server does not answer.
 */
export function createEntrance({ store: { get, update }, api, now, pull, take, leave, links, think, onEntered }: Entrance) {
  const enter = single(async (): Promise<boolean> => {
    while (get().phase !== 'ready' || get().code !== undefined) {
      pull();
      const { access, contact, code } = get();
      try {
        if (await (code === undefined ? load(access) : exchange(code))) {
          update({ phase: 'ready', limitedUntil: undefined, isStale: false });
          onEntered();
        }
      } catch (error) {
        pull();
        if (code !== undefined && (isGone(error) || isInvalid(error) || isUsed(error))) await giveUp(code, error);
        // Another tab has switched to another conversation meanwhile.
        else if (get().access !== access) continue;
        // Invalid contact data from the page must not keep the customer out.
        else if (isInvalid(error) && isKnown(contact)) update({ contact: {} });
        else if (!isGone(error) || access === undefined) {
          update({ phase: 'unreachable', limitedUntil: limitOf(error) });
          return false;
        } else leave('expired', access);
      }
    }
    return true;
  });

  /** Resolves to whether the conversation is loaded now. */
  async function load(access: Access | undefined): Promise<boolean> {
    if (access !== undefined) {
      const answer = await think(api.updates(access, 0));
      return answer === undefined || take(answer.body, access, editionIn(answer, 0));
    }
    const { language, contact } = get();
    const { conversationId: id, token, topics, register, ...answer } = await think(api.open({ language, ...contact }));
    pull();
    // Another tab was first: one greeting is enough.
    if (get().access !== undefined) return false;
    update({ access: { id, token }, topics, register, isContactSent: true, phase: 'ready' });
    return take(answer, { id, token }, editionAfter(get().edition, answer));
  }

  /** Finds out where a link leads; the conversation is loaded afterwards. */
  async function exchange(code: string): Promise<false> {
    if (links.isKnown(code)) update({ code: undefined });
    else links.adopt(await think(api.resume(code)), code);
    return false;
  }

  async function giveUp(code: string, error: unknown): Promise<void> {
    // Another tab may have used the same link first; its response arrives in a moment.
    await new Promise((resolve) => setTimeout(resolve, SAME_LINK_MS));
    pull();
    update({ code: undefined, notice: links.isKnown(code) ? undefined : isUsed(error) ? 'freshLink' : 'usedLink' });
  }

  /** When the server accepts requests again, if it returned a rate limit; until then retries happen automatically. */
  function limitOf(error: unknown): number | undefined {
    const seconds = waitOf(error);
    if (seconds === undefined) return undefined;
    setTimeout(() => void enter(), seconds * 1_000);
    return now() + seconds * 1_000;
  }

  return enter;
}
