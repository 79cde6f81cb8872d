import type { Ticket, TicketEvent } from '../../model/ticket';
import type { Change, Count } from '../../ports';
import { type KeptPlace, outboxAttributes, outboxKey, slaAttributes, ticketAttributes } from './attributes';
import { conversationWrites } from './conversation-writes';
import type { Head } from './items/head';
import { eventsItem } from './items/ticket-events';
import { withMessages } from './records/message-words';
import { countsOf, loadChanges } from './records/ticket-load';
import { historyPlace, sectionOf } from './records/ticket-order';
import { absentAt, atVersion, both, type Condition, either, equalTo, unlessOther } from './table/conditions';
import * as keys from './table/keys';
import type { HeadParts } from './ticket-heads';
import { unitsOf, type Write } from './write';

/**
 * The items of the change, each with its condition: together they are the transaction.
 *
 * @param before how the conversation is stored until now
 * @param tickets what the heads of the tickets have until now, by their ids
 */
export function writesOf(
  change: Change,
  conversationId: string,
  nowSeconds: number,
  before: Omit<Head, 'conversation'>,
  tickets: ReadonlyMap<string, HeadParts>,
): { readonly writes: readonly Write[]; readonly head?: Head } {
  const absent = absentAt(nowSeconds);
  const { writes: ofConversation, ...after } = conversationWrites(change, conversationId, { absent, before });
  const writes = [
    ...ofConversation,
    ...[withWords(change), change.other].flatMap((part) =>
      part === undefined
        ? []
        : ticketWrites(part, absent, {
            events: tickets.get(part.next.id)?.events ?? [],
            place: tickets.get(part.next.id)?.place ?? '',
            nowSeconds,
            until: change.conversation?.next.expiresAtSeconds,
          }),
    ),
    ...quoteWrites(change, conversationId),
    ...loadWrites([change.ticket, change.other].flatMap((part) => part?.next ?? [])),
    ...slaWrites(change),
    ...historyWrites(change, change.ticket && tickets.get(change.ticket.next.id)?.customerKey),
    ...availabilityWrites(change.availability, absent),
    ...(change.counts ?? []).map(countWrite),
    ...change.outbox.map((item) => ({ key: outboxKey(item), attributes: outboxAttributes(item) })),
  ];
  return { writes, ...after };
}

/** What is written in another conversation is not kept with the ticket that it goes on in: an erasure would not find it. */
function withWords({ ticket, messages }: Change): Change['ticket'] {
  return ticket && { ...ticket, next: withMessages(ticket.next, messages) };
}

/** A ticket that changes together with one of another conversation goes on there, and what its customer writes is quoted there. */
function quoteWrites({ other, conversation }: Change, conversationId: string): readonly Write[] {
  if (other === undefined) return [];
  const expiresAt = conversation?.next.expiresAtSeconds;
  return [{ key: keys.quotedInKey(conversationId, other.next.id), attributes: { expiresAt } }];
}

/** The place is not kept unless it is given. */
interface Before extends Partial<KeptPlace> {
  /** The events that stand in the head until now. */
  readonly events: readonly TicketEvent[];
  /** When events expire, unless the ticket itself does: it may be open for longer. */
  readonly until?: number | undefined;
}

/**
 * A ticket and its events. The latest of them stand in its head as long as that costs no further unit, and then go into an
 * item of their own together.
 */
export function ticketWrites(
  { expected, next, events }: NonNullable<Change['ticket']>,
  absent: Condition,
  before: Before,
): readonly Write[] {
  const expiresAt = next.expiresAtSeconds ?? before.until;
  const all = [...before.events, ...events];
  const { place = '', nowSeconds = 0 } = before;
  const headWith = (some: readonly TicketEvent[]): Write => ({
    key: keys.ticketKey(next.id),
    attributes: ticketAttributes({ ticket: next, events: some }, place === '' ? undefined : { place, nowSeconds }),
    only: { when: expected === 0 ? absent : asRead(next, expected), otherwise: 'ticket' },
  });
  const [together, alone, [first]] = [headWith(all), headWith([]), all];
  const isTogether = first === undefined || unitsOf(together) === unitsOf(alone);
  return [
    isTogether ? together : alone,
    ...(isTogether
      ? []
      : [
          {
            key: keys.eventKey(next.id, first.version, 0),
            attributes: { expiresAt, ...eventsItem(all) },
            only: { when: absent, otherwise: 'ticket' as const },
          },
        ]),
    // A closed ticket begins to expire, and what points at it with it.
    ...(expected === 0 || (sectionOf(next) === 'closed' && next.expiresAtSeconds !== undefined)
      ? pointerWrites(next, absent)
      : []),
  ];
}

/**
 * The stored ticket has this version and is counted where it was when it was read: it may have been counted at the same
 * version since, and would be counted twice.
 */
export function asRead(ticket: Pick<Ticket, 'counted'>, version: number): Condition {
  return both(equalTo({ version }), unlessOther('counted', countsOf(ticket)));
}

/** What leads to a ticket: its number, and for an erasure its conversation. They live as long as it does. */
export function pointerWrites(
  { id, number, conversationId, expiresAtSeconds: expiresAt }: Ticket,
  absent: Condition,
): readonly Write[] {
  const numberIsOurs = either(absent, equalTo({ ticketId: id }));
  return [
    {
      key: keys.numberKey(number),
      attributes: { expiresAt, ticketId: id, json: JSON.stringify(id) },
      only: { when: numberIsOurs, otherwise: 'ticket_number' },
    },
    { key: keys.ticketOfKey(conversationId, id), attributes: { expiresAt } },
  ];
}

/** Counts tickets for the people who have them now. Those who count at the same time are not in each other's way. */
export function loadWrites(tickets: readonly Ticket[]): readonly Write[] {
  return [...loadChanges(tickets)].map(([login, { open, waiting }]) => ({
    key: keys.loadKey(login),
    attributes: {},
    adds: { open, waiting },
  }));
}

function slaWrites({ sla, ticket, conversation }: Change): readonly Write[] {
  if (sla === undefined) return [];
  const expiresAt = ticket?.next.expiresAtSeconds ?? conversation?.next.expiresAtSeconds;
  return [{ key: keys.slaKey(sla.ticketId), attributes: slaAttributes(sla, expiresAt) }];
}

/**
 * Written under the customer, where it is looked up. An erasure finds it by the ticket; what the ticket does not name any more
 * is pointed at by the conversation.
 *
 * @param before the customer that the ticket names until now
 */
function historyWrites({ history, ticket, conversation }: Change, before: string | undefined): readonly Write[] {
  if (ticket === undefined) return [];
  const { id, conversationId, customerKey, expiresAtSeconds: expiresAt = conversation?.next.expiresAtSeconds } = ticket.next;
  const place = historyPlace(ticket.next);
  const unnamed = new Set([before, history?.customerKey]);
  unnamed.delete(customerKey);
  unnamed.delete(undefined);
  return [
    ...(history === undefined
      ? []
      : [{ key: keys.historyKey(history.customerKey, place), attributes: { expiresAt, json: JSON.stringify(id) } }]),
    ...[...unnamed].map((key = '') => ({ key: keys.filedKey(conversationId, key, place), attributes: { expiresAt } })),
  ];
}

function availabilityWrites(availability: Change['availability'], absent: Condition): readonly Write[] {
  if (availability === undefined) return [];
  const { expected, next } = availability;
  return [
    {
      key: keys.availabilityKey(next.login),
      attributes: { version: next.version, json: JSON.stringify(next) },
      only: { when: atVersion(expected, absent), otherwise: 'availability' },
    },
  ];
}

/** Added to what is there whatever that is, so that those who count at the same time are not in each other's way. */
function countWrite({ key, by = 1, most, expiresAtSeconds }: Count): Write {
  const isBelow: Condition = {
    expression: '(attribute_not_exists(#count) OR #count <= :room)',
    names: { '#count': 'count' },
    values: { ':room': most - by },
  };
  return {
    key: keys.counterKey(key),
    attributes: { expiresAt: expiresAtSeconds },
    adds: { count: by },
    only: { when: isBelow, otherwise: 'limit' },
  };
}
