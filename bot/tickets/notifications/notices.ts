import { type TicketKey, ticketPhrase } from '../../language/phrases';
import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import { ASKED_AFTER, type ResolutionReason, type Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import { dueAt } from '../lifecycle/ticket-view';
import { formatDue } from '../sla/due-times';

/** The context of a notice to a customer, in their language. */
export interface NoticeContext {
  readonly service: Service;
  readonly language: Language;
  /** The ticket after the change. */
  readonly ticket: Ticket;
  readonly now: Date;
}

function say(
  { service, language, ticket }: NoticeContext,
  key: TicketKey,
  values: Readonly<Record<string, string>> = {},
): string {
  return ticketPhrase(service, language, key, {
    number: ticket.number,
    organisation: service.organisation.name,
    due: formatDue(dueAt(ticket), language, service.calendar.timeZone),
    ...values,
  });
}

const system = (kind: Draft['kind'], text: string): Draft => ({ author: { role: 'system' }, kind, text });

/**
 * Tells the customer who owns the ticket, and by when they reply. Empty while nobody owns it.
 * @param which whether this is the first name that the customer reads, or replaces another
 */
export function ownerNotice(context: NoticeContext, which: 'first' | 'another' = 'first'): readonly Draft[] {
  const { ticket, now } = context;
  if (ticket.assignee === undefined) return [];
  const inTime = which === 'first' ? 'desk.owner' : 'desk.owner.another';
  const key = Date.parse(dueAt(ticket)) > now.getTime() ? inTime : 'desk.owner.late';
  return [system('notice', say(context, key, { name: ticket.assignee.name }))];
}

/** Says that the ticket is resolved and what happens next, and asks for a rating where the reason does. */
export function resolutionNotice(context: NoticeContext, reason: ResolutionReason, name: string, closesAt: string): Draft {
  const until = formatDue(closesAt, context.language, context.service.calendar.timeZone);
  const settled = say(context, `desk.resolved.${reason}`, { name });
  const kind = ASKED_AFTER[reason].rating ? 'rating' : 'notice';
  return system(kind, `${settled} ${say(context, 'desk.resolved.next', { name, until })}`);
}

/** Says that the problem is handled under another ticket number. */
export function mergeNotice(
  context: NoticeContext,
  { name, into, closesAt }: { name: string; into: string; closesAt: string },
): Draft {
  const until = formatDue(closesAt, context.language, context.service.calendar.timeZone);
  return system('notice', say(context, 'desk.merged', { name, into, until }));
}

/** Says that staff reopened the ticket. */
export function reopeningNotice(context: NoticeContext, name: string): Draft {
  return system('notice', say(context, 'desk.reopened', { name }));
}

/** Says that the ticket is closed, and where to continue: nobody would read further messages here. */
export function closingNotice(context: NoticeContext): Draft {
  return system('notice', say(context, 'desk.closed'));
}

/**
 * Says that the reply will be late; the ticket holds the new due time.
 * @param isNewOwner whether the customer does not know the owner's name yet
 */
export function delayNotice(context: NoticeContext, isNewOwner: boolean): Draft {
  const { assignee, firstRespondedAt } = context.ticket;
  const text = say(context, firstRespondedAt === undefined ? 'desk.delayed.reply' : 'desk.delayed.resolution');
  if (assignee === undefined || !isNewOwner) return system('notice', text);
  return system('notice', `${text} ${say(context, 'desk.delayed.owner', { name: assignee.name })}`);
}

/**
 * Asks, some time after the resolution, whether the problem is solved. One button confirms it, the other reopens the
 * ticket.
 */
export function followUpQuestion(context: NoticeContext): Draft {
  const { author, text } = system('choices', say(context, 'desk.followUp'));
  return {
    author,
    kind: 'choices',
    text,
    choices: [
      { label: say(context, 'desk.followUp.settled'), value: 'settled' },
      { label: say(context, 'desk.followUp.reopen'), value: 'person' },
    ],
  };
}
