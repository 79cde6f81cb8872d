import type { Change } from '../../ports';
import { dayAttributes, isSameDay } from './attributes';
import {
  earlierItem,
  earlierWith,
  type Head,
  headItem,
  MARK_LENGTH,
  messagesOf,
  type PlacedTurn,
  placed,
  replyOf,
  type StoredTurn,
  turnsAfter,
} from './items/head';
import { replyItem } from './items/reply';
import { MOST_MESSAGES, turnItems, turnsItem } from './items/turn';
import { atVersion, type Condition } from './table/conditions';
import * as keys from './table/keys';
import { bytesOf, type Conflict, unitsOf, type Write } from './write';

/** A head with its turns is one item up to this size, which one read unit covers. */
const MOST_BYTES = 4_096;
const MOST_TURNS = 16;
/** What a hand-off may cost more so that each write after it costs less: there are five or more. */
const MOST_FURTHER_UNITS = 1;
/** The most marks of replies in a head: they count towards every write of it. */
const MOST_MARKS = 64;

/** Turns that are stored as one item. */
type Part = readonly [PlacedTurn, ...PlacedTurn[]];

interface Situation {
  readonly absent: Condition;
  /** How the conversation is stored until now. */
  readonly before: Before;
}

type Before = Omit<Head, 'conversation'>;

export interface ConversationWrites {
  readonly writes: readonly Write[];
  /** How the conversation is stored from now on, when it changes. */
  readonly head?: Head;
}

/**
 * The conversation's part of a change. A short conversation of one day is one item, and a turn is one write of it. When a
 * person takes over, all that has been said goes into an item of its own, since every further write of it in a transaction
 * costs two units a kilobyte. The head goes on with what is said from then on, until that is as long: a turn is still one write
 * of it. When the conversation has become long, or goes on on another day, each turn and each reply gets an item of its own.
 */
export function conversationWrites(change: Change, id: string, { absent, before }: Situation): ConversationWrites {
  const { conversation, messages, reply, rating, ticket } = change;
  const { turns, earlier } = before;
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
  if (conversation === undefined) return { writes: [...rated, ...(reply === undefined ? [] : [replied(reply)])] };
  const { expected, next } = conversation;
  const headOf = (parts: Before): Head => ({ ...parts, conversation: next });
  const written = (head: Head): Write => ({
    key: keys.conversationKey(id),
    attributes: { version: next.version, expiresAt, ...headItem(head) },
    only: { when: atVersion(expected, absent), otherwise: 'conversation' },
  });
  const whole = (head: Head) => filed(written(head), next.createdAt);
  // With the first turns beside it, the head stays filed under the first day.
  const apart = headOf(earlier === undefined ? {} : { earlier });
  const apartWrite = () => (earlier === undefined ? written(apart) : whole(apart));
  if (turns === undefined) {
    const writes = [
      apartWrite(),
      ...turnItems(messages).map(({ firstSeq, written }, place) =>
        item(keys.messageKey(id, firstSeq), { ...written, ...(place === 0 ? dayFiling(change) : {}) }, 'conversation'),
      ),
      ...(reply === undefined ? [] : [replied(reply)]),
      ...rated,
    ];
    return { writes, head: apart };
  }
  const all = turnsAfter(turns, change);
  const isOfOneDay = isSameDay(next.createdAt, messages[0]?.at ?? next.createdAt);
  if (isOfOneDay && all.length <= MOST_TURNS && messagesIn(all) <= MOST_MESSAGES) {
    const together = headOf({ ...before, turns: all });
    const togetherWrite = whole(together);
    if (ticket !== undefined && unitsOf(togetherWrite) > 1 && canPart(all, earlier)) {
      const parted = headOf({ earlier: earlierWith(all, earlier), turns: [] });
      const [first] = placed(all, earlier);
      const turnsWrite = item(keys.messageKey(id, first?.firstSeq ?? 0), { ...earlierItem(all) }, 'conversation');
      const partedWrites = [whole(parted), turnsWrite] as const;
      const most = ticket.expected === 0 ? MOST_FURTHER_UNITS : 0;
      if (isWorthParting(togetherWrite, partedWrites, most)) return { writes: [...partedWrites, ...rated], head: parted };
    }
    if (bytesOf(togetherWrite) <= MOST_BYTES) return { writes: [togetherWrite, ...rated], head: together };
  }
  // What is said on another day begins an item of its own, so that it can be filed under its day.
  const inOrder = placed(all, earlier);
  const days = isOfOneDay ? [inOrder] : [inOrder.slice(0, turns.length), inOrder.slice(turns.length)];
  const firstOf = (day: number): string | undefined => {
    if (day > 0) return messages[0]?.at ?? next.createdAt;
    return earlier === undefined ? next.createdAt : undefined;
  };
  const writes = [
    apartWrite(),
    ...days.flatMap((some, day) =>
      inParts(some)
        .flatMap(partItems)
        .map(({ firstSeq, written }) => item(keys.messageKey(id, firstSeq), { ...written }, 'conversation'))
        .map((one, place) => (place > 0 ? one : filed(one, firstOf(day)))),
    ),
    ...inOrder.flatMap((turn) => [replyOf(turn) ?? []].flat().map(replied)),
    ...rated,
  ];
  return { writes, head: apart };
}

/** Whether turns may stand in one item: its key is the seq of its first message. */
function canPart(turns: readonly StoredTurn[], earlier: Before['earlier']): boolean {
  const count = messagesIn(turns);
  const marks = (earlier?.marks.length ?? 0) / MARK_LENGTH + turns.length;
  return count > 0 && count <= MOST_MESSAGES && marks <= MOST_MARKS;
}

/** Whether the head becomes cheaper without its turns, and their own item costs no more than so many units beside that. */
function isWorthParting(together: Write, [head, turns]: readonly [Write, Write], mostFurther: number): boolean {
  const [whole, alone] = [unitsOf(together), unitsOf(head)];
  return alone < whole && alone + unitsOf(turns) <= whole + mostFurther;
}

/**
 * Files a write under the day of a time (UTC): the head while the whole conversation stands in it, otherwise the first messages
 * of each day. So figures find every conversation of a day without a scan.
 */
const filed = (write: Write, at: string | undefined): Write =>
  at === undefined ? write : { ...write, attributes: { ...write.attributes, ...dayAttributes(at) } };

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
