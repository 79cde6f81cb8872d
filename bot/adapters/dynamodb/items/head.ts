import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { Conversation } from '../../../model/conversation';
import type { Message } from '../../../model/message';
import type { Change, StoredReply } from '../../../ports';
import { type Beside, lengthenConversation, shortenConversation } from './conversation';
import { checked, contentOfEither, type Packed, packedForm, type Written } from './form';
import { lengthenReply, shortenReply, shortReply } from './reply';
import { conversation as firstForm } from './schemas';
import { lengthenTurn, shortenTurn, shortTurn } from './turn';

/** The reply that a turn was given, under its key. Its messages are those of the turn unless it says otherwise. */
const turnReply = shortReply.partial({ s: true }).extend({ k: z.string() });
const storedTurn = shortTurn.extend({ r: z.exactOptional(turnReply) });
/** A turn as it stands in the head of its conversation. */
export type StoredTurn = z.infer<typeof storedTurn>;

const packedHead = z.object({ h: z.unknown(), t: z.exactOptional(z.array(storedTurn)) });

export interface Head {
  readonly conversation: Conversation;
  /**
   * The whole transcript from its first message, and all replies, while they stand in the head: a short conversation is one
   * item. Absent once they have items of their own, for good.
   */
  readonly turns?: readonly StoredTurn[];
}

export function headItem({ conversation, turns }: Head): Packed {
  return packedForm({ h: shortenConversation(conversation), t: turns });
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

/** The turns with the seqs of their first messages, which count from 1. */
export function placed(turns: readonly StoredTurn[]): readonly PlacedTurn[] {
  let firstSeq = 1;
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
export function replyInHead({ turns = [] }: Pick<Head, 'turns'>, key: string): StoredReply | undefined {
  const found = placed(turns).find(({ turn }) => turn.r?.k === key);
  return found && replyOf(found);
}
