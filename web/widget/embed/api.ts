import { pickLanguage } from '../../shared/language/dictionary';
import { LANGUAGES } from '../language';
import type { Session } from '../session/session';
import type { Emit, EventName, Events } from './events';

/** `window.Mostrador`: what a page can do with the widget. */
export interface Api {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the widget and sends a message in the customer's name. */
  send(text: string): void;
  /** Who the customer is, where the page knows. */
  identify(contact: { readonly name?: unknown; readonly email?: unknown }): void;
  setLanguage(language: string): void;
  /** Forgets the conversation and the person on this page, for example when they sign out. */
  reset(): void;
  /** Returns what ends the listening. */
  on<Name extends EventName>(name: Name, listener: (detail: Events[Name]) => void): () => void;
}

const MAX_TEXT = 2_000;
const MAX_NAME = 80;
const MAX_EMAIL = 254;

export function createApi(session: Session): Api {
  const api: Api = {
    open: () => void session.open(),
    close: () => session.close(),
    toggle: () => (session.get().isOpen ? api.close() : api.open()),
    send: (text) => {
      const words = String(text).trim().slice(0, MAX_TEXT);
      if (words === '') return;
      void session.open();
      void session.send(words);
    },
    identify: ({ name, email }) => {
      const known = { ...entry('name', name, MAX_NAME), ...entry('email', email, MAX_EMAIL) };
      if (Object.keys(known).length > 0) void session.identify(known);
    },
    setLanguage: (language) => void session.setLanguage(pickLanguage([language], LANGUAGES, session.get().language), false),
    reset: () => session.reset(),
    on: (name, listener) => {
      const onEvent = (event: Event) => {
        if (event instanceof CustomEvent) listener(event.detail);
      };
      addEventListener(`mostrador:${name}`, onEvent);
      return () => removeEventListener(`mostrador:${name}`, onEvent);
    },
  };
  return api;
}

export const emit: Emit = (name, detail) => {
  dispatchEvent(new CustomEvent(`mostrador:${name}`, { detail }));
};

/**
 * Makes the calls that the page made before the script was there. The stub that takes them is
 * `window.Mostrador = { q: [] }` with `q.push(['open'])`, or functions that push their name and arguments.
 */
export function callQueued(api: Api, stub: unknown): void {
  const queue: unknown = typeof stub === 'object' && stub !== null && 'q' in stub ? stub.q : undefined;
  if (!Array.isArray(queue)) return;
  for (const call of queue) {
    const [name, ...values]: readonly unknown[] = Array.isArray(call) ? call : [call];
    if (typeof name !== 'string' || !Object.hasOwn(api, name)) continue;
    const action: unknown = Reflect.get(api, name);
    if (typeof action === 'function') action(...values);
  }
}

function entry(key: 'name' | 'email', value: unknown, max: number): Readonly<Record<string, string>> {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > max ? {} : { [key]: text };
}
