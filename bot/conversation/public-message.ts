import { safeUrl } from '../markdown';
import type { Message, PublicMessage } from '../model/message';
import type { TicketView } from '../model/ticket-view';

/**
 * A message as its customer may see it, with its fields always in one order: a reply that is given again is the same to the byte,
 * whatever order a store gives the fields of a map.
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
