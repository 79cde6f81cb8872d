import { fill } from '../../../language/phrases';
import type { Language } from '../../../model/language';
import type { Message } from '../../../model/message';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Mail, NotificationKind } from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { isOpenStatus } from '../../lifecycle/transitions';
import { formatDue } from '../../sla/due-times';
import { type EmailBlock, type EmailContent, manyLines, oneLine, renderHtml, renderText } from './email-template';

const CUSTOMER_NOTIFICATIONS = ['reply', 'delay', 'resolved', 'reopened', 'follow_up'] as const;
type CustomerNotification = (typeof CUSTOMER_NOTIFICATIONS)[number];

interface Words {
  readonly subject: Readonly<Record<CustomerNotification, string>>;
  /** None where what we say must come first. */
  readonly heading: Readonly<Partial<Record<CustomerNotification, string>>>;
  readonly greeting: string;
  readonly stranger: string;
  readonly replied: string;
  readonly button: Readonly<Record<CustomerNotification, string>>;
  readonly about: string;
  readonly owner: string;
  readonly replyDue: string;
  readonly solutionDue: string;
  readonly link: string;
  readonly why: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    subject: {
      reply: '{name} ha respondido a tu consulta {number}',
      delay: 'Sentimos el retraso con tu consulta {number}',
      resolved: 'Tu consulta {number} está resuelta',
      reopened: 'Hemos reabierto tu consulta {number}',
      follow_up: '¿Ha quedado todo bien? Tu consulta {number}',
    },
    heading: { reply: '{name} te ha respondido', resolved: 'Tu consulta está resuelta', reopened: 'Seguimos con tu consulta' },
    greeting: 'Hola, {customer}:',
    stranger: 'Hola:',
    replied: 'Esto es lo que {name} te ha escrito:',
    button: {
      reply: 'Seguir la conversación',
      delay: 'Ver cómo va',
      resolved: 'Valorar o reabrir',
      reopened: 'Ver cómo va',
      follow_up: 'Contestar',
    },
    about: 'Consulta {number}: «{subject}»',
    owner: 'Se ocupa {assignee}',
    replyDue: 'Respuesta a más tardar {due}',
    solutionDue: 'Solución a más tardar {due}',
    link: 'El enlace lleva a tu conversación, vale una sola vez y es solo para ti: no lo reenvíes. Contesta ahí; lo que se responda a este correo no entra en la conversación.',
    why: 'Te escribimos porque dejaste esta dirección al hablar con {organisation}.',
  },
  en: {
    subject: {
      reply: '{name} has replied to your request {number}',
      delay: 'We are sorry about the delay with your request {number}',
      resolved: 'Your request {number} is resolved',
      reopened: 'We have reopened your request {number}',
      follow_up: 'Is everything all right? Your request {number}',
    },
    heading: {
      reply: '{name} has replied to you',
      resolved: 'Your request is resolved',
      reopened: 'We are carrying on with your request',
    },
    greeting: 'Hello {customer},',
    stranger: 'Hello,',
    replied: 'This is what {name} wrote to you:',
    button: {
      reply: 'Go on with the conversation',
      delay: 'See how it is going',
      resolved: 'Rate or reopen it',
      reopened: 'See how it is going',
      follow_up: 'Answer',
    },
    about: 'Request {number}: “{subject}”',
    owner: '{assignee} is looking after it',
    replyDue: 'Reply by {due} at the latest',
    solutionDue: 'Solution by {due} at the latest',
    link: 'The link leads to your conversation, works once and is for you alone: do not pass it on. Please answer there; an answer to this mail does not get into the conversation.',
    why: 'We write to you because you left this address when you talked with {organisation}.',
  },
};

export interface CustomerMailOf {
  readonly ticket: Ticket;
  readonly about: NotificationKind;
  readonly service: Service;
  readonly customer: { readonly name?: string; readonly email: string };
  /** What was said to the customer, in order; none of it their own. */
  readonly messages: readonly Message[];
  /** Leads back to the conversation. */
  readonly link: string;
  readonly eventId: string;
}

/**
 * What a customer who has left the page missed, in their language, with a way back. The words are those of the
 * conversation: mail and page never say two things. In a delay, nothing stands before the apology.
 */
export function customerMail(of: CustomerMailOf): Mail {
  const { ticket, service, customer, eventId } = of;
  const { language } = ticket;
  const words = WORDS[language];
  const notification = CUSTOMER_NOTIFICATIONS.find((kind) => kind === of.about) ?? 'reply';
  const organisation = oneLine(service.organisation.name);
  const values = {
    organisation,
    name: oneLine(of.messages.findLast(({ author }) => author.role === 'agent')?.author.name ?? organisation),
    assignee: oneLine(ticket.assignee?.name ?? ''),
    customer: oneLine(customer.name ?? ''),
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(dueAt(ticket), language, service.calendar.timeZone),
  };
  const filled = (template: string) => fill(template, values);
  const heading = words.heading[notification];
  const content: EmailContent = {
    language,
    from: organisation,
    ...(heading === undefined ? {} : { heading: filled(heading) }),
    blocks: blocks(),
    button: { label: words.button[notification], url: of.link },
    details: details().map(filled),
    footer: [words.link, words.why].map(filled),
  };
  return {
    to: [customer.email],
    fromName: organisation,
    ...(service.organisation.email === undefined ? {} : { replyTo: service.organisation.email }),
    subject: filled(words.subject[notification]),
    text: renderText(content),
    html: renderHtml(content),
    eventId,
    // No mail has this id: it stands for the thread, whichever of its mails came first.
    follows: `${ticket.id}#customer`,
  };

  function blocks(): readonly EmailBlock[] {
    if (notification === 'delay') return of.messages.map(said);
    const greeting = paragraph(filled(values.customer === '' ? words.stranger : words.greeting));
    if (notification !== 'reply') return [greeting, ...of.messages.map(said)];
    // Who wrote what is said anew wherever somebody else goes on.
    const replies = of.messages.flatMap((message, place) => {
      const { name } = message.author;
      const goesOn = place > 0 && of.messages[place - 1]?.author.name === name;
      const lead = fill(words.replied, { name: oneLine(name ?? organisation) });
      return [...(goesOn ? [] : [paragraph(lead)]), said(message)];
    });
    return [greeting, ...replies];
  }

  function details(): readonly string[] {
    if (!isOpenStatus(ticket.status)) return [words.about];
    const owner = ticket.assignee === undefined ? [] : [words.owner];
    return [words.about, ...owner, ticket.firstRespondedAt === undefined ? words.replyDue : words.solutionDue];
  }
}

function said({ author, text }: Message): EmailBlock {
  return { kind: author.role === 'agent' ? 'said' : 'paragraph', text: manyLines(text) };
}

function paragraph(text: string): EmailBlock {
  return { kind: 'paragraph', text };
}
