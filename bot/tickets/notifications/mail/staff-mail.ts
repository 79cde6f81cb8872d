import { fill } from '../../../language/phrases';
import type { Channel } from '../../../model/conversation';
import type { Language } from '../../../model/language';
import type { Priority, Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Mail, NotificationKind, Rating } from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { formatDue } from '../../sla/due-times';
import { oneLine, renderHtml, renderText } from './email-template';

/** What staff are mailed of; the rest they see at the desk, and it would read as a new ticket does. */
export const STAFF_NOTIFICATIONS = [
  'ticket_opened',
  'ticket_assigned',
  'reminder',
  'escalated',
  'prioritised',
  'danger',
  'promise_at_risk',
  'reopened',
  'rated_low',
] as const;
type StaffNotification = (typeof STAFF_NOTIFICATIONS)[number];

/** What is said to whom: to the person whose it is, of that person to others, and of nobody in particular. */
interface Address {
  readonly yours: string;
  /** `{who}`: names. */
  readonly named: string;
  readonly team: string;
}

/** By when it is due, and that the time is past. */
interface Due {
  readonly due: string;
  readonly late: string;
}

interface Words {
  /** Beginning of the subject line; nothing for a new ticket. */
  readonly urgent: Readonly<Partial<Record<StaffNotification, string | Address>>>;
  readonly heading: Readonly<Record<StaffNotification, string | Address>>;
  readonly asks: string;
  readonly reply: Due;
  readonly solution: Due;
  readonly score: string;
  /** What they wrote with it is to be read where an erasure reaches it. */
  readonly comment: string;
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
      escalated: { yours: 'Para ti', named: 'Para {who}', team: 'Sube un escalón' },
      prioritised: 'Más urgente',
      danger: 'PELIGRO',
      promise_at_risk: 'Plazo en riesgo',
      reopened: 'Reabierta',
      rated_low: 'Mala valoración',
    },
    heading: {
      ticket_opened: 'Un cliente espera a una persona',
      ticket_assigned: {
        yours: 'Tienes una consulta nueva',
        named: '{who} tiene una consulta nueva',
        team: 'Hay una consulta nueva',
      },
      reminder: {
        yours: 'Una consulta tuya vence pronto',
        named: 'Una consulta de {who} vence pronto',
        team: 'Una consulta del equipo vence pronto',
      },
      escalated: {
        yours: 'Una consulta ha subido hasta ti',
        named: 'Una consulta ha subido hasta {who}',
        team: 'Una consulta ha subido un escalón',
      },
      prioritised: {
        yours: 'Una consulta tuya corre ahora más prisa',
        named: 'Una consulta de {who} corre ahora más prisa',
        team: 'Una consulta del equipo corre ahora más prisa',
      },
      danger: {
        yours: 'Un cliente dice que hay peligro: contéstale ya',
        named: 'Un cliente dice que hay peligro: hay que contestarle ya',
        team: 'Un cliente dice que hay peligro: hay que contestarle ya',
      },
      promise_at_risk: {
        yours: 'Está en riesgo lo que prometimos: hace falta que decidas',
        named: 'Está en riesgo lo que prometimos: hace falta que decida {who}',
        team: 'Está en riesgo lo que prometimos: hace falta que alguien decida',
      },
      reopened: 'Una consulta resuelta se ha reabierto',
      rated_low: 'Un cliente no ha quedado contento',
    },
    asks: '«{subject}»',
    reply: { due: 'Responder a más tardar {due}.', late: 'Había que responder {due}.' },
    solution: { due: 'Dejarla resuelta a más tardar {due}.', late: 'Tenía que estar resuelta {due}.' },
    score: 'Nos ha valorado con un {score} de 5.',
    comment: 'Ha escrito por qué: está en la consulta.',
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
      escalated: { yours: 'For you', named: 'For {who}', team: 'Moved up' },
      prioritised: 'More urgent',
      danger: 'DANGER',
      promise_at_risk: 'Promise at risk',
      reopened: 'Reopened',
      rated_low: 'Low rating',
    },
    heading: {
      ticket_opened: 'A customer is waiting for a person',
      ticket_assigned: { yours: 'You have a new ticket', named: '{who} has a new ticket', team: 'There is a new ticket' },
      reminder: {
        yours: 'A ticket of yours is due soon',
        named: 'A ticket that {who} has is due soon',
        team: 'A ticket of the team is due soon',
      },
      escalated: {
        yours: 'A ticket has come up to you',
        named: 'A ticket has come up to {who}',
        team: 'A ticket has moved up the ladder',
      },
      prioritised: {
        yours: 'A ticket of yours is more urgent now',
        named: 'A ticket that {who} has is more urgent now',
        team: 'A ticket of the team is more urgent now',
      },
      danger: {
        yours: 'A customer says that there is danger: answer them now',
        named: 'A customer says that there is danger: somebody must answer them now',
        team: 'A customer says that there is danger: somebody must answer them now',
      },
      promise_at_risk: {
        yours: 'A promise of ours is at risk: it needs your decision',
        named: 'A promise of ours is at risk: it needs a decision by {who}',
        team: 'A promise of ours is at risk: it needs a decision',
      },
      reopened: 'A resolved ticket was reopened',
      rated_low: 'A customer was not satisfied',
    },
    asks: '“{subject}”',
    reply: { due: 'Reply by {due}.', late: 'The reply was due by {due}.' },
    solution: { due: 'Settle it by {due}.', late: 'It was to be settled by {due}.' },
    score: 'They rated us {score} of 5.',
    comment: 'They wrote why: it is in the ticket.',
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
  readonly about: NotificationKind;
  readonly service: Service;
  readonly to: readonly string[];
  /** Logins of those whom the news is for; absent: the whole team. */
  readonly for?: readonly string[] | undefined;
  /** Whether `to` are these people's own addresses. Many read what goes to a shared one: nothing in it is "yours". */
  readonly isOwn?: boolean;
  /** What the customer thinks of it, for news of that. */
  readonly rating?: Pick<Rating, 'score' | 'comment'> | undefined;
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
export function staffMail(of: StaffMailOf): Mail {
  const { ticket, about, service, to, siteUrl, now, eventId } = of;
  const [language] = service.languages;
  const words = WORDS[language];
  const notification = STAFF_NOTIFICATIONS.find((kind) => kind === about) ?? 'ticket_opened';
  const due = dueAt(ticket);
  const awaited = ticket.firstRespondedAt === undefined ? words.reply : words.solution;
  const address = addressOf(of, notification);
  const addressed = (said: string | Address) => (typeof said === 'string' ? said : said[address.form]);
  const values = {
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(due, language, service.calendar.timeZone),
    priority: words.priority[ticket.priority],
    language: words.language[ticket.language],
    channel: words.channel[ticket.channel],
    score: String(of.rating?.score ?? ''),
    name: oneLine(ticket.assignee?.name ?? ''),
    who: address.names.map(oneLine).join(language === 'es' ? ' o ' : ' or '),
  };
  const filled = (template: string) => fill(template, values);
  const content = {
    language,
    from: oneLine(service.organisation.name),
    heading: filled(addressed(words.heading[notification])),
    blocks: [
      { kind: 'asked', text: filled(words.asks) },
      {
        kind: 'paragraph',
        text: filled(notification === 'rated_low' ? rated() : Date.parse(due) > now.getTime() ? awaited.due : awaited.late),
      },
    ],
    button: { label: words.open, url: `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}` },
    details: [filled(words.details), filled(ticket.assignee === undefined ? words.nobody : words.owner)],
    footer: [words.footer],
  } as const;
  const urgent = words.urgent[notification];
  const opening = `${ticket.id}#1#staff_mail#ticket_opened`;
  return {
    to,
    fromName: content.from,
    subject: `${urgent === undefined ? '' : `${filled(addressed(urgent))}: `}${values.number} · ${values.subject}`,
    text: renderText(content),
    html: renderHtml(content),
    eventId,
    ...(eventId === opening ? {} : { follows: opening }),
  };

  function rated(): string {
    return of.rating?.comment === undefined ? words.score : `${words.score} ${words.comment}`;
  }
}

/** News that is for those who answer for the team too, not for the owner of the ticket alone. */
const FOR_OTHERS: ReadonlySet<StaffNotification> = new Set(['danger', 'promise_at_risk']);

/** Whom the mail speaks to. The ticket may be another's since the news: it is theirs then, and called so. */
function addressOf(
  { ticket, service, isOwn = false, for: logins }: StaffMailOf,
  notification: StaffNotification,
): { readonly form: keyof Address; readonly names: readonly string[] } {
  if (FOR_OTHERS.has(notification)) {
    const names = service.team.filter(({ login }) => logins?.includes(login)).map(({ name }) => name);
    return { form: isOwn ? 'yours' : names.length > 0 ? 'named' : 'team', names };
  }
  const { assignee } = ticket;
  if (assignee === undefined) return { form: 'team', names: [] };
  const isTheirs = isOwn && logins?.length === 1 && logins[0] === assignee.login;
  return { form: isTheirs ? 'yours' : 'named', names: [assignee.name] };
}
