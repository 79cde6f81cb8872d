import { conversations } from '../shared/api/conversations';
import { type Api, callQueued, createApi, emit } from './embed/api';
import { tell } from './embed/events';
import { HOST, mount } from './embed/host';
import { readOptions } from './embed/options';
import { keepIn } from './session/kept';
import { createSession } from './session/session';
import css from './style/widget.css';
import { drawing } from './view/draw';

declare global {
  interface Window {
    Mostrador?: Api | { readonly q: readonly unknown[] };
  }
}

/** Null in a module; then the element is found by its address. */
const script = document.currentScript ?? document.querySelector('script[src*="widget.js"]');

// A page that loads the script twice gets one widget.
if (document.querySelector(HOST) === null) start();

function start(): void {
  const attributes = script instanceof HTMLElement ? script.dataset : {};
  const address = script instanceof HTMLScriptElement ? script.src : '';
  const options = readOptions(attributes, address, [document.documentElement.lang, ...navigator.languages]);
  const session = createSession(
    {
      api: conversations(options.api),
      keeping: keepIn(() => localStorage, options.api, Date.now),
      now: Date.now,
      newId,
      isVisible: () => document.visibilityState === 'visible',
    },
    options.language,
  );
  session.update({ isOnline: navigator.onLine });
  session.subscribe((now, before) => tell(emit, now, before));
  addEventListener('online', () => void session.setOnline(true));
  addEventListener('offline', () => void session.setOnline(false));
  document.addEventListener('visibilitychange', () => void session.setVisible());
  drawing(mount(css, options.accent), session, options);

  const api = createApi(session);
  const early = window.Mostrador;
  window.Mostrador = api;
  emit('ready', undefined);
  callQueued(api, early);
  const follow = () => {
    const code = /^#resume=(.+)/.exec(location.hash)?.[1];
    if (code === undefined) return;
    // It must not stay where others could see it, and works once.
    history.replaceState(history.state, '', location.href.replace(/#.*/, ''));
    void session.follow(code);
  };
  addEventListener('hashchange', follow);
  follow();
  void session.resume();
}

/** 128 bits in hex; `crypto.randomUUID` is missing on pages without TLS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
