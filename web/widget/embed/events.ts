import { lastSeq, type State } from '../session/state';

/** The events for the page, as `mostrador:<name>` on `window` or by `Mostrador.on(name, …)`. */
export interface Events {
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  readonly message: { readonly role: string; readonly kind: string; readonly text: string };
  readonly handoff: { readonly number: string; readonly dueAt: string };
  readonly resolved: { readonly number: string | undefined };
  readonly error: { readonly reason: string };
}
export type EventName = keyof Events;
export type Emit = <Name extends EventName>(name: Name, detail: Events[Name]) => void;

/** Emits events for what changed between two states; loading a conversation again emits none. */
export function emitChanges(emit: Emit, now: State, before: State): void {
  if (now.isOpen !== before.isOpen) emit(now.isOpen ? 'open' : 'close', undefined);
  if (now.phase === 'ready' && before.phase === 'ready') {
    for (const { seq, author, kind, text } of now.messages) {
      if (seq > lastSeq(before.messages)) emit('message', { role: author.role, kind, text });
    }
  }
  const { ticket, conversation } = now;
  if (ticket !== undefined && ticket.number !== before.ticket?.number && now.access === before.access) {
    emit('handoff', { number: ticket.number, dueAt: ticket.dueAt });
  }
  if (conversation === 'resolved' && before.conversation !== 'resolved') emit('resolved', { number: ticket?.number });
  if (now.phase === 'unreachable' && before.phase !== 'unreachable') emit('error', { reason: 'unreachable' });
  if (now.notice !== before.notice && (now.notice === 'failed' || now.notice === 'refused' || now.notice === 'tooOften'))
    emit('error', { reason: now.notice });
}
