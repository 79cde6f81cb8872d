import * as z from 'zod';
import { compact } from '../../../model/compact';
import { CONVERSATION_STATES } from '../../../model/conversation';
import type { StoredReply } from '../../../ports';
import { checked, contentOfEither, shortForm, type Written } from './form';
import { reply as firstForm } from './schemas';
import { lengthenTicketView, shortenTicketView, shortTicketView } from './ticket-view';

/** A stored reply: the hash of the request, and the span of the transcript with the messages. */
const shortReply = z.object({
  h: z.string(),
  /** first seq, last seq */
  s: z.tuple([z.int(), z.int()]),
  /** state, unless open */
  c: z.exactOptional(z.enum(CONVERSATION_STATES)),
  v: z.exactOptional(shortTicketView),
});

export function replyItem({ requestHash, firstSeq, lastSeq, state, ticket }: StoredReply): Written {
  const span: [number, number] = [firstSeq, lastSeq];
  const c = state === 'open' ? undefined : state;
  return shortForm(compact({ h: requestHash, s: span, c, v: ticket && shortenTicketView(ticket) }));
}

/** @throws MostradorError INTERNAL when it cannot be read */
export function replyIn(written: Written, key: string): StoredReply {
  return contentOfEither<StoredReply>(written, {
    first: (content) => checked(firstForm, content),
    short: (content) => {
      const { h, s, c, v } = checked(shortReply, content);
      const [firstSeq, lastSeq] = s;
      return compact({ key, requestHash: h, firstSeq, lastSeq, state: c ?? 'open', ticket: v && lengthenTicketView(v) });
    },
  });
}
