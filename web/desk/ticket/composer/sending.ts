import { signal } from '@preact/signals';
import type { Failure } from '../../../shared/api/failure';
import { seenTicket } from '../../api/ticket-reads';
import { allWords } from '../../language';
import { wayOn } from '../../queue/next';
import { problemText } from '../../shell/problem-text';
import { announce, showToast } from '../../shell/toast';
import { changeLabels } from '../header/change-labels';
import { arrivedSince } from './arrived';
import { deliver, resolveAfter } from './deliver';
import { type DraftKey, keepDraft, keptDraft, nameOf } from './drafts';

/** The progress of a text being sent. `resolves`: the ticket is resolved after it. */
export type Sending =
  | { readonly kind: 'idle' | 'sending' }
  /** Sending can be undone until then. */
  | { readonly kind: 'undoable'; readonly untilMs: number; readonly resolves: boolean }
  /** Something arrived that the writer has not seen. */
  | { readonly kind: 'confirming'; readonly resolves: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const UNDO_MS = 5_000;
const IDLE: Sending = { kind: 'idle' };

/** By draft name. Sending continues when the writer opens another ticket. */
const sendings = signal<ReadonlyMap<string, Sending>>(new Map());
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const watched = new Set<string>();

export const sendingOf = (key: DraftKey): Sending => sendings.value.get(nameOf(key)) ?? IDLE;

/**
 * Call while the composer is mounted: it then shows failures itself.
 * @returns a function to call when it unmounts
 */
export function watchComposer(key: DraftKey): () => void {
  watched.add(nameOf(key));
  return () => watched.delete(nameOf(key));
}

function put(key: DraftKey, next: Sending): void {
  sendings.value = new Map(sendings.value).set(nameOf(key), next);
  clearTimeout(timers.get(nameOf(key)));
  timers.delete(nameOf(key));
  const busy = [...sendings.value.values()].some(({ kind }) => kind === 'undoable' || kind === 'sending');
  if (busy) addEventListener('beforeunload', confirmLeaving);
  else removeEventListener('beforeunload', confirmLeaving);
}

/** A closed page does not send what can still be undone: that is safer, since nobody would see a failure. */
function confirmLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** A note is sent immediately; a reply can be undone first, unless something arrived that its writer should see. */
export function send(key: DraftKey, { resolves = false } = {}): void {
  const draft = keptDraft(key);
  if (draft === undefined) return;
  const hasUnseen = arrivedSince(draft, seenTicket(key.number)?.messages ?? []).length > 0;
  if (key.mode === 'note') sendNow(key);
  else if (hasUnseen) put(key, { kind: 'confirming', resolves });
  else hold(key, resolves);
}

function hold(key: DraftKey, resolves: boolean): void {
  put(key, { kind: 'undoable', untilMs: Date.now() + UNDO_MS, resolves });
  timers.set(
    nameOf(key),
    setTimeout(() => sendNow(key), UNDO_MS),
  );
  announce(allWords().composer.heldAnnounced);
}

export function undoSend(key: DraftKey): void {
  if (sendingOf(key).kind === 'undoable') announce(allWords().composer.undone);
  put(key, IDLE);
}

/** Sends without waiting for the undo period. */
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
  const goOn = wayOn(key.number);
  const outcome = await deliver(key, attempt);
  if (outcome !== 'sent') {
    put(key, outcome === 'confirm' ? { kind: 'confirming', resolves } : { kind: 'failed', failure: outcome });
    if (!watched.has(nameOf(key))) showToast(allWords().composer.waitsFor(key.number), { bad: true });
    return;
  }
  const { labels = [] } = attempt.after ?? {};
  const unlabelled =
    labels.length === 0 ? undefined : await changeLabels(key.number, (before) => [...new Set([...before, ...labels])]);
  const problem = resolves ? await resolveAfter(key.number, attempt) : undefined;
  keepDraft(key, undefined);
  put(key, IDLE);
  const t = allWords().composer;
  if (problem === undefined) showToast(key.mode === 'note' ? t.noted : resolves ? t.sentAndResolved : t.sent);
  else showToast(`${t.notResolved} ${problemText(problem)}`, { bad: true });
  if (unlabelled !== undefined) showToast(`${t.notLabelled} ${problemText(unlabelled)}`, { bad: true });
  if (resolves && problem === undefined) goOn();
}
