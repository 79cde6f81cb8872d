import { MostradorError } from '../../../model/errors';
import type { Change } from '../../../ports';
import { outboxOrder } from './outbox-order';

/**
 * Rejects a change that would break an invariant whatever is stored: such a change is a bug, not an error of the caller.
 *
 * @returns the id of the conversation that the change belongs to
 * @throws MostradorError INTERNAL
 */
export function conversationOf(change: Change): string {
  const { conversation, ticket, other, messages, reply, rating, availability, sla, history, counts = [] } = change;
  if (conversation !== undefined && conversation.next.version !== conversation.expected + 1)
    throw fault('a conversation moves by one version');
  for (const part of [ticket, other]) checkTicket(part);
  if (other !== undefined && (ticket === undefined || other.expected === 0 || other.next.id === ticket.next.id))
    throw fault('a second ticket is another one, that is there already');
  if (new Set(change.outbox.map(outboxOrder)).size < change.outbox.length) throw fault('each item of the outbox has its own id');
  if (new Set(counts.map(({ key }) => key)).size < counts.length) throw fault('nothing is counted twice');
  if (messages.length > 0 && conversation === undefined) throw fault('messages come with their conversation');
  const firstSeq = (conversation?.next.lastSeq ?? 0) - messages.length + 1;
  if (messages.some(({ seq }, place) => seq !== firstSeq + place))
    throw fault("messages end at the conversation's last seq, without a gap");
  if (availability !== undefined && availability.next.version !== availability.expected + 1)
    throw fault('an availability moves by one version');
  if (sla !== undefined && sla.ticketId !== ticket?.next.id) throw fault('an SLA record comes with its ticket');
  if (history !== undefined && ticket === undefined) throw fault('a history files a ticket of the change');
  const id = conversation?.next.id ?? ticket?.next.conversationId ?? rating?.conversationId;
  if (id === undefined && reply !== undefined) throw fault('a reply belongs to a conversation');
  return id ?? '';
}

function checkTicket(part: Change['ticket']): void {
  if (part === undefined) return;
  const { expected, next, events } = part;
  if (next.version !== expected + 1) throw fault('a ticket moves by one version');
  if (events.some(({ version }) => version !== next.version)) throw fault("a ticket's events carry the version they made");
}

function fault(rule: string): MostradorError {
  return new MostradorError('INTERNAL', `The change cannot be stored: ${rule}.`);
}
