import type { Resumed } from '../../shared/api/conversations';
import { type Aside, NO_CONVERSATION, type State } from './state';
import type { Store } from './store';
import { ofConversation } from './tabs';

/** Told apart by so much of a code; what is left of it cannot be guessed, and it was used. */
const MARK = 8;
/** More conversations than this are not remembered. */
const MOST_ASIDE = 5;

interface LinksOf {
  /** `update` takes in what other tabs did before it changes anything. */
  readonly store: Pick<Store<State>, 'get' | 'update'>;
  readonly enter: () => Promise<boolean>;
}

export type Links = ReturnType<typeof createLinks>;

/**
 * Links from mails, and the conversations that they lead to. A link may be anybody's: it never takes the place of a
 * conversation that is here, and the customer is told whose conversation it opened.
 */
export function createLinks({ store: { get, update }, enter }: LinksOf) {
  /** `others` with the conversation that is shown. */
  function putAside(others: readonly Aside[], more?: Pick<Aside, 'unopened'>): readonly Aside[] {
    const state = get();
    const { access, language } = state;
    if (access === undefined) return others;
    return [...others, { ...ofConversation(state), ...more, access, language }].slice(-MOST_ASIDE);
  }

  function show({ unopened, language, ...conversation }: Aside, others: readonly Aside[]): void {
    const { chosenLanguage } = get();
    update({ ...NO_CONVERSATION, contact: {}, ...conversation, language: chosenLanguage ?? language, aside: others });
    void enter();
  }

  const without = (id: string) => get().aside.filter(({ access }) => access.id !== id);

  return {
    /** Whether the link was followed in this browser before, in whichever tab: then it leads to where it led. */
    isKnown(code: string): boolean {
      const mark = code.slice(0, MARK);
      if (get().arrival?.mark === mark) return true;
      const aside = get().aside.find(({ arrival }) => arrival?.mark === mark);
      if (aside === undefined) return false;
      update({ aside: [...without(aside.access.id), { ...aside, unopened: 'new' }] });
      return true;
    },

    /** Takes in what a code led to: at once where nothing else is here, otherwise it is asked which to show. */
    adopt({ conversationId: id, token, language, customer, state: conversation, ticket }: Resumed, code: string): void {
      // What another tab has opened meanwhile counts.
      update({ code: undefined });
      const { access, chosenLanguage, outgoing, draft } = get();
      const theirs = { access: { id, token }, contact: customer, isContactSent: true };
      const arrival = { mark: code.slice(0, MARK), name: customer.name, isMine: false };
      if (access?.id === id) {
        update({ access: theirs.access });
      } else if (access === undefined) {
        // What was written before the link was followed was not written to this conversation.
        const unsent = [...outgoing.map(({ text }) => text), draft].join('\n').trim();
        const now = { ...NO_CONVERSATION, ...theirs, arrival, draft: unsent, aside: without(id) };
        update({ ...now, language: chosenLanguage ?? language });
      } else {
        const aside = { ...theirs, arrival, language, conversation, ticket, unopened: 'new' } as const;
        update({ aside: [...without(id), aside].slice(-MOST_ASIDE) });
      }
    },

    /** Shows a conversation that was put aside, and puts aside the one that is shown. */
    turnTo(id: string): void {
      update({ notice: undefined });
      const aside = get().aside.find(({ access }) => access.id === id);
      if (aside !== undefined) show(aside, putAside(without(id)));
    },

    /** Stays with the conversation that is shown; the other remains where it can be opened. */
    stay(): void {
      update({ notice: undefined });
      update({ aside: get().aside.map((aside) => (aside.unopened === 'new' ? { ...aside, unopened: 'declined' } : aside)) });
    },

    /** The conversation that a link led to is not the customer's: back to theirs, or to a new one. */
    disown(): void {
      update({ notice: undefined });
      const { aside } = get();
      const own = aside.filter(({ unopened }) => unopened === undefined).pop();
      const rest = putAside(own === undefined ? aside : without(own.access.id), { unopened: 'declined' });
      if (own === undefined) update({ ...NO_CONVERSATION, contact: {}, aside: rest });
      else show(own, rest);
      void enter();
    },
  };
}
