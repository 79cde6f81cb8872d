import { fill } from '../../conversation/phrases';
import type { Channel } from '../../conversation/types';
import type { Language, Priority, Service } from '../../knowledge/types';
import type { Mail, NewsKind } from '../../ports';
import { formatDue } from '../promise';
import { dueAt } from '../ticket-view';
import type { Ticket } from '../types';
import { letterHtml, letterText, oneLine } from './letter';

/** What staff are mailed of; anything else reads as a new ticket would. */
const STAFF_NEWS = [
  'ticket_opened',
  'ticket_assigned',
  'reminder',
  'escalated',
  'prioritised',
  'danger',
  'promise_at_risk',
  'reopened',
] as const;
type StaffNews = (typeof STAFF_NEWS)[number];

interface Words {
  /** Beginning of the subject line; nothing for a new ticket. */
  readonly urgent: Readonly<Partial<Record<StaffNews, string>>>;
  readonly heading: Readonly<Record<StaffNews, string>>;
  readonly asks: string;
  readonly due: string;
  readonly late: string;
  readonly details: string;
  readonly owner: string;
  readonly nobody: string;
  readonly open: string;
  readonly footer: string;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly language: Readonly<Record<Language, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    urgent: {
      reminder: 'Vence pronto',
      escalated: 'Para ti',
      prioritised: 'Más urgente',
      danger: 'PELIGRO',
      promise_at_risk: 'Plazo en riesgo',
      reopened: 'Reabierta',
    },
    heading: {
      ticket_opened: 'Un cliente espera a una persona',
      ticket_assigned: 'Tienes una consulta nueva',
      reminder: 'Una consulta tuya vence pronto',
      escalated: 'Una consulta ha subido hasta ti',
      prioritised: 'Una consulta tuya corre ahora más prisa',
      danger: 'Un cliente dice que hay peligro: llámale o escríbele ya',
      promise_at_risk: 'Está en riesgo lo que prometimos: hace falta que decidas',
      reopened: 'Una consulta resuelta se ha reabierto',
    },
    asks: '«{subject}»',
    due: 'Responder a más tardar {due}.',
    late: 'Había que responder {due}.',
    details: 'Consulta {number} · prioridad {priority} · en {language} · {channel}',
    owner: 'La tiene {name}',
    nobody: 'Todavía no la tiene nadie',
    open: 'Abrir la consulta',
    footer: 'Lo que ha escrito el cliente está en la consulta: el correo llega más lejos que el mostrador.',
    priority: { low: 'baja', normal: 'normal', high: 'alta', urgent: 'urgente' },
    language: { es: 'español', en: 'inglés' },
    channel: { web: 'por la web', teams: 'por Teams' },
  },
  en: {
    urgent: {
      reminder: 'Due soon',
      escalated: 'For you',
      prioritised: 'More urgent',
      danger: 'DANGER',
      promise_at_risk: 'Promise at risk',
      reopened: 'Reopened',
    },
    heading: {
      ticket_opened: 'A customer is waiting for a person',
      ticket_assigned: 'You have a new ticket',
      reminder: 'A ticket of yours is due soon',
      escalated: 'A ticket has come up to you',
      prioritised: 'A ticket of yours is more urgent now',
      danger: 'A customer says that there is danger: call or write to them now',
      promise_at_risk: 'A promise of ours is at risk: it needs your decision',
      reopened: 'A resolved ticket was reopened',
    },
    asks: '“{subject}”',
    due: 'Reply by {due}.',
    late: 'The reply was due by {due}.',
    details: 'Ticket {number} · {priority} priority · in {language} · {channel}',
    owner: '{name} has it',
    nobody: 'Nobody has it yet',
    open: 'Open the ticket',
    footer: 'What the customer wrote is in the ticket: mail travels further than the desk.',
    priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
    language: { es: 'Spanish', en: 'English' },
    channel: { web: 'on the web', teams: 'in Teams' },
  },
};

export interface StaffMailOf {
  readonly ticket: Ticket;
  readonly about: NewsKind;
  readonly service: Service;
  readonly to: readonly string[];
  /** The pages' address, without a trailing slash. */
  readonly siteUrl: string;
  readonly now: Date;
  /** By which a duplicate is known. */
  readonly eventId: string;
}

/**
 * Tells staff of a ticket, in the organisation's first language. Of the customer it says the subject only: mail
 * travels further than the desk, and an erasure does not reach it.
 */
export function staffMail({ ticket, about, service, to, siteUrl, now, eventId }: StaffMailOf): Mail {
  const [language] = service.languages;
  const words = WORDS[language];
  const news = STAFF_NEWS.find((kind) => kind === about) ?? 'ticket_opened';
  const due = dueAt(ticket);
  const values = {
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(due, language, service.calendar.timeZone),
    priority: words.priority[ticket.priority],
    language: words.language[ticket.language],
    channel: words.channel[ticket.channel],
    name: oneLine(ticket.assignee?.name ?? ''),
  };
  const filled = (template: string) => fill(template, values);
  const letter = {
    language,
    from: oneLine(service.organisation.name),
    heading: words.heading[news],
    blocks: [
      { kind: 'asked', text: filled(words.asks) },
      { kind: 'paragraph', text: filled(Date.parse(due) > now.getTime() ? words.due : words.late) },
    ],
    button: { label: words.open, url: `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}` },
    details: [filled(words.details), filled(ticket.assignee === undefined ? words.nobody : words.owner)],
    footer: [words.footer],
  } as const;
  const urgent = words.urgent[news];
  const opening = `${ticket.id}#1#staff_mail#ticket_opened`;
  return {
    to,
    fromName: letter.from,
    subject: `${urgent === undefined ? '' : `${urgent}: `}${values.number} · ${values.subject}`,
    text: letterText(letter),
    html: letterHtml(letter),
    eventId,
    ...(eventId === opening ? {} : { follows: opening }),
  };
}
