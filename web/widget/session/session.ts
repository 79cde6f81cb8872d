import type { Access, Conversations, Posts, Updates } from '../../shared/api/conversations';
import { Failure } from '../../shared/api/failure';
import type { Language } from '../language';
import { createEntrance } from './entrance';
import { isGone, isInvalid } from './failed';
import type { Keeping } from './kept';
import { createLinks } from './links';
import { createSessionLive } from './live';
import { createOutbox } from './outbox';
import { createPoller } from './poller';
import {
  type Contact,
  completeUpTo,
  type Edition,
  editionAfter,
  expectsMessages,
  initialState,
  isKnown,
  isOlder,
  isWithPeople,
  lastSeq,
  mergeResponse,
  NO_CONVERSATION,
  type State,
} from './state';
import { createStore, single } from './store';
import { thinking } from './thinking';

/** What the session needs of the page. */
export interface SessionDependencies {
  readonly api: Conversations;
  readonly keeping: Keeping;
  /** ms since 1970. */
  readonly now: () => number;
  /** Unguessable; letters and digits. */
  readonly newId: () => string;
  readonly isVisible: () => boolean;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  /** Origin (and path, if any) of the API, for the socket. */
  readonly origin: string;
}

export type Session = ReturnType<typeof createSession>;

/** One customer's conversation: its state, and everything that can be done to it. */
export function createSession({ api, keeping, now, newId, isVisible, random, origin }: SessionDependencies, language: Language) {
  const kept = keeping.read();
  const store = createStore<State>({ ...initialState(kept.chosenLanguage ?? language), ...kept });
  const { get } = store;
  const think = thinking(update);
  store.subscribe(keeping.write);

  /** Every change starts from what other tabs have stored. */
  function update(change: Partial<State>): void {
    pull();
    store.update(change);
  }

  /** Merges what other tabs have stored since. */
  function pull(): void {
    const before = get();
    const shared = keeping.pull(before);
    if (shared === undefined) return;
    const isForgotten = shared.forgottenAtMs !== before.forgottenAtMs;
    const isOther = isForgotten || shared.access?.id !== before.access?.id;
    // The code of a link opened here belongs to this tab only, and so does the reason why it left a conversation: that
    // still holds when another tab was faster to open the next one.
    const { code } = before;
    const notice = before.access === undefined || isReasonForLeaving(before.notice) ? before.notice : undefined;
    const anew = { ...NO_CONVERSATION, code, notice, ...(isForgotten ? { draft: '' } : {}) };
    store.update({ ...(isOther ? anew : {}), ...shared });
    const { phase, isOpen, conversation } = get();
    if (phase !== 'ready' && ((isOther && isOpen) || expectsMessages(conversation))) void enter();
    else if (!isOther && isOlder(before.edition, shared.edition)) void catchUp();
    poller.schedule();
  }

  const isBehind = () => lastSeq(get().messages) < get().edition.seq;

  /** Loads what another tab has announced; a hidden tab waits until it is visible. */
  async function catchUp(): Promise<void> {
    if (!isVisible()) return;
    await poller.catchUp();
    // More may have arrived while a response was on its way.
    if (isBehind()) await poller.catchUp();
  }

  /** Marks everything as seen by the customer. */
  function seen(): void {
    const { isOpen, messages, seenSeq } = get();
    const last = lastSeq(messages);
    if (isOpen && last > seenSeq && isVisible()) update({ seenSeq: last });
  }

  /** Merges a response; false when the conversation was left or deleted in the meantime. */
  function take(answer: Updates, { id }: Access, edition: Edition): boolean {
    pull();
    if (get().access?.id !== id) return false;
    const before = lastSeq(get().messages);
    update(mergeResponse(get(), answer, edition));
    seen();
    const { messages, conversation, contact, isContactSent, phase } = get();
    if (lastSeq(messages) > before) {
      poller.changed();
      if (get().writer !== undefined) update({ writer: undefined });
    }
    if (completeUpTo(messages) < lastSeq(messages)) void poller.catchUp();
    // Messages that existed when the page opened are not announced.
    const fresh = phase === 'ready' ? messages.filter(({ seq, author }) => seq > before && author.role !== 'customer') : [];
    if (fresh.length > 0)
      update({ announcement: fresh.map(({ author: { name = '' }, text }) => `${name} ${withoutMarks(text)}`).join('\n') });
    if (isWithPeople(conversation) && !isContactSent && isKnown(contact) && isOwn(get())) void sendContact();
    return true;
  }

  /** Leaves the conversation, unless another tab has done so; keeps unsent messages and the ticket number. */
  function leave(why?: 'expired' | 'anew', from = get().access): void {
    pull();
    if (get().access !== from) return;
    const { formerTicket, ticket = formerTicket, outgoing } = get();
    update({ ...NO_CONVERSATION, outgoing, notice: why, formerTicket: ticket });
  }

  const startAnew = (why: 'expired' | 'anew', access: Access) => {
    leave(why, access);
    void enter();
  };
  const links = createLinks({ store: { get, update }, enter: () => enter() });
  const enter = createEntrance({
    ...{ store: { get, update }, api, now, pull, take, leave, links, think },
    onEntered: () => {
      poller.schedule();
      void flush();
    },
  });
  const live = createSessionLive({
    ...{ store, api: origin, now, isVisible },
    catchUp: () => poller.catchUp(),
    schedule: () => poller.schedule(),
  });
  const poller = createPoller({
    ...{ store, api, now, random, isVisible, take },
    isLive: live.isLive,
    onGone: (access) => startAnew('expired', access),
  });
  const flush = createOutbox({ store: { ...store, update }, api, now, random, enter, leave, take, think });

  /** Performs a call on the conversation; on failure shows it and returns false. */
  async function perform<T>(call: (access: Access) => Promise<T>, onDone: (result: T, access: Access) => void): Promise<boolean> {
    pull();
    const { access } = get();
    if (access === undefined) return false;
    try {
      onDone(await think(call(access)), access);
      return true;
    } catch (error) {
      if (isGone(error)) startAnew('expired', access);
      // Already rated in another tab.
      else if (error instanceof Failure && error.code === 'ALREADY_RATED') update({ rating: 'given' });
      else if (error instanceof Failure && error.code === 'RATE_LIMITED') update({ notice: 'tooOften' });
      else {
        // Invalid contact data would be rejected again.
        const { contact, isContactSent } = get();
        update({ notice: 'failed', contact: isContactSent || !isInvalid(error) ? contact : {} });
      }
      return false;
    }
  }

  function post<Part extends keyof Posts>(part: Part, body: Posts[Part]): Promise<boolean> {
    const { edition } = get();
    return perform(
      (access) => api.post(access, part, body),
      (answer, access) => take(answer, access, editionAfter(edition, answer)),
    );
  }

  /** Identifies the customer: immediately when a ticket is open, otherwise when a conversation or a ticket opens. */
  async function identify(who: Contact): Promise<void> {
    update({ contact: { ...get().contact, ...who }, isContactSent: false });
    if (isWithPeople(get().conversation) && isOwn(get())) await sendContact();
  }

  /** If it fails, it is sent again with the next poll, also on the next page: the customer has given it. */
  const sendContact = single(async () => {
    const { contact } = get();
    if (await post('handoff', contact)) update({ isContactSent: get().contact === contact });
  });

  /** Forgets the person in this browser with all conversations, except those in `aside`; the other tabs follow. */
  function reset(aside: State['aside'] = []): void {
    update({ ...NO_CONVERSATION, contact: {}, draft: '', aside, forgottenAtMs: now() });
    poller.schedule();
  }

  keeping.watch(pull);
  store.subscribe(live.adjust);

  return {
    ...store,
    update,
    typing: live.typing,
    enter,
    identify,
    post,
    reset: () => reset(),
    turnTo: links.turnTo,
    stay: links.stay,
    disown: links.disown,
    /** The customer confirmed that the conversation behind a link is theirs, so they may be identified in it. */
    async own(): Promise<void> {
      const { arrival, conversation, contact, isContactSent } = get();
      if (arrival !== undefined) update({ arrival: { ...arrival, isMine: true } });
      if (isWithPeople(conversation) && !isContactSent && isKnown(contact)) await sendContact();
    },
    /** Continues where the last page left off, if it was open, somebody is expected to write, or a link was being opened. */
    async resume(): Promise<void> {
      const { access, conversation, outgoing, code, isOpen } = get();
      if (code !== undefined) update({ isOpen: true });
      const isExpecting = access !== undefined && (expectsMessages(conversation) || outgoing.length > 0);
      if (isOpen || code !== undefined || isExpecting) await enter();
    },
    /** Opens the conversation that a link in a mail leads to. */
    async follow(code: string): Promise<void> {
      update({ code, phase: 'none', isOpen: true });
      await enter();
    },
    async open(): Promise<void> {
      update({ isOpen: true });
      seen();
      await enter();
    },
    close: () => update({ isOpen: false }),
    /** Sends a text or a tapped choice; it is shown immediately and survives network failures. */
    async send(text: string, choice?: string): Promise<void> {
      pull();
      const message = { id: newId(), text, ...(choice === undefined ? {} : { choice }) };
      update({ outgoing: [...get().outgoing, message], notice: undefined, fate: 'sending' });
      await flush();
    },
    /** Sends failed messages again, under the same ids. */
    async retry(): Promise<void> {
      update({ fate: 'sending' });
      await flush();
    },
    async giveFeedback(messageId: string, helpful: boolean): Promise<void> {
      const { helped } = get();
      update({ helped: { ...helped, [messageId]: helpful } });
      if (!(await post('feedback', { messageId, helpful }))) update({ helped });
    },
    /** The customer's own data. */
    export: (onData: (data: object) => void) => perform(api.export, onData),
    /** Deletes the conversation, on the server and here. */
    erase: () =>
      perform(api.erase, (_, { id }) => {
        if (get().access?.id === id) reset(get().aside);
        update({ notice: 'deleted' });
        void enter();
      }),
    /** @param isChosen whether the customer chose it, permanently; otherwise the page did */
    async setLanguage(wanted: Language, isChosen: boolean): Promise<void> {
      const { language, phase, messages, outgoing, isOpen } = get();
      update({ language: wanted, chosenLanguage: isChosen ? wanted : undefined });
      if (wanted === language) return;
      // Nothing has been said yet, so the greeting is repeated in the requested language.
      if (phase !== 'ready' || outgoing.length > 0 || messages.length > 1) return;
      leave();
      if (isOpen) await enter();
    },
    /** The network came or went. */
    async setOnline(isOnline: boolean): Promise<void> {
      if (isOnline === get().isOnline) return;
      update({ isOnline, notice: isOnline ? 'backOnline' : undefined });
      poller.schedule();
      if (!isOnline) return;
      if (get().fate === 'failed') update({ fate: 'sending' });
      if (get().phase === 'unreachable') await enter();
      await Promise.all([flush(), poller.catchUp()]);
    },
    /** The page became visible or hidden. */
    async setVisible(): Promise<void> {
      pull();
      seen();
      live.adjust();
      poller.schedule();
      if (isVisible() && (get().isOpen || expectsMessages(get().conversation) || isBehind())) await catchUp();
    },
  };
}

function isReasonForLeaving(notice: State['notice']): boolean {
  return notice === 'deleted' || notice === 'expired' || notice === 'anew';
}

/** Nobody is named in a conversation that a link led to before they said that it is theirs. */
function isOwn({ arrival }: State): boolean {
  return arrival === undefined || arrival.isMine;
}

/** Markdown marks and link addresses are not read aloud. */
function withoutMarks(text: string): string {
  return text.replace(/\]\([^()]*\)|[[*_`#]/g, '');
}
