import { fill } from '../conversation/phrases';
import type { Channel } from '../conversation/types';
import type { Language, Priority, Service } from '../knowledge/types';
import type { Mail } from '../ports';
import { formatDue } from './promise';
import { dueAt } from './ticket-view';
import type { Ticket } from './types';

interface Words {
  readonly subject: string;
  readonly opened: string;
  readonly due: string;
  readonly details: string;
  readonly open: string;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly language: Readonly<Record<Language, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    subject: '{number} · {subject}',
    opened: 'Un cliente espera a una persona: «{subject}»',
    due: 'Responder a más tardar {due}.',
    details: 'Consulta {number} · prioridad {priority} · en {language} · {channel}',
    open: 'Abrir la consulta',
    priority: { low: 'baja', normal: 'normal', high: 'alta', urgent: 'urgente' },
    language: { es: 'español', en: 'inglés' },
    channel: { web: 'por la web', teams: 'por Teams' },
  },
  en: {
    subject: '{number} · {subject}',
    opened: 'A customer is waiting for a person: “{subject}”',
    due: 'Reply by {due}.',
    details: 'Ticket {number} · {priority} priority · in {language} · {channel}',
    open: 'Open the ticket',
    priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
    language: { es: 'Spanish', en: 'English' },
    channel: { web: 'on the web', teams: 'in Teams' },
  },
};

/**
 * Tells the team of a new ticket, in the organisation's first language. Of the customer it says the subject only: mail
 * travels further than the desk, and an erasure does not reach it.
 *
 * @param siteUrl the pages' address, without a trailing slash
 * @param eventId by which a duplicate is known
 */
export function ticketOpenedMail(ticket: Ticket, service: Service, siteUrl: string, eventId: string): Mail {
  const [language] = service.languages;
  const words = WORDS[language];
  const link = `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}`;
  const values = {
    number: ticket.number,
    subject: oneLine(ticket.subject),
    due: formatDue(dueAt(ticket), language, service.calendar.timeZone),
    priority: words.priority[ticket.priority],
    language: words.language[ticket.language],
    channel: words.channel[ticket.channel],
  };
  const paragraphs = [words.opened, words.due, words.details].map((template) => fill(template, values));
  return {
    to: service.notifications.email,
    subject: fill(words.subject, values),
    text: `${[...paragraphs, link].join('\n\n')}\n`,
    html: page(language, [
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(words.open)}</a></p>`,
    ]),
    eventId,
  };
}

/** Nothing that ends a line or turns the direction of what follows. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function page(language: Language, blocks: readonly string[]): string {
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${blocks.join('\n')}\n</body></html>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
