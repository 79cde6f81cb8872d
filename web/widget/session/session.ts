import type { Access, Conversations, News, Posts } from '../../shared/api/conversations';
import { Failure } from '../../shared/api/failure';
import type { Language } from '../language';
import { createEntrance } from './entrance';
import { isGone, isInvalid } from './failed';
import type { Keeping } from './kept';
import { createLinks } from './links';
import { createNews } from './news';
import { createOutbox } from './outbox';
import {
  absorb,
  type Contact,
  completeUpTo,
  type Edition,
  editionAfter,
  hasNews,
  initialState,
  isKnown,
  isOlder,
  isWithPeople,
  lastSeq,
  NO_CONVERSATION,
  type State,
} from './state';
import { createStore, single } from './store';
import { thinking } from './thinking';

/** What the session needs from the page around it. */
export interface SessionDependencies {
  readonly api: Conversations;
  readonly keeping: Keeping;
  /** ms since 1970. */
  readonly now: () => number;
  /** Unguessable; letters and digits. */
  readonly newId: () => string;
  readonly isVisible: () => boolean;
}

export type Session = ReturnType<typeof createSession>;

/** One customer's conversation: its state, and everything that can be done to it. */
export function createSession({ api, keeping, now, newId, isVisible }: SessionDependencies, language: Language) {
  const kept = keeping.read();
  const store = createStore<State>({ ...initialState(kept.chosenLanguage ?? language), ...kept });
  const { get } = store;
  const think = thinking(update);
  store.subscribe(keeping.write);

  /** Every change is one of what the other tabs have kept by now. */
  function update(change: Partial<State>): void {
    pull();
    store.update(change);
  }

  /** Takes in what other tabs have kept since. */
  function pull(): void {
    const before = get();
    const shared = keeping.pull(before);
    if (shared === undefined) return;
    const isForgotten = shared.forgottenAtMs !== before.forgottenAtMs;
    const isOther = isForgotten || shared.access?.id !== before.access?.id;
    // The code of a link that is being followed here is this tab's own affair, and so is why it left a conversation.
    const { code, notice } = before.access === undefined ? before : { ...NO_CONVERSATION, code: before.code };
    const anew = { ...NO_CONVERSATION, code, notice, ...(isForgotten ? { draft: '' } : {}) };
    store.update({ ...(isOther ? anew : {}), ...shared });
    const { phase, isOpen, conversation } = get();
    if (phase !== 'ready' && ((isOther && isOpen) || hasNews(conversation))) void enter();
    else if (!isOther && isOlder(before.edition, shared.edition)) void catchUp();
    news.schedule();
  }

  const isBehind = () => lastSeq(get().messages) < get().edition.seq;

  /** Loads what another tab knows of; hidden, it waits until somebody looks. */
  async function catchUp(): Promise<void> {
    if (!isVisible()) return;
    await news.catchUp();
    // More may have come while an answer was on its way.
    if (isBehind()) await news.catchUp();
  }

  /** Everything that is there has been before the customer's eyes. */
  function seen(): void {
    const { isOpen, messages, seenSeq } = get();
    const last = lastSeq(messages);
    if (isOpen && last > seenSeq && isVisible()) update({ seenSeq: last });
  }

  /** Takes in what a call brought back; false when the conversation was left or deleted while it was under way. */
  function take(answer: News, { id }: Access, edition: Edition): boolean {
    pull();
    if (get().access?.id !== id) return false;
    const before = lastSeq(get().messages);
    update(absorb(get(), answer, edition));
    seen();
    const { messages, conversation, contact, isContactSent, phase } = get();
    if (lastSeq(messages) > before) news.changed();
    if (completeUpTo(messages) < lastSeq(messages)) void news.catchUp();
    // What was there when the page opened is no news.
    const fresh = phase === 'ready' ? messages.filter(({ seq, author }) => seq > before && author.role !== 'customer') : [];
    if (fresh.length > 0)
      update({ said: fresh.map(({ author: { name = '' }, text }) => `${name} ${withoutMarks(text)}`).join('\n') });
    if (isWithPeople(conversation) && !isContactSent && isKnown(contact) && isOwn(get())) void sendContact();
    return true;
  }

  /** Forgets the conversation, unless another tab has done so; keeps what is not sent, and the number of the ticket. */
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
      news.schedule();
      void flush();
    },
  });
  const news = createNews({ store, api, now, isVisible, take, onGone: (access) => startAnew('expired', access) });
  const flush = createOutbox({ store: { ...store, update }, api, now, enter, leave, take, think });

  /** Does something to the conversation; false when it did not work, which is then said. */
  async function act<T>(call: (access: Access) => Promise<T>, onDone: (result: T, access: Access) => void): Promise<boolean> {
    pull();
    const { access } = get();
    if (access === undefined) return false;
    try {
      onDone(await think(call(access)), access);
      return true;
    } catch (error) {
      if (isGone(error)) startAnew('expired', access);
      // Rated before, in another tab.
      else if (error instanceof Failure && error.code === 'ALREADY_RATED') update({ rating: 'given' });
      else if (error instanceof Failure && error.code === 'RATE_LIMITED') update({ notice: 'tooOften' });
      else {
        // What was said of the customer would be refused again.
        const { contact, isContactSent } = get();
        update({ notice: 'failed', contact: isContactSent || !isInvalid(error) ? contact : {} });
      }
      return false;
    }
  }

  function post<Part extends keyof Posts>(part: Part, body: Posts[Part]): Promise<boolean> {
    const { edition } = get();
    return act(
      (access) => api.post(access, part, body),
      (answer, access) => take(answer, access, editionAfter(edition, answer)),
    );
  }

  /** Says who the customer is: at once where a ticket is open, otherwise when a conversation or a ticket opens. */
  async function identify(who: Contact): Promise<void> {
    update({ contact: { ...get().contact, ...who }, isContactSent: false });
    if (isWithPeople(get().conversation) && isOwn(get())) await sendContact();
  }

  /** What is not taken is sent again with the next news, by the next page if need be: the customer has said it. */
  const sendContact = single(async () => {
    const { contact } = get();
    if (await post('handoff', contact)) update({ isContactSent: get().contact === contact });
  });

  /** Forgets the person in this browser with all conversations, save those in `aside`: the other tabs follow. */
  function reset(aside: State['aside'] = []): void {
    update({ ...NO_CONVERSATION, contact: {}, draft: '', aside, forgottenAtMs: now() });
    news.schedule();
  }

  keeping.watch(pull);

  return {
    ...store,
    update,
    enter,
    identify,
    post,
    reset: () => reset(),
    turnTo: links.turnTo,
    stay: links.stay,
    disown: links.disown,
    /** The conversation that a link led to is the customer's: now they may be named in it. */
    async own(): Promise<void> {
      const { arrival, conversation, contact, isContactSent } = get();
      if (arrival !== undefined) update({ arrival: { ...arrival, isMine: true } });
      if (isWithPeople(conversation) && !isContactSent && isKnown(contact)) await sendContact();
    },
    /** Goes on where the last page left off, when somebody is expected to write or a link was being followed. */
    async resume(): Promise<void> {
      const { access, conversation, outgoing, code } = get();
      if (code !== undefined) update({ isOpen: true });
      if (code !== undefined) await enter();
      else if (access !== undefined && (hasNews(conversation) || outgoing.length > 0)) await enter();
    },
    /** Opens the conversation that the link of a mail leads to. */
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
    /** Sends a text or what was tapped; it is shown at once and not lost, whatever happens to the network. */
    async send(text: string, choice?: string): Promise<void> {
      pull();
      const message = { id: newId(), text, ...(choice === undefined ? {} : { choice }) };
      update({ outgoing: [...get().outgoing, message], notice: undefined, fate: 'sending' });
      await flush();
    },
    /** Sends what failed once more, under the same ids. */
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
    export: (onData: (data: object) => void) => act(api.export, onData),
    /** Deletes the conversation, on the server and here. */
    erase: () =>
      act(api.erase, (_, { id }) => {
        if (get().access?.id === id) reset(get().aside);
        update({ notice: 'deleted' });
        void enter();
      }),
    /** @param isChosen by the customer, for good; otherwise by the page */
    async setLanguage(wanted: Language, isChosen: boolean): Promise<void> {
      const { language, phase, messages, outgoing, isOpen } = get();
      update({ language: wanted, chosenLanguage: isChosen ? wanted : undefined });
      if (wanted === language) return;
      // Nothing has been said yet: greet again, in the language that was asked for.
      if (phase !== 'ready' || outgoing.length > 0 || messages.length > 1) return;
      leave();
      if (isOpen) await enter();
    },
    /** The network came or went. */
    async setOnline(isOnline: boolean): Promise<void> {
      if (isOnline === get().isOnline) return;
      update({ isOnline, notice: isOnline ? 'backOnline' : undefined });
      news.schedule();
      if (!isOnline) return;
      if (get().fate === 'failed') update({ fate: 'sending' });
      if (get().phase === 'unreachable') await enter();
      await Promise.all([flush(), news.catchUp()]);
    },
    /** The page came to the front or went to the back. */
    async setVisible(): Promise<void> {
      pull();
      seen();
      news.schedule();
      if (isVisible() && (get().isOpen || hasNews(get().conversation) || isBehind())) await catchUp();
    },
  };
}

/** Nobody is named in a conversation that a link led to before they said that it is theirs. */
function isOwn({ arrival }: State): boolean {
  return arrival === undefined || arrival.isMine;
}

/** Marks of Markdown and addresses of links are no words to be read aloud. */
function withoutMarks(text: string): string {
  return text.replace(/\]\([^()]*\)|[[*_`#]/g, '');
}
