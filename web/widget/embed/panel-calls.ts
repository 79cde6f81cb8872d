import { MAX_CUSTOMER_TEXT } from '../../../bot/model/limits';
import { pickLanguage } from '../../shared/language/dictionary';
import { LANGUAGES } from '../language';
import type { Session } from '../session/session';
import type { PanelCalls } from './calls';
import { contactFrom } from './contact';

/** Applies a page's calls to the session; invalid values are ignored. */
export function panelCalls(session: Session): PanelCalls {
  const calls: PanelCalls = {
    open: () => void session.open(),
    close: () => session.close(),
    toggle: () => (session.get().isOpen ? calls.close() : calls.open()),
    send: (text) => {
      const words = String(text).trim().slice(0, MAX_CUSTOMER_TEXT);
      if (words === '') return;
      void session.open();
      void session.send(words);
    },
    identify: (contact) => {
      const known = contactFrom(contact);
      if (Object.keys(known).length > 0) void session.identify(known);
    },
    setLanguage: (language) => void session.setLanguage(pickLanguage([language], LANGUAGES, session.get().language), false),
    reset: () => session.reset(),
  };
  return calls;
}
