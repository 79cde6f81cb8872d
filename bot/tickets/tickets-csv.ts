import type { Ticket } from '../model/ticket';
import { csvCell } from '../text/csv-cell';
import { dueAt } from './lifecycle/ticket-view';

const COLUMNS: Readonly<Record<string, (ticket: Ticket) => string | undefined>> = {
  number: ({ number }) => number,
  status: ({ status }) => status,
  priority: ({ priority }) => priority,
  subject: ({ subject }) => subject,
  customer: ({ customer }) => customer.name,
  email: ({ customer }) => customer.email,
  owner: ({ assignee }) => assignee?.name,
  language: ({ language }) => language,
  channel: ({ channel }) => channel,
  labels: ({ labels }) => labels.join(', '),
  openedAt: ({ openedAt }) => openedAt,
  dueAt,
  firstRespondedAt: ({ firstRespondedAt }) => firstRespondedAt,
  resolvedAt: ({ resolvedAt }) => resolvedAt,
};

/** Tickets as a table by RFC 4180, with a byte-order mark for spreadsheets; times are ISO 8601 UTC. */
export function ticketsCsv(tickets: readonly Ticket[]): string {
  const rows = tickets.map((ticket) => Object.values(COLUMNS).map((cell) => cell(ticket) ?? ''));
  return `\uFEFF${[Object.keys(COLUMNS), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
