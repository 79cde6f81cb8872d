import { signal } from '@preact/signals';
import type { Failure } from '../../../shared/api/failure';
import { seenTicket } from '../../api/ticket-reads';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { announce, showToast } from '../../shell/toast';
import { arrivedSince } from './arrived';
import { deliver, resolveAfter } from './deliver';
import { type DraftKey, keepDraft, keptDraft, nameOf } from './drafts';

/** Where a text is on its way out. `resolves`: the ticket is resolved after it. */
export type Sending =
  | { readonly kind: 'idle' | 'sending' }
  /** Can be called back until then. */
  | { readonly kind: 'held'; readonly untilMs: number; readonly resolves: boolean }
  /** Something arrived that its writer has not seen. */
  | { readonly kind: 'asking'; readonly resolves: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const HOLD_MS = 5_000;
const IDLE: Sending = { kind: 'idle' };

/** By the draft's name. They go on when their writer looks at another ticket. */
const sendings = signal<ReadonlyMap<string, Sending>>(new Map());
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const watched = new Set<string>();

export const sendingOf = (key: DraftKey): Sending => sendings.value.get(nameOf(key)) ?? IDLE;

/** While its composer is on the page, that says what went wrong. Call what it returns when it goes. */
export function watch(key: DraftKey): () => void {
  watched.add(nameOf(key));
  return () => watched.delete(nameOf(key));
}

function put(key: DraftKey, next: Sending): void {
  sendings.value = new Map(sendings.value).set(nameOf(key), next);
  clearTimeout(timers.get(nameOf(key)));
  timers.delete(nameOf(key));
  const busy = [...sendings.value.values()].some(({ kind }) => kind === 'held' || kind === 'sending');
  if (busy) addEventListener('beforeunload', askToStay);
  else removeEventListener('beforeunload', askToStay);
}

/** A page that is closed sends nothing of what it holds: the safer of the two, for nobody would see it fail. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** A note goes at once; a reply is held first, unless something arrived that its writer should see. */
export function send(key: DraftKey, { resolves = false } = {}): void {
  const draft = keptDraft(key);
  if (draft === undefined) return;
  const isNews = arrivedSince(draft, seenTicket(key.number)?.messages ?? []).length > 0;
  if (key.mode === 'note') sendNow(key);
  else if (isNews) put(key, { kind: 'asking', resolves });
  else hold(key, resolves);
}

function hold(key: DraftKey, resolves: boolean): void {
  put(key, { kind: 'held', untilMs: Date.now() + HOLD_MS, resolves });
  timers.set(
    nameOf(key),
    setTimeout(() => sendNow(key), HOLD_MS),
  );
  announce(allWords().composer.heldAnnounced);
}

export function callBack(key: DraftKey): void {
  if (sendingOf(key).kind === 'held') announce(allWords().composer.undone);
  put(key, IDLE);
}

/** Without waiting any longer. */
export function sendNow(key: DraftKey): void {
  const sending = sendingOf(key);
  if (sending.kind !== 'sending') out(key, 'resolves' in sending && sending.resolves).catch(() => undefined);
}

async function out(key: DraftKey, resolves: boolean): Promise<void> {
  const draft = keptDraft(key);
  if (draft === undefined) return put(key, IDLE);
  const attempt = { ...draft, tried: true };
  keepDraft(key, attempt);
  put(key, { kind: 'sending' });
  const outcome = await deliver(key, attempt);
  if (outcome !== 'sent') {
    put(key, outcome === 'asks' ? { kind: 'asking', resolves } : { kind: 'failed', failure: outcome });
    if (!watched.has(nameOf(key))) showToast(allWords().composer.waitsFor(key.number), { bad: true });
    return;
  }
  const problem = resolves ? await resolveAfter(key.number, attempt) : undefined;
  keepDraft(key, undefined);
  put(key, IDLE);
  const t = allWords().composer;
  if (problem === undefined) showToast(key.mode === 'note' ? t.noted : resolves ? t.sentAndResolved : t.sent);
  else showToast(`${t.notResolved} ${problemText(problem)}`, { bad: true });
}
