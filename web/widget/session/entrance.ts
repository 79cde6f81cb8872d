import type { Access, Conversations, News } from '../../shared/api/conversations';
import { isGone, isInvalid, isUsed, waitOf } from './failed';
import type { Links } from './links';
import { editionOf } from './news';
import { type Edition, editionAfter, isKnown, type State } from './state';
import { type Store, single } from './store';

/** Two tabs that follow one link at once are as far apart as this. */
const SAME_LINK_MS = 1_000;

interface Entrance {
  readonly store: Pick<Store<State>, 'get' | 'update'>;
  readonly api: Conversations;
  readonly now: () => number;
  /** Takes in what other tabs have kept. */
  readonly pull: () => void;
  readonly take: (news: News, access: Access, edition: Edition) => boolean;
  readonly leave: (why: 'expired', access: Access) => void;
  readonly links: Links;
  readonly think: <T>(call: Promise<T>) => Promise<T>;
  readonly onEntered: () => void;
}

/**
 * The way into the conversation: exchanges the code of a link, loads the conversation that is kept, or opens a new one.
 * Returns what does it, which says false when nothing answers; it runs once at a time.
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
        // Another tab has gone elsewhere meanwhile.
        else if (get().access !== access) continue;
        // What a page said of the customer must not keep the customer out.
        else if (isInvalid(error) && isKnown(contact)) update({ contact: {} });
        else if (!isGone(error) || access === undefined) {
          update({ phase: 'unreachable', limitedUntil: limitOf(error) });
          return false;
        } else leave('expired', access);
      }
    }
    return true;
  });

  /** Whether it is there now. */
  async function load(access: Access | undefined): Promise<boolean> {
    if (access !== undefined) {
      const answer = await think(api.news(access, 0));
      return answer === undefined || take(answer.body, access, editionOf(answer, 0));
    }
    const { language, contact } = get();
    const { conversationId: id, token, topics, ...answer } = await think(api.open({ language, ...contact }));
    pull();
    // Another tab was first: one greeting is enough.
    if (get().access !== undefined) return false;
    update({ access: { id, token }, topics, isContactSent: true, phase: 'ready' });
    return take(answer, { id, token }, editionAfter(get().edition, answer));
  }

  /** Finds out where a link leads; the conversation is loaded after. */
  async function exchange(code: string): Promise<false> {
    if (links.isKnown(code)) update({ code: undefined });
    else links.adopt(await think(api.resume(code)), code);
    return false;
  }

  async function giveUp(code: string, error: unknown): Promise<void> {
    // Another tab may have been first with the same link: its answer is a moment away.
    await new Promise((resolve) => setTimeout(resolve, SAME_LINK_MS));
    pull();
    update({ code: undefined, notice: links.isKnown(code) ? undefined : isUsed(error) ? 'freshLink' : 'usedLink' });
  }

  /** When the server will take more, if it said that this was too much; until then it is tried again by itself. */
  function limitOf(error: unknown): number | undefined {
    const seconds = waitOf(error);
    if (seconds === undefined) return undefined;
    setTimeout(() => void enter(), seconds * 1_000);
    return now() + seconds * 1_000;
  }

  return enter;
}
