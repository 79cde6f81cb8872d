import { factsOf, nameOfLanguage } from '../../../language/facts';
import { type NotificationKey, notificationPhrase } from '../../../language/phrases';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Mail, NotificationKind, Rating } from '../../../ports';
import { dueAt } from '../../lifecycle/ticket-view';
import { formatDue } from '../../sla/due-times';
import { oneLine, renderHtml, renderText } from './email-template';

/** What staff are mailed about. They see everything else at the desk. */
export const STAFF_NOTIFICATIONS = [
  'ticket_opened',
  'ticket_assigned',
  'handed_over',
  'reminder',
  'escalated',
  'prioritised',
  'danger',
  'promise_at_risk',
  'reopened',
  'rated_low',
] as const;
type StaffNotification = (typeof STAFF_NOTIFICATIONS)[number];

/** Whom the text of a mail addresses: the owner of the ticket, the people named in `{who}`, or the whole team. */
type Addressing = 'yours' | 'named' | 'team';

/** The notifications whose heading depends on whom the mail addresses. */
const ADDRESSED = [
  'ticket_assigned',
  'handed_over',
  'reminder',
  'escalated',
  'prioritised',
  'danger',
  'promise_at_risk',
] as const;
type Addressed = (typeof ADDRESSED)[number];

const isAddressed = (notification: StaffNotification): notification is Addressed =>
  ADDRESSED.some((each) => each === notification);

export interface StaffMailOf {
  readonly ticket: Ticket;
  readonly about: NotificationKind;
  readonly service: Service;
  readonly to: readonly string[];
  /** Logins of the people the notification is for; absent for the whole team. */
  readonly for?: readonly string[] | undefined;
  /** Whether `to` are these people's own addresses. Mail to a shared address never says "your ticket". */
  readonly isOwn?: boolean;
  /** The customer's rating, for notifications about one. */
  readonly rating?: Pick<Rating, 'score' | 'comment'> | undefined;
  /** Address of the web pages, without a trailing slash. */
  readonly siteUrl: string;
  readonly now: Date;
  /** Identifies duplicates. */
  readonly eventId: string;
}

/**
 * Tells staff about a ticket, in the organisation's first language. It contains only the subject of what the customer
 * wrote: mail travels further than the desk, and an erasure does not reach it.
 */
export function staffMail(of: StaffMailOf): Mail {
  const { ticket, about, service, to, siteUrl, now, eventId } = of;
  const [language] = service.languages;
  const notification = STAFF_NOTIFICATIONS.find((kind) => kind === about) ?? 'ticket_opened';
  const due = dueAt(ticket);
  const awaited = ticket.firstRespondedAt === undefined ? 'reply' : 'solution';
  const late = Date.parse(due) > now.getTime() ? 'due' : 'late';
  const address = addressingOf(of, notification);
  const values = {
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(due, language, service.calendar.timeZone),
    priority: notificationPhrase(service, language, `mail.staff.priority.${ticket.priority}`),
    language: nameOfLanguage(ticket.language, language),
    channel: notificationPhrase(service, language, `mail.staff.channel.${ticket.channel}`),
    score: String(of.rating?.score ?? ''),
    name: oneLine(ticket.assignee?.name ?? ''),
    who: new Intl.ListFormat(factsOf(language).locale, { type: 'disjunction' }).format(address.names.map(oneLine)),
  };
  const say = (key: NotificationKey) => notificationPhrase(service, language, key, values);
  const content = {
    language,
    from: oneLine(service.organisation.name),
    heading: say(headingOf(notification, address.form)),
    blocks: [
      { kind: 'asked', text: say('mail.staff.asks') },
      {
        kind: 'paragraph',
        text: notification === 'rated_low' ? rated() : say(`mail.staff.${awaited}.${late}`),
      },
    ],
    button: { label: say('mail.staff.open'), url: `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}` },
    details: [say('mail.staff.details'), say(ticket.assignee === undefined ? 'mail.staff.nobody' : 'mail.staff.owner')],
    footer: [say('mail.staff.footer')],
  } as const;
  const urgent = urgentOf(notification, address.form);
  const opening = `${ticket.id}#1#staff_mail#ticket_opened`;
  return {
    to,
    fromName: content.from,
    subject: oneLine(`${urgent === undefined ? '' : `${say(urgent)}: `}${values.number} · ${values.subject}`),
    text: renderText(content),
    html: renderHtml(content),
    eventId,
    ...(eventId === opening ? {} : { follows: opening }),
  };

  function rated(): string {
    const score = say('mail.staff.score');
    return of.rating?.comment === undefined ? score : `${score} ${say('mail.staff.comment')}`;
  }
}

function headingOf(notification: StaffNotification, form: Addressing): NotificationKey {
  return isAddressed(notification) ? `mail.staff.heading.${notification}.${form}` : `mail.staff.heading.${notification}`;
}

/** Prefix of the subject line; none for notifications that can wait a day. */
function urgentOf(notification: StaffNotification, form: Addressing): NotificationKey | undefined {
  if (notification === 'ticket_opened' || notification === 'ticket_assigned' || notification === 'handed_over') return undefined;
  return notification === 'escalated' ? `mail.staff.urgent.escalated.${form}` : `mail.staff.urgent.${notification}`;
}

/** Notifications that also go to people other than the owner of the ticket. */
const FOR_OTHERS: ReadonlySet<StaffNotification> = new Set(['danger', 'promise_at_risk']);

/** Whom the mail addresses. If the ticket has changed owner since, the mail says so. */
function addressingOf(
  { ticket, service, isOwn = false, for: logins }: StaffMailOf,
  notification: StaffNotification,
): { readonly form: Addressing; readonly names: readonly string[] } {
  if (FOR_OTHERS.has(notification)) {
    const names = service.team.filter(({ login }) => logins?.includes(login)).map(({ name }) => name);
    return { form: isOwn ? 'yours' : names.length > 0 ? 'named' : 'team', names };
  }
  const { assignee } = ticket;
  if (assignee === undefined) return { form: 'team', names: [] };
  const isTheirs = isOwn && logins?.length === 1 && logins[0] === assignee.login;
  return { form: isTheirs ? 'yours' : 'named', names: [assignee.name] };
}
