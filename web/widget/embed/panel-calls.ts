import { pickLanguage } from '../../shared/language/dictionary';
import { LANGUAGES } from '../language';
import type { Session } from '../session/session';
import type { PanelCalls } from './calls';

const MAX_TEXT = 2_000;
const MAX_NAME = 80;
const MAX_EMAIL = 254;

/** What a page's calls do to the session. A page may say anything: what cannot be meant is left out. */
export function panelCalls(session: Session): PanelCalls {
  const calls: PanelCalls = {
    open: () => void session.open(),
    close: () => session.close(),
    toggle: () => (session.get().isOpen ? calls.close() : calls.open()),
    send: (text) => {
      const words = String(text).trim().slice(0, MAX_TEXT);
      if (words === '') return;
      void session.open();
      void session.send(words);
    },
    identify: (contact) => {
      const { name, email } = Object(contact);
      const known = { ...entry('name', name, MAX_NAME), ...entry('email', email, MAX_EMAIL) };
      if (Object.keys(known).length > 0) void session.identify(known);
    },
    setLanguage: (language) => void session.setLanguage(pickLanguage([language], LANGUAGES, session.get().language), false),
    reset: () => session.reset(),
  };
  return calls;
}

function entry(key: 'name' | 'email', value: unknown, max: number): Readonly<Record<string, string>> {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > max ? {} : { [key]: text };
}
