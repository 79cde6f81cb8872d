import * as z from 'zod';
import { compact } from '../../../model/compact';
import { CONVERSATION_STATES } from '../../../model/conversation';
import type { StoredReply } from '../../../ports';
import { checked, contentOfEither, shortForm, type Written } from './form';
import { reply as firstForm } from './schemas';
import { lengthenTicketView, shortenTicketView, shortTicketView } from './ticket-view';

/** A stored reply: the hash of the request, and the span of the transcript with the messages. */
export const shortReply = z.object({
  h: z.string(),
  /** first seq, last seq */
  s: z.tuple([z.int(), z.int()]),
  /** state, unless open */
  c: z.exactOptional(z.enum(CONVERSATION_STATES)),
  v: z.exactOptional(shortTicketView),
});

export type ShortReply = z.infer<typeof shortReply>;

export function replyItem(reply: StoredReply): Written {
  return shortForm(shortenReply(reply));
}

export function shortenReply({ requestHash, firstSeq, lastSeq, state, ticket }: StoredReply): ShortReply {
  const span: [number, number] = [firstSeq, lastSeq];
  const c = state === 'open' ? undefined : state;
  return compact({ h: requestHash, s: span, c, v: ticket && shortenTicketView(ticket) });
}

export function lengthenReply({ h, s, c, v }: ShortReply, key: string): StoredReply {
  const [firstSeq, lastSeq] = s;
  return compact({ key, requestHash: h, firstSeq, lastSeq, state: c ?? 'open', ticket: v && lengthenTicketView(v) });
}

/** @throws MostradorError INTERNAL when it cannot be read */
export function replyIn(written: Written, key: string): StoredReply {
  return contentOfEither<StoredReply>(written, {
    first: (content) => checked(firstForm, content),
    short: (content) => lengthenReply(checked(shortReply, content), key),
  });
}
