import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Ticket } from '../../model/ticket';
import type { Change, CommitOutcome, Count } from '../../ports';
import { outboxAttributes, outboxKey, slaAttributes, ticketAttributes } from './attributes';
import { conversationItem } from './items/conversation';
import type { Written } from './items/form';
import { replyItem } from './items/reply';
import { turnItems } from './items/turn';
import { countsOf, loadChanges } from './records/ticket-load';
import { historyPlace, sectionOf } from './records/ticket-order';
import { absentAt, both, type Condition, either, equalTo, expressionOf, unlessOther } from './table/conditions';
import * as keys from './table/keys';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What a failed condition of a write means to the caller. */
export type Conflict = Extract<CommitOutcome, { kind: 'conflict' }>['what'] | 'reply';

export interface Write {
  readonly key: keys.Key;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** These attributes grow by so much, and only the other ones are replaced. */
  readonly adds?: Readonly<Record<string, number>>;
  readonly only?: { readonly when: Condition; readonly otherwise: Conflict };
}

/** The items of the change, each with its condition: together they are the transaction. */
export function writesOf(change: Change, conversationId: string, nowSeconds: number): readonly Write[] {
  const absent = absentAt(nowSeconds);
  return [
    ...conversationWrites(change, conversationId, absent),
    ...[change.ticket, change.other].flatMap((part) =>
      part === undefined ? [] : ticketWrites(part, absent, change.conversation?.next.expiresAtSeconds),
    ),
    ...loadWrites([change.ticket, change.other].flatMap((part) => part?.next ?? [])),
    ...slaWrites(change),
    ...historyWrites(change),
    ...availabilityWrites(change.availability, absent),
    ...(change.counts ?? []).map(countWrite),
    ...change.outbox.map((item) => ({ key: outboxKey(item), attributes: outboxAttributes(item) })),
  ];
}

function conversationWrites(change: Change, id: string, absent: Condition): readonly Write[] {
  const { conversation, messages, reply, rating, ticket } = change;
  const expiresAt = conversation?.next.expiresAtSeconds ?? ticket?.next.expiresAtSeconds;
  const item = (key: keys.Key, content: Partial<Written>, otherwise: Conflict): Write => ({
    key,
    attributes: { expiresAt, ...content },
    only: { when: absent, otherwise },
  });
  const head = conversation && {
    key: keys.conversationKey(id),
    attributes: { version: conversation.next.version, expiresAt, ...conversationItem(conversation.next) },
    only: { when: moves(conversation.expected, absent), otherwise: 'conversation' as const },
  };
  return [
    ...(head === undefined ? [] : [head]),
    ...turnItems(messages).map(({ firstSeq, written }) => item(keys.messageKey(id, firstSeq), written, 'conversation')),
    ...(reply === undefined ? [] : [item(keys.replyKey(id, reply.key), replyItem(reply), 'reply')]),
    ...(rating === undefined ? [] : [item(keys.ratingKey(rating.conversationId), { json: JSON.stringify(rating) }, 'rating')]),
  ];
}

/** @param eventsUntil when the events expire, unless the ticket itself does: it may be open for longer */
export function ticketWrites(
  { expected, next, events }: NonNullable<Change['ticket']>,
  absent: Condition,
  eventsUntil?: number,
): readonly Write[] {
  const expiresAt = next.expiresAtSeconds ?? eventsUntil;
  return [
    {
      key: keys.ticketKey(next.id),
      attributes: ticketAttributes(next),
      only: { when: expected === 0 ? absent : asRead(next, expected), otherwise: 'ticket' },
    },
    ...events.map(
      (event, place): Write => ({
        key: keys.eventKey(next.id, event.version, place),
        attributes: { expiresAt, json: JSON.stringify(event) },
        only: { when: absent, otherwise: 'ticket' },
      }),
    ),
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

/** Written twice: under the customer, where it is looked up, and under the conversation, where an erasure finds it. */
function historyWrites({ history, ticket, conversation }: Change): readonly Write[] {
  if (history === undefined || ticket === undefined) return [];
  const { id, conversationId, expiresAtSeconds = conversation?.next.expiresAtSeconds } = ticket.next;
  const expiresAt = expiresAtSeconds;
  const place = historyPlace(ticket.next);
  return [
    { key: keys.historyKey(history.customerKey, place), attributes: { expiresAt, json: JSON.stringify(id) } },
    { key: keys.filedKey(conversationId, history.customerKey, place), attributes: { expiresAt } },
  ];
}

function availabilityWrites(availability: Change['availability'], absent: Condition): readonly Write[] {
  if (availability === undefined) return [];
  const { expected, next } = availability;
  return [
    {
      key: keys.availabilityKey(next.login),
      attributes: { version: next.version, json: JSON.stringify(next) },
      only: { when: moves(expected, absent), otherwise: 'availability' },
    },
  ];
}

/** Added to what is there whatever that is, so that those who count at the same time are not in each other's way. */
function countWrite({ key, most, expiresAtSeconds }: Count): Write {
  const isBelow: Condition = {
    expression: '(attribute_not_exists(#count) OR #count < :most)',
    names: { '#count': 'count' },
    values: { ':most': most },
  };
  return {
    key: keys.counterKey(key),
    attributes: { expiresAt: expiresAtSeconds },
    adds: { count: 1 },
    only: { when: isBelow, otherwise: 'limit' },
  };
}

function moves(expected: number, absent: Condition): Condition {
  return expected === 0 ? absent : equalTo({ version: expected });
}

/** A write as part of a transaction; when a reply is stored already, the rejection contains it. */
export function transactItem(tableName: string, write: Write): TransactItem {
  const { key, attributes, adds, only } = write;
  if (adds !== undefined) return { Update: { TableName: tableName, Key: { ...key }, ...additionOf(adds, write) } };
  return {
    Put: {
      TableName: tableName,
      Item: { ...key, ...attributes },
      ...(only === undefined ? {} : expressionOf(only.when)),
      ...(only?.otherwise === 'reply' ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
    },
  };
}

function additionOf(adds: NonNullable<Write['adds']>, { attributes, only }: Write) {
  const condition = only && expressionOf(only.when);
  const [added, set] = [Object.keys(adds), Object.keys(attributes)];
  const pairs = (names: readonly string[], between: string) => names.map((name) => `#${name}${between}:${name}`).join(', ');
  const names = [...added, ...set];
  const values = { ...attributes, ...adds };
  return {
    UpdateExpression: `ADD ${pairs(added, ' ')}${set.length === 0 ? '' : ` SET ${pairs(set, ' = ')}`}`,
    ...condition,
    ExpressionAttributeNames: {
      ...condition?.ExpressionAttributeNames,
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...condition?.ExpressionAttributeValues,
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    },
  };
}
