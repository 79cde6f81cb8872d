import { conversations } from '../shared/api/conversations';
import { type Call, emit } from './embed/calls';
import { emitChanges } from './embed/events';
import { addStyle } from './embed/host';
import { panelCalls } from './embed/panel-calls';
import { editionOf, loadTexts } from './language';
import type { Launch } from './launcher';
import { storeIn } from './session/kept';
import { createSession, type Session } from './session/session';
import css from './style/panel.css';
import { drawing } from './view/draw';

/** Address of the suggestions relative to this script; the build inserts it. */
declare const SUGGESTIONS_FILE: string;

/**
 * The rest of the widget, loaded when it is first needed: takes over what the launcher has rendered, and the calls that it
 * received.
 * @throws when its texts cannot be loaded; then nothing has happened
 */
export async function openPanel({ root, options, calls }: Launch): Promise<void> {
  const session = createSession(
    {
      api: conversations(options.api),
      keeping: storeIn(
        () => localStorage,
        () => sessionStorage,
        options.api,
        Date.now,
      ),
      now: Date.now,
      origin: options.api,
      newId,
      isVisible: () => document.visibilityState === 'visible',
      random: Math.random,
    },
    options.language,
  );
  const texts = await loadTexts(editionOf(session.get().language, session.get().register));
  session.update({ isOnline: navigator.onLine });
  session.subscribe((now, before) => emitChanges(emit, now, before));
  let isSuggesting = false;
  session.subscribe(({ draft }) => {
    if (draft === '' || isSuggesting) return;
    isSuggesting = true;
    suggest(session, options.api).catch(() => {});
  });
  addEventListener('online', () => void session.setOnline(true));
  addEventListener('offline', () => void session.setOnline(false));
  document.addEventListener('visibilitychange', () => void session.setVisible());
  addStyle(root, css);
  drawing(root, session, options, texts);

  const does = { ...panelCalls(session), follow: (code: string) => void session.follow(code) };
  const take = ([name, ...values]: Call) => Reflect.apply(does[name], does, values);
  calls.take = take;
  for (const call of calls.waiting.splice(0)) take(call);
  void session.resume();
}

/** With the first words, entries are suggested; without the script they are not. */
async function suggest(session: Session, api: string): Promise<void> {
  const { suggestEntries }: typeof import('./suggestions') = await import(`${new URL(SUGGESTIONS_FILE, import.meta.url)}`);
  suggestEntries(session, api);
}

/** 128 bits in hex; `crypto.randomUUID` does not exist on pages without TLS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
