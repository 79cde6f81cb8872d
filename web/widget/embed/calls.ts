import type { Emit, EventName, Events } from './events';

/** `window.Mostrador`: the API for the page. */
export interface Api {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the widget and sends a message in the customer's name. */
  send(text: string): void;
  /** Tells who the customer is, if the page knows. */
  identify(contact: { readonly name?: unknown; readonly email?: unknown }): void;
  setLanguage(language: string): void;
  /** Forgets the conversation and the person on this page, for example when they sign out. */
  reset(): void;
  /** Returns a function that removes the listener. */
  on<Name extends EventName>(name: Name, listener: (detail: Events[Name]) => void): () => void;
}

/** The calls that the panel implements; `on` works without it. */
export type PanelCalls = Omit<Api, 'on'>;
export type CallName = keyof PanelCalls;
/**
 * A call as the launcher passes it on: its name and arguments. `follow` carries the code of a link in a mail; pages cannot
 * call it.
 */
export type Call = readonly [name: CallName | 'follow', ...values: unknown[]];

/** Calls that load the panel immediately. The others wait for it; `keepCall` stores what must survive the page. */
const NEEDS_PANEL: ReadonlySet<CallName> = new Set(['open', 'toggle', 'send']);
const NAMES: readonly CallName[] = ['open', 'close', 'toggle', 'send', 'identify', 'setLanguage', 'reset'];

/**
 * The page's API, available from the start: calls reach the panel in the order in which they were made.
 *
 * @param pass receives one call; `isUrgent`: it needs the panel now
 */
export function createApi(pass: (call: Call, isUrgent: boolean) => void): Api {
  const calls = NAMES.map((name) => [name, (...values: unknown[]) => pass([name, ...values], NEEDS_PANEL.has(name))] as const);
  return Object.assign(Object.fromEntries(calls) as unknown as PanelCalls, { on });
}

function on<Name extends EventName>(name: Name, listener: (detail: Events[Name]) => void): () => void {
  const onEvent = (event: Event) => {
    if (event instanceof CustomEvent) listener(event.detail);
  };
  addEventListener(`mostrador:${name}`, onEvent);
  return () => removeEventListener(`mostrador:${name}`, onEvent);
}

export const emit: Emit = (name, detail) => {
  dispatchEvent(new CustomEvent(`mostrador:${name}`, { detail }));
};

/**
 * Makes the calls that the page made before the script had loaded. The stub that collects them is `window.Mostrador = { q:
 * [] }` with `q.push(['open'])`, or functions that push their name and arguments.
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
