import { createHash } from 'node:crypto';
import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { Conversation } from '../../../model/conversation';
import type { Message } from '../../../model/message';
import type { Change, StoredReply } from '../../../ports';
import { type Beside, lengthenConversation, shortenConversation } from './conversation';
import { checked, contentOfEither, PACKED_FORM, PARTED_FORM, type Packed, packedForm, type Written } from './form';
import { lengthenReply, shortenReply, shortReply } from './reply';
import { conversation as firstForm } from './schemas';
import { lengthenTurn, shortenTurn, shortTurn } from './turn';

/** The reply that a turn was given, under its key. Its messages are those of the turn unless it says otherwise. */
const turnReply = shortReply.partial({ s: true }).extend({ k: z.string() });
const storedTurn = shortTurn.extend({ r: z.exactOptional(turnReply) });
/** A turn as it stands in the head of its conversation. */
export type StoredTurn = z.infer<typeof storedTurn>;

const packedHead = z.object({ h: z.unknown(), t: z.exactOptional(z.array(storedTurn)) });
/** e: the last seq of the earlier turns, and the marks of their replies */
const partedHead = packedHead.extend({ e: z.tuple([z.int(), z.string()]) });

/** Turns that have items of their own, together with their replies, while later ones stand in the head. */
export interface Earlier {
  readonly lastSeq: number;
  /** A mark for each key of a reply that stands with them, one behind the other. */
  readonly marks: string;
}

export interface Head {
  readonly conversation: Conversation;
  /**
   * The transcript from its first message, or from behind the earlier turns, and the replies, while they stand in the head: a
   * short conversation is one item. Absent once each turn has an item of its own, for good.
   */
  readonly turns?: readonly StoredTurn[];
  readonly earlier?: Earlier;
}

export function headItem({ conversation, turns, earlier }: Head): Packed {
  const content = { h: shortenConversation(conversation), t: turns };
  return earlier === undefined
    ? packedForm(content)
    : packedForm({ ...content, e: [earlier.lastSeq, earlier.marks] }, PARTED_FORM);
}

/** @throws MostradorError INTERNAL when it cannot be read */
export function headIn(written: Written, beside: Pick<Conversation, Beside>): Head {
  return contentOfEither<Head>(written, {
    first: (content) => ({ conversation: checked(firstForm, content) }),
    short: (content) => ({ conversation: lengthenConversation(content, beside) }),
    packed: (content) => {
      const { h, t: turns } = checked(packedHead, content);
      return compact({ conversation: lengthenConversation(h, beside), turns });
    },
    parted: (content) => {
      const { h, t: turns, e } = checked(partedHead, content);
      return compact({ conversation: lengthenConversation(h, beside), turns, earlier: { lastSeq: e[0], marks: e[1] } });
    },
  });
}

/** What a change adds to the transcript, and the reply that it gives; undefined when it is neither. */
export function turnOf(messages: readonly Message[], reply: StoredReply | undefined): StoredTurn | undefined {
  if (messages.length === 0 && reply === undefined) return undefined;
  const { s, ...rest } = reply === undefined ? { s: undefined } : shortenReply(reply);
  const isOwn = s === undefined || (s[0] === messages[0]?.seq && s[1] === messages.at(-1)?.seq);
  const r = reply && { k: reply.key, ...rest, ...(isOwn ? {} : { s }) };
  return compact({ ...shortenTurn(messages), r }) as StoredTurn;
}

/** The transcript of a head after a change to it. */
export function turnsAfter(
  turns: readonly StoredTurn[],
  { messages, reply }: Pick<Change, 'messages' | 'reply'>,
): readonly StoredTurn[] {
  const turn = turnOf(messages, reply);
  return turn === undefined ? turns : [...turns, turn];
}

/** A turn in a transcript that begins with it, or goes on with it. */
export interface PlacedTurn {
  readonly turn: StoredTurn;
  readonly firstSeq: number;
}

/** The turns with the seqs of their first messages, which count from 1, or from behind the earlier turns. */
export function placed(turns: readonly StoredTurn[], earlier?: Pick<Earlier, 'lastSeq'>): readonly PlacedTurn[] {
  let firstSeq = (earlier?.lastSeq ?? 0) + 1;
  return turns.map((turn) => {
    const place = { turn, firstSeq };
    firstSeq += turn.m.length;
    return place;
  });
}

export function messagesOf({ turn, firstSeq }: PlacedTurn): readonly Message[] {
  return lengthenTurn(turn, firstSeq);
}

export function replyOf({ turn, firstSeq }: PlacedTurn): StoredReply | undefined {
  if (turn.r === undefined) return undefined;
  const { k, s = [firstSeq, firstSeq + turn.m.length - 1], ...rest } = turn.r;
  return lengthenReply({ ...rest, s }, k);
}

/** The reply under a key, as far as it stands in the head. */
export function replyInHead({ turns = [], earlier }: Omit<Head, 'conversation'>, key: string): StoredReply | undefined {
  return replyAmong(placed(turns, earlier), key);
}

function replyAmong(turns: readonly PlacedTurn[], key: string): StoredReply | undefined {
  const found = turns.find(({ turn }) => turn.r?.k === key);
  return found && replyOf(found);
}

/** The head's turns as earlier ones, together with those that were so before. */
export function earlierWith(turns: readonly StoredTurn[], { lastSeq = 0, marks = '' }: Partial<Earlier> = {}): Earlier {
  const more = turns.flatMap(({ r }) => (r === undefined ? [] : [markOf(r.k)]));
  return { lastSeq: lastSeq + turns.reduce((sum, { m }) => sum + m.length, 0), marks: marks + more.join('') };
}

/** Earlier turns as one item, with their replies. */
export function earlierItem(turns: readonly StoredTurn[]): Packed {
  return packedForm(turns);
}

/** The reply under a key, as far as it stands in an item of earlier turns. */
export function replyInItem(written: Written, firstSeq: number, key: string): StoredReply | undefined {
  if (written.form !== PACKED_FORM) return undefined;
  const turns = checked(z.array(storedTurn), JSON.parse(written.json));
  return replyAmong(placed(turns, { lastSeq: firstSeq - 1 }), key);
}

/** Whether a reply may stand with the earlier turns. A key that has the same mark by chance costs one more read. */
export function isMarked({ marks }: Earlier, key: string): boolean {
  const mark = markOf(key);
  for (let place = 0; place < marks.length; place += MARK_LENGTH) if (marks.startsWith(mark, place)) return true;
  return false;
}

/** So many characters of 6 bits. */
export const MARK_LENGTH = 4;
const markOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, MARK_LENGTH);
