import { PRIORITIES } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { TicketFilter, TicketSort } from '../../../model/ticket-filter';
import type { TicketStatus } from '../../../model/ticket-view';
import { foldCase } from '../../../text/fold';
import { hashText } from './message-words';

/** Begins the note; entries without it were written before there were filters, and pass until their ticket is read. */
export const FILTER_MARK = '@';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * What filters and sorts of lists look at, beside the search text of an index entry: capital letters, each before a value.
 * Labels and logins are hashed: a hash that meets another is sorted out by the ticket itself.
 */
export function filterNote(ticket: Ticket): string {
  const { language, channel, priority, status, assignee, labels, openedAt, updatedAt } = ticket;
  return FILTER_MARK.concat(
    [
      `L${language}`,
      `C${channel}`,
      `P${priority}`,
      statusTag(status),
      ...(assignee === undefined ? [] : [ownerTag(assignee.login)]),
      ...labels.map(labelTag),
      `A${minutesOf(openedAt).toString(36)}`,
      `U${minutesOf(updatedAt).toString(36)}`,
    ].join(','),
  );
}

/** In its own queue a ticket needs none; notes of earlier versions have none. */
const STATUS = 'S';
const statusTag = (status: TicketStatus): string => `${STATUS}${status}`;
const ownerTag = (login: string): string => `O${hashText(login)}`;
const labelTag = (label: string): string => `T${hashText(foldCase(label))}`;
const minutesOf = (time: string): number => Math.floor(Date.parse(time) / MINUTE_MS);

/** The values that the note of a ticket must have; its times are compared apart. */
export function tagsOf({ label, owner, language, channel, priority }: TicketFilter): readonly string[] {
  return [
    ...(language === undefined ? [] : [`L${language}`]),
    ...(channel === undefined ? [] : [`C${channel}`]),
    ...(priority === undefined ? [] : [`P${priority}`]),
    ...(owner === undefined ? [] : [ownerTag(owner)]),
    ...(label === undefined ? [] : [labelTag(label)]),
  ];
}

/** Whether the ticket of an entry with this note may be wanted. @param note absent in entries of earlier versions */
export function mayMatch(note: string | undefined, filter: TicketFilter, now: string): boolean {
  if (note === undefined) return true;
  const tags = tagsIn(note);
  const minute = timeIn(tags, 'A');
  const nowMs = Date.parse(now);
  return (
    tagsOf(filter).every((tag) => tags.includes(tag)) &&
    hasStatus(tags, filter.status) &&
    // A minute is as exact as notes are.
    (minute === undefined || isOfAge(minute * MINUTE_MS, filter, nowMs) || isOfAge((minute + 1) * MINUTE_MS, filter, nowMs))
  );
}

function hasStatus(tags: readonly string[], status: TicketStatus | undefined): boolean {
  return status === undefined || tags.includes(statusTag(status)) || !tags.some((tag) => tag.startsWith(STATUS));
}

const tagsIn = (note: string): readonly string[] => note.slice(FILTER_MARK.length).split(',');

function timeIn(tags: readonly string[], letter: string): number | undefined {
  const tag = tags.find((each) => each.startsWith(letter));
  return tag === undefined ? undefined : Number.parseInt(tag.slice(1), 36);
}

/** Whether a ticket is what a filter asks for. */
export function matches(ticket: Ticket, filter: TicketFilter, now: string): boolean {
  const { status, label, owner, language, channel, priority } = filter;
  return (
    (status === undefined || ticket.status === status) &&
    (label === undefined || ticket.labels.some((each) => foldCase(each) === foldCase(label))) &&
    (owner === undefined || ticket.assignee?.login === owner) &&
    (language === undefined || ticket.language === language) &&
    (channel === undefined || ticket.channel === channel) &&
    (priority === undefined || ticket.priority === priority) &&
    isOfAge(Date.parse(ticket.openedAt), filter, Date.parse(now))
  );
}

function isOfAge(openedMs: number, { olderThanHours, newerThanHours }: TicketFilter, nowMs: number): boolean {
  const hours = (nowMs - openedMs) / HOUR_MS;
  return (olderThanHours === undefined || hours >= olderThanHours) && (newerThanHours === undefined || hours < newerThanHours);
}

/** Longer than any number of minutes, so that numbers of a length sort as text. */
const MOST = 9_999_999_999;
const DIGITS = String(MOST).length;

/** Text that sorts tickets, by the note of an entry; undefined in entries of earlier versions. */
export function sortKeyIn(note: string | undefined, sort: TicketSort): string | undefined {
  if (note === undefined) return undefined;
  const tags = tagsIn(note);
  const opened = timeIn(tags, 'A') ?? 0;
  const rank = PRIORITIES.findIndex((priority) => tags.includes(`P${priority}`));
  const key = {
    oldest: opened,
    newest: MOST - opened,
    updated: MOST - (timeIn(tags, 'U') ?? 0),
    priority: PRIORITIES.length - rank,
  }[sort];
  return String(key).padStart(DIGITS, '0');
}

/** Text that sorts tickets, each as it is now. */
export const sortKey = (ticket: Ticket, sort: TicketSort): string => sortKeyIn(filterNote(ticket), sort) ?? '';
