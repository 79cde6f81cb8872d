import { safeUrl } from '../markdown';
import type { Message, PublicMessage } from '../model/message';
import type { TicketView } from '../model/ticket-view';

/**
 * A message as its customer may see it, with its fields always in the same order, so that a repeated reply is identical
 * byte for byte, whatever order the store returns.
 */
export function publicMessage({ id, seq, at, author, kind, text, answer, choices, ticket }: Message): PublicMessage {
  // Programs make links of it as well: what no page of ours would link is left out, whatever was stored.
  const source = answer?.source && safeUrl(answer.source.url) ? answer.source : undefined;
  return {
    id,
    seq,
    at,
    author: { role: author.role, ...(author.name === undefined ? {} : { name: author.name }) },
    kind,
    text,
    ...(answer === undefined
      ? {}
      : {
          answer: {
            entryId: answer.entryId,
            title: answer.title,
            confidence: answer.confidence,
            ...(source === undefined ? {} : { source: { title: source.title, url: source.url } }),
            related: answer.related.map(({ entryId, title }) => ({ entryId, title })),
          },
        }),
    ...(choices === undefined ? {} : { choices: choices.map(({ label, value }) => ({ label, value })) }),
    ...(ticket === undefined ? {} : { ticket: publicTicket(ticket) }),
  };
}

export function publicTicket({ number, status, assignee, dueAt }: TicketView): TicketView {
  return { number, status, ...(assignee === undefined ? {} : { assignee }), dueAt };
}
