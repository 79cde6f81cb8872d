import type { Conversation } from '../../bot/model/conversation';
import type { Message } from '../../bot/model/message';
import type { Ticket } from '../../bot/model/ticket';

export interface Observed {
  /** The customer's message. */
  readonly written: Message;
  readonly replies: readonly Message[];
  readonly before: Conversation;
  readonly after: Conversation;
  readonly ticket: Ticket | undefined;
  readonly ticketAfter: Ticket | undefined;
}

/** Choices about the conversation itself. */
const OWN = new Set(['none', 'person', 'cancel', 'settled']);

const SORRY = /\b(siento|sentimos|perd[oó]n\w*|disculpa\w*|sorry|apologi\w+)\b/iu;
const AGAIN =
  /(ya te (lo )?(dije|he dicho|di|cont[eé])|como te dec[ií]a|te lo dec[ií]a|antes te|as I said|I(['’]ve| have)? (already )?(told|gave|said)|said before)/iu;

/**
 * What can be seen of a turn from outside, whatever made it: the kinds of its replies, with the entries that were given or
 * offered.
 */
export function observe({ written, replies, before, after, ticket, ticketAfter }: Observed): readonly string[] {
  const labels = new Set<string>();
  const text = replies.map((reply) => reply.text).join('\n');
  const { explanation, feedback } = written;
  const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
  const entries = offered.filter((value) => !OWN.has(value));
  for (const { answer } of replies) if (answer !== undefined) labels.add('answer').add(`answer ${answer.entryId}`);
  if (entries.length > 0) labels.add('choices');
  for (const id of entries) labels.add(`offers ${id}`);
  if (replies.length === 0) labels.add('silent');
  if (explanation?.decision === 'smalltalk') {
    labels.add('smalltalk').add(`smalltalk ${explanation.candidates[0]?.entryId}`);
  }
  if (explanation?.decision === 'fallback') labels.add('fallback');
  if (explanation?.decision === 'added') labels.add('added');
  if (feedback !== undefined) labels.add(feedback.helpful ? 'helped' : 'not helped');
  if (SORRY.test(text)) labels.add('sorry');
  if (AGAIN.test(text)) labels.add('again');
  if (JSON.stringify(before.customer) !== JSON.stringify(after.customer)) labels.add('kept');
  if (/(anotad|apuntad|guardad|noted|made a note|written down)/iu.test(text)) labels.add('kept');
  const isOpen = ticketAfter !== undefined && ticketAfter.status !== 'resolved' && ticketAfter.status !== 'closed';
  if (isOpen && ticketAfter.id !== ticket?.id) labels.add('ticket');
  if (isOpen && ticket?.status === 'resolved' && ticketAfter.id === ticket.id) labels.add('reopened');
  if (ticketAfter?.status === 'closed' && ticket !== undefined && ticket.status !== 'closed') labels.add('cancelled');
  if (isOpen && ticketAfter.escalations > (ticket?.escalations ?? 0)) labels.add('escalated');
  if (isOpen && !labels.has('answer') && tells(text, ticketAfter)) labels.add('status');
  if (offered.includes('cancel') && offered.includes('none')) labels.add('closing');
  if (after.state === 'resolved' && offered.includes('person')) labels.add('way back');
  if (explanation?.decision === 'none' && feedback === undefined && labels.size === 0) labels.add('goodbye');
  if (/\?/.test(text) && labels.size === 0) labels.add('ask');
  return [...labels];
}

/** Whether a text tells who has a ticket, or by when there is an answer: the ticket's number with a time or a name. */
function tells(text: string, { number, assignee }: Ticket): boolean {
  const hasTime = /\d{1,2}:\d{2}/.test(text);
  return hasTime && (text.includes(number) || (assignee !== undefined && text.includes(assignee.name)));
}
