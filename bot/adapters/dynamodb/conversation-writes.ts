import type { Change } from '../../ports';
import { dayAttributes, isSameDay } from './attributes';
import { headItem, messagesOf, type PlacedTurn, placed, replyOf, type StoredTurn, turnsAfter } from './items/head';
import { replyItem } from './items/reply';
import { MOST_MESSAGES, turnItems, turnsItem } from './items/turn';
import { atVersion, type Condition } from './table/conditions';
import * as keys from './table/keys';
import { bytesOf, type Conflict, type Write } from './write';

/** A head with its turns is one item up to this size, which one read unit covers. */
const MOST_BYTES = 4_096;
const MOST_TURNS = 16;

/** Turns that are stored as one item. */
type Part = readonly [PlacedTurn, ...PlacedTurn[]];

interface Situation {
  readonly absent: Condition;
  /** The transcript that stands in the head until now; absent when it has items of its own. */
  readonly turns?: readonly StoredTurn[] | undefined;
}

/**
 * The conversation's part of a change. A short conversation of one day is one item, and a turn is one write of it, also while
 * a person answers: to write it whole in a transaction takes fewer units than a head, a message and a reply. When it has
 * become long, or goes on on another day, the transcript and the replies get items of their own.
 */
export function conversationWrites(change: Change, id: string, { absent, turns }: Situation): readonly Write[] {
  const { conversation, messages, reply, rating, ticket } = change;
  const expiresAt = conversation?.next.expiresAtSeconds ?? ticket?.next.expiresAtSeconds;
  const item = (key: keys.Key, content: Write['attributes'], otherwise: Conflict): Write => ({
    key,
    attributes: { expiresAt, ...content },
    only: { when: absent, otherwise },
  });
  const rated =
    rating === undefined ? [] : [item(keys.ratingKey(rating.conversationId), { json: JSON.stringify(rating) }, 'rating')];
  const replied = (one: NonNullable<Change['reply']>) =>
    item(keys.replyKey(id, one.key), { ...replyItem(one), expiresAt: repliesUntil(change) ?? expiresAt }, 'reply');
  if (conversation === undefined) return [...rated, ...(reply === undefined ? [] : [replied(reply)])];
  const { expected, next } = conversation;
  const head = (withTurns: { readonly turns?: readonly StoredTurn[] }): Write => ({
    key: keys.conversationKey(id),
    attributes: { version: next.version, expiresAt, ...headItem({ conversation: next, ...withTurns }) },
    only: { when: atVersion(expected, absent), otherwise: 'conversation' },
  });
  if (turns === undefined) {
    return [
      head({}),
      ...turnItems(messages).map(({ firstSeq, written }, place) =>
        item(keys.messageKey(id, firstSeq), { ...written, ...(place === 0 ? dayFiling(change) : {}) }, 'conversation'),
      ),
      ...(reply === undefined ? [] : [replied(reply)]),
      ...rated,
    ];
  }
  const all = turnsAfter(turns, change);
  const isOfOneDay = isSameDay(next.createdAt, messages[0]?.at ?? next.createdAt);
  if (isOfOneDay && all.length <= MOST_TURNS && messagesIn(all) <= MOST_MESSAGES) {
    const together = filed(head({ turns: all }), next.createdAt);
    if (bytesOf(together) <= MOST_BYTES) return [together, ...rated];
  }
  // What is said on another day begins an item of its own, so that it can be filed under its day.
  const days = isOfOneDay ? [placed(all)] : [placed(all).slice(0, turns.length), placed(all).slice(turns.length)];
  return [
    head({}),
    ...days.flatMap((some, day) =>
      inParts(some)
        .flatMap(partItems)
        .map(({ firstSeq, written }) => item(keys.messageKey(id, firstSeq), { ...written }, 'conversation'))
        .map((one, place) => (place > 0 ? one : filed(one, day === 0 ? next.createdAt : (messages[0]?.at ?? next.createdAt)))),
    ),
    ...placed(all).flatMap((turn) => [replyOf(turn) ?? []].flat().map(replied)),
    ...rated,
  ];
}

/**
 * Files a write under the day of a time (UTC): the head while the whole conversation stands in it, otherwise the first messages
 * of each day. So figures find every conversation of a day without a scan.
 */
const filed = (write: Write, at: string): Write => ({ ...write, attributes: { ...write.attributes, ...dayAttributes(at) } });

/** Of what is said first on a day in a conversation whose messages have items of their own. */
function dayFiling({ conversation, messages: [first] }: Change): ReturnType<typeof dayAttributes> | undefined {
  const before = conversation?.before;
  if (first === undefined || (before !== undefined && isSameDay(before, first.at))) return undefined;
  return dayAttributes(first.at);
}

/** A reply is repeated to whoever still has a token; channels without tokens keep it as long as the conversation. */
function repliesUntil({ conversation }: Change): number | undefined {
  const { tokenExpiresAtSeconds, furtherTokens = [], expiresAtSeconds } = conversation?.next ?? {};
  if (tokenExpiresAtSeconds === undefined || expiresAtSeconds === undefined) return undefined;
  const until = Math.max(tokenExpiresAtSeconds, ...furtherTokens.map((token) => token.expiresAtSeconds));
  return Math.min(until, expiresAtSeconds);
}

/** Parts of as many messages as an item may hold; turns without a message are only replies. */
function inParts(turns: readonly PlacedTurn[]): readonly Part[] {
  const parts: [PlacedTurn, ...PlacedTurn[]][] = [];
  let room = 0;
  for (const one of turns) {
    const count = one.turn.m.length;
    if (count === 0) continue;
    const part = parts.at(-1);
    if (part === undefined || count > room) {
      parts.push([one]);
      room = MOST_MESSAGES - count;
    } else {
      part.push(one);
      room -= count;
    }
  }
  return parts;
}

/** One item, except for a turn of more messages than an item may hold. */
function partItems([first, ...rest]: Part): readonly { readonly firstSeq: number; readonly written: object }[] {
  if (first.turn.m.length > MOST_MESSAGES) return turnItems(messagesOf(first));
  return [{ firstSeq: first.firstSeq, written: turnsItem([first, ...rest].map(({ turn }) => turn)) }];
}

const messagesIn = (turns: readonly StoredTurn[]): number => turns.reduce((sum, { m }) => sum + m.length, 0);
