import { type NotificationKey, notificationPhrase } from '../../../language/phrases';
import { compact } from '../../../model/compact';
import type { Message } from '../../../model/message';
import { spokenName } from '../../../model/person-name';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Mail, NotificationKind } from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';
import { formatDue } from '../../sla/due-times';
import { type EmailBlock, type EmailContent, manyLines, oneLine, renderHtml, renderText } from './email-template';

const CUSTOMER_NOTIFICATIONS = ['reply', 'delay', 'resolved', 'reopened', 'follow_up', 'fresh_link'] as const;
type CustomerNotification = (typeof CUSTOMER_NOTIFICATIONS)[number];

/** The notifications that get a heading. In the others, our own words must come first. */
const HEADINGS: Readonly<Partial<Record<CustomerNotification, NotificationKey>>> = {
  reply: 'mail.customer.heading.reply',
  resolved: 'mail.customer.heading.resolved',
  reopened: 'mail.customer.heading.reopened',
};

export interface CustomerMailOf {
  readonly ticket: Ticket;
  readonly about: NotificationKind;
  readonly service: Service;
  readonly customer: { readonly name?: string; readonly email: string };
  /** Somebody who reads that address opened the conversation. Before, no word of whoever wrote is mailed to it. */
  readonly isConfirmed: boolean;
  /** A fresh link was asked for by the ticket's number, and not by following a used one. */
  readonly isByNumber?: boolean;
  /** The messages to the customer, in order; none of their own. */
  readonly messages: readonly Message[];
  /** Opens the conversation. */
  readonly link: string;
  readonly eventId: string;
}

/**
 * The mail with the messages that a customer missed after leaving the page, in their language, with a link back. The words
 * are those of the conversation, so mail and page never differ. Nothing stands before the apology for a delay.
 */
export function customerMail(of: CustomerMailOf): Mail {
  const { ticket, service, customer, isConfirmed, eventId } = of;
  const { language } = ticket;
  const notification = CUSTOMER_NOTIFICATIONS.find((kind) => kind === of.about) ?? 'reply';
  const organisation = oneLine(service.organisation.name);
  const values = {
    organisation,
    name: oneLine(of.messages.findLast(({ author }) => author.role === 'agent')?.author.name ?? organisation),
    assignee: oneLine(ticket.assignee?.name ?? ''),
    customer: (isConfirmed ? spokenName(customer.name) : undefined) ?? '',
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(dueAt(ticket), language, service.calendar.timeZone),
  };
  const say = (key: NotificationKey, more = {}) => notificationPhrase(service, language, key, { ...values, ...more });
  const heading = HEADINGS[notification];
  const content: EmailContent = {
    language,
    from: organisation,
    ...(heading === undefined ? {} : { heading: say(heading) }),
    blocks: blocks(),
    button: { label: say(`mail.customer.button.${notification}`), url: of.link },
    details: details().map((key) => say(key)),
    footer: [say('mail.customer.link'), say(isConfirmed ? 'mail.customer.why' : 'mail.customer.unconfirmed')],
  };
  return compact({
    to: [customer.email],
    fromName: organisation,
    replyTo: service.organisation.email,
    subject: oneLine(say(`mail.customer.subject.${notification}`)),
    text: renderText(content),
    html: renderHtml(content),
    eventId,
    // No mail has this id: it stands for the thread, whichever of its mails came first.
    follows: `${ticket.id}#customer`,
  });

  function blocks(): readonly EmailBlock[] {
    if (notification === 'delay') return of.messages.map(said);
    const greeting = paragraph(say(values.customer === '' ? 'mail.customer.stranger' : 'mail.customer.greeting'));
    if (notification === 'fresh_link')
      return [greeting, paragraph(say(of.isByNumber === true ? 'mail.customer.linkByNumber' : 'mail.customer.freshLink'))];
    if (notification !== 'reply') return [greeting, ...of.messages.map(said)];
    // The author's name is repeated whenever the author changes.
    const replies = of.messages.flatMap((message, place) => {
      const { name } = message.author;
      const goesOn = place > 0 && of.messages[place - 1]?.author.name === name;
      const lead = say('mail.customer.replied', { name: oneLine(name ?? organisation) });
      return [...(goesOn ? [] : [paragraph(lead)]), said(message)];
    });
    return [greeting, ...replies];
  }

  function details(): readonly NotificationKey[] {
    if (notification === 'fresh_link') return [];
    const about = isConfirmed ? 'mail.customer.about' : 'mail.customer.number';
    if (!isOpenStatus(ticket.status)) return [about];
    const due = ticket.firstRespondedAt === undefined ? 'mail.customer.replyDue' : 'mail.customer.solutionDue';
    return [about, ...(ticket.assignee === undefined ? [] : (['mail.customer.owner'] as const)), due];
  }
}

function said({ author, text }: Message): EmailBlock {
  return { kind: author.role === 'agent' ? 'said' : 'paragraph', text: manyLines(text) };
}

function paragraph(text: string): EmailBlock {
  return { kind: 'paragraph', text };
}
