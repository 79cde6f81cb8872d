import { pickLanguage } from '../shared/language/dictionary';
import { type Api, type Call, callQueued, createApi, emit } from './embed/calls';
import { keepCall } from './embed/early-calls';
import { HOST, mount } from './embed/host';
import { type Options, readOptions } from './embed/options';
import { LANGUAGES, LAUNCHER, type Language } from './language/launcher';
import { keyIn, readKept, writeKept } from './session/stored';
import css from './style/launcher.css';

/** Address of the panel relative to this script; the build inserts it, with a hash of the panel's content in its name. */
declare const PANEL_FILE: string;

declare global {
  interface Window {
    Mostrador?: Api | { readonly q: readonly unknown[] };
  }
}

/** What the panel receives. For some minutes after a deployment, old launchers load new panels: fields are only ever added. */
export interface Launch {
  readonly root: ShadowRoot;
  readonly options: Options;
  /** API calls of the page, in order; `take` receives earlier and later ones. */
  readonly calls: { take: ((call: Call) => void) | undefined; readonly waiting: Call[] };
}

const SVG = 'http://www.w3.org/2000/svg';
/** The bell on the counter. */
const BELL = 'M4 16a8 8 0 0 1 16 0ZM12 8V5.4M10 5.2h4M3 19.5h18';

/** Null in a module; then the element is found by its address. */
const script = document.currentScript ?? document.querySelector('script[src*="widget.js"]');

// A page that loads the script twice gets one widget.
if (document.querySelector(HOST) === null) start();

function start(): void {
  const attributes = script instanceof HTMLElement ? script.dataset : {};
  const address = script instanceof HTMLScriptElement ? script.src : '';
  const options = readOptions(attributes, address, [document.documentElement.lang, ...(navigator.languages ?? [])]);
  const storage = () => localStorage;
  const key = keyIn(options.api);
  const kept = readKept(storage, key, Date.now());
  const ownStorage = () => sessionStorage;
  const own = readKept(ownStorage, key, Date.now());
  let language = languageOf(own.chosenLanguage ?? kept.chosenLanguage) ?? options.language;
  const root = mount(css, options.accent);
  const calls: Launch['calls'] = { take: undefined, waiting: [] };
  const { button, say, label } = drawLauncher(root, options, language);

  let loading: Promise<void> | undefined;
  let tries = 0;
  /** Whether anybody waits for the panel; it may also be loaded in advance. */
  let isAwaited = false;
  const load = (): Promise<void> => {
    loading ??= import(`${new URL(PANEL_FILE, address || location.href)}${tries++ === 0 ? '' : `?try=${tries}`}`)
      .then(({ openPanel }: { openPanel: (launch: Launch) => Promise<void> }) => openPanel({ root, options, calls }))
      .catch(() => {
        // A browser may cache that a module failed to load: the next attempt uses a different address.
        loading = undefined;
        // The next click opens it; the customer's data and a link that works once are kept for it.
        calls.waiting.splice(
          0,
          Number.POSITIVE_INFINITY,
          ...calls.waiting.filter(([name]) => name !== 'open' && name !== 'toggle'),
        );
        if (!isAwaited) return;
        isAwaited = false;
        say(LAUNCHER[language].failed);
        emit('error', { reason: 'unreachable' });
      });
    return loading;
  };
  const pass = (call: Call, isUrgent: boolean) => {
    if (calls.take !== undefined) {
      calls.take(call);
      return;
    }
    calls.waiting.push(call);
    keepCall(call, storage, key, Date.now());
    if (call[0] === 'setLanguage') {
      language = pickLanguage([String(call[1])], LANGUAGES, language);
      label(language);
    }
    if (!isUrgent) return;
    isAwaited = true;
    void load();
  };
  const api = createApi(pass);

  // Once the panel is loaded, it handles clicks itself.
  button.addEventListener('click', () => calls.take === undefined && api.open());
  for (const near of ['pointerenter', 'focus', 'touchstart'])
    button.addEventListener(near, () => void load(), { once: true, passive: true });
  const early = window.Mostrador;
  window.Mostrador = api;
  emit('ready', undefined);
  callQueued(api, early);
  const follow = () => {
    const code = /^#resume=(.+)/.exec(location.hash)?.[1];
    if (code === undefined) return;
    // The code must not stay visible in the address, and works only once.
    history.replaceState(history.state, '', location.href.replace(/#.*/, ''));
    // The page may be left or loaded again before it is exchanged.
    writeKept(ownStorage, key, { ...readKept(ownStorage, key, Date.now()), code }, Date.now());
    pass(['follow', code], true);
  };
  addEventListener('hashchange', follow);
  follow();
  // What was open on the page before is open on this one.
  if (needsPanel(kept) || own.code !== undefined || own.isOpen === true) void load();
  // The customer may have asked for a person in another tab.
  addEventListener('storage', (event) => event.key === key && needsPanel(readKept(storage, key, Date.now())) && void load());
}

/** Somebody may write, or a message is not sent yet: the panel handles that, and the number on the launcher. */
function needsPanel({ access, conversation, outgoing }: ReturnType<typeof readKept>): boolean {
  if (access === undefined) return false;
  return ['waiting', 'with_agent', 'resolved'].includes(String(conversation)) || (Array.isArray(outgoing) && outgoing.length > 0);
}

function languageOf(chosen: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === chosen);
}

/** Identical to what the panel renders, node by node: the panel adopts the button, with the focus that may be on it. */
function drawLauncher(root: ShadowRoot, { position, theme }: Options, language: Language) {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const frame = element(root, 'div', {
    class: 'mostrador',
    dir: 'ltr',
    'data-position': position,
    'data-theme': theme === 'auto' ? (isDark ? 'dark' : 'light') : theme,
    'data-open': 'false',
  });
  const button = element(frame, 'button', {
    type: 'button',
    class: 'launcher',
    part: 'launcher',
    'aria-expanded': 'false',
  });
  const icon = element(button, 'svg', { class: 'icon i-bell', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, SVG);
  element(icon, 'path', { d: BELL }, SVG);
  const aloud = element(frame, 'div', { class: 'aloud', role: 'status' });
  const label = (spoken: Language) => {
    frame.lang = spoken;
    button.setAttribute('aria-label', LAUNCHER[spoken].open);
  };
  label(language);
  return {
    button,
    label,
    say: (text: string) => {
      aloud.textContent = text;
      button.title = text;
    },
  };
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  parent: ParentNode & Node,
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag];
function element(
  parent: ParentNode & Node,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  namespace: string,
): Element;
function element(
  parent: ParentNode & Node,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  namespace = 'http://www.w3.org/1999/xhtml',
): Element {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}
