import { type TicketKey, ticketPhrase } from '../../language/phrases';
import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import type { ResolutionReason, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import { dueAt } from '../lifecycle/ticket-view';
import { formatDue } from '../sla/due-times';

/** What the customer is told when something happens to their ticket, in their language. */
export interface Telling {
  readonly service: Service;
  readonly language: Language;
  /** As it is after the change. */
  readonly ticket: Ticket;
  readonly now: Date;
}

function say({ service, language, ticket }: Telling, key: TicketKey, values: Readonly<Record<string, string>> = {}): string {
  return ticketPhrase(service, language, key, {
    number: ticket.number,
    organisation: service.organisation.name,
    due: formatDue(dueAt(ticket), language, service.calendar.timeZone),
    ...values,
  });
}

const system = (kind: Draft['kind'], text: string): Draft => ({ author: { role: 'system' }, kind, text });

/**
 * Somebody has the ticket: who, and by when they reply. Nothing while nobody has it.
 * @param which whether this is the first name that the customer reads, or takes another's place
 */
export function ownerNotice(telling: Telling, which: 'first' | 'another' = 'first'): readonly Draft[] {
  const { ticket, now } = telling;
  if (ticket.assignee === undefined) return [];
  const inTime = which === 'first' ? 'desk.owner' : 'desk.owner.another';
  const key = Date.parse(dueAt(ticket)) > now.getTime() ? inTime : 'desk.owner.late';
  return [system('notice', say(telling, key, { name: ticket.assignee.name }))];
}

/** It is settled, what comes next, and may we ask how it was? */
export function resolutionNotice(telling: Telling, reason: ResolutionReason, name: string, closesAt: string): Draft {
  const until = formatDue(closesAt, telling.language, telling.service.calendar.timeZone);
  const settled = say(telling, `desk.resolved.${reason}`, { name });
  return system('rating', `${settled} ${say(telling, 'desk.resolved.next', { name, until })}`);
}

/** The same is looked after under another number. */
export function mergeNotice(telling: Telling, { name, into, closesAt }: { name: string; into: string; closesAt: string }): Draft {
  const until = formatDue(closesAt, telling.language, telling.service.calendar.timeZone);
  return system('notice', say(telling, 'desk.merged', { name, into, until }));
}

/** Staff took it up again. */
export function reopeningNotice(telling: Telling, name: string): Draft {
  return system('notice', say(telling, 'desk.reopened', { name }));
}

/** It is over, and where to go on: what comes next would be read by nobody here. */
export function closingNotice(telling: Telling): Draft {
  return system('notice', say(telling, 'desk.closed'));
}

/**
 * It will be later than was said; the ticket holds the new time.
 * @param isNewOwner whether the customer does not know the name of its owner yet
 */
export function delayNotice(telling: Telling, isNewOwner: boolean): Draft {
  const { assignee, firstRespondedAt } = telling.ticket;
  const text = say(telling, firstRespondedAt === undefined ? 'desk.delayed.reply' : 'desk.delayed.resolution');
  if (assignee === undefined || !isNewOwner) return system('notice', text);
  return system('notice', `${text} ${say(telling, 'desk.delayed.owner', { name: assignee.name })}`);
}

/** Is all well, some time after the resolution? One tap says so, another takes the ticket up again. */
export function followUpQuestion(telling: Telling): Draft {
  const { author, text } = system('choices', say(telling, 'desk.followUp'));
  return {
    author,
    kind: 'choices',
    text,
    choices: [
      { label: say(telling, 'desk.followUp.settled'), value: 'settled' },
      { label: say(telling, 'desk.followUp.reopen'), value: 'person' },
    ],
  };
}
