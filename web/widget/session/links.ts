import type { Resumed } from '../../shared/api/conversations';
import { type Aside, NO_CONVERSATION, type State } from './state';
import type { Store } from './store';
import { ofConversation } from './tabs';

/** This many characters identify a code; the rest cannot be guessed, and the code is used up. */
const MARK = 8;
/** Maximum number of conversations kept in the background. */
const MOST_ASIDE = 5;

interface LinksOf {
  /** `update` merges what other tabs did before it changes anything. */
  readonly store: Pick<Store<State>, 'get' | 'update'>;
  readonly enter: () => Promise<boolean>;
}

export type Links = ReturnType<typeof createLinks>;

/**
 * Links from mails, and the conversations that they open. A link may come from anybody: it never replaces a conversation
 * that is here, and the customer is told whose conversation it opened.
 */
export function createLinks({ store: { get, update }, enter }: LinksOf) {
  /** `others` with the present conversation added. */
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
    /** Whether the link was used in this browser before, in any tab: then it opens the same conversation. */
    isKnown(code: string): boolean {
      const mark = code.slice(0, MARK);
      if (get().arrival?.mark === mark) return true;
      const aside = get().aside.find(({ arrival }) => arrival?.mark === mark);
      if (aside === undefined) return false;
      update({ aside: [...without(aside.access.id), { ...aside, unopened: 'new' }] });
      return true;
    },

    /** Merges the conversation of a code: shows it when there is no other, otherwise asks which one to show. */
    adopt({ conversationId: id, token, language, customer, register, state: conversation, ticket }: Resumed, code: string): void {
      // What another tab has opened meanwhile counts.
      update({ code: undefined });
      const { access, chosenLanguage, outgoing, draft } = get();
      const theirs = { access: { id, token }, contact: customer, isContactSent: true, register };
      const arrival = { mark: code.slice(0, MARK), name: customer.name, isMine: false };
      if (access?.id === id) {
        update({ access: theirs.access, register });
      } else if (access === undefined) {
        // A text written before the link was opened was not meant for this conversation.
        const unsent = [...outgoing.map(({ text }) => text), draft].join('\n').trim();
        const now = { ...NO_CONVERSATION, ...theirs, arrival, draft: unsent, aside: without(id) };
        update({ ...now, language: chosenLanguage ?? language });
      } else {
        const aside = { ...theirs, arrival, language, conversation, ticket, unopened: 'new' } as const;
        update({ aside: [...without(id), aside].slice(-MOST_ASIDE) });
      }
    },

    /** Shows a conversation from the background, and moves the present one there. */
    turnTo(id: string): void {
      update({ notice: undefined });
      const aside = get().aside.find(({ access }) => access.id === id);
      if (aside !== undefined) show(aside, putAside(without(id)));
    },

    /** Stays with the present conversation; the other can be opened later. */
    stay(): void {
      update({ notice: undefined });
      update({ aside: get().aside.map((aside) => (aside.unopened === 'new' ? { ...aside, unopened: 'declined' } : aside)) });
    },

    /** The conversation of the link is not the customer's: returns to theirs, or starts a new one. */
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
