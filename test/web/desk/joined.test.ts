import { joined, type Pages } from '../../../web/desk/api/joined';
import type { TicketDetail } from '../../../web/desk/api/types';

const AT = '2026-11-23T09:30:00.000Z';
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);

/** Messages and events from one number to another, as the API gives a page of them. */
function pages(from: number, to: number, eventsFrom = from, eventsTo = to): Pages {
  return {
    messages: between(from, to).map((seq) => ({
      ...{ id: `m${seq}`, seq, at: AT, text: `${seq}` },
      ...{ author: { role: 'customer' }, kind: 'text' },
    })),
    events: between(eventsFrom, eventsTo).map((version) => ({ version, at: AT, kind: 'noted', actor: 'ana' })),
    ...(from > 1 ? { before: from } : {}),
    ...(eventsFrom > 1 ? { eventsBefore: eventsFrom } : {}),
  };
}

const now = (page: Pages): TicketDetail => ({ ticket: TICKET, presence: [], history: [], above: [], ...page });
const TICKET = { number: 'M-1' } as TicketDetail['ticket'];
const numbers = ({ messages, events, before, eventsBefore }: TicketDetail) => ({
  seqs: messages.map(({ seq }) => seq),
  versions: events.map(({ version }) => version),
  before,
  eventsBefore,
});

describe('the pages of a ticket', () => {
  it('are put together, and the earlier ones say what is older still', () => {
    expect(numbers(joined(pages(4, 6), now(pages(7, 9))))).toEqual({
      ...{ seqs: between(4, 9), versions: between(4, 9) },
      ...{ before: 4, eventsBefore: 4 },
    });
  });

  it('are complete with the first ones', () => {
    expect(numbers(joined(pages(1, 6), now(pages(7, 9))))).toEqual({
      ...{ seqs: between(1, 9), versions: between(1, 9) },
      ...{ before: undefined, eventsBefore: undefined },
    });
  });

  it('stay together when the last page moves on with new messages', () => {
    const seen = joined(pages(1, 6), now(pages(7, 9)));
    expect(numbers(joined(seen, now(pages(8, 10)))).seqs).toEqual(between(1, 10));
  });

  it('are each joined by itself: only messages, or only events', () => {
    const older = { ...pages(1, 6), events: [] };
    expect(numbers(joined(older, now(pages(7, 9))))).toEqual({
      ...{ seqs: between(1, 9), versions: between(7, 9) },
      ...{ before: undefined, eventsBefore: 7 },
    });
  });

  it('with a gap between them are not joined: what is older is loaded again', () => {
    expect(numbers(joined(pages(1, 4), now(pages(7, 9))))).toMatchObject({ seqs: between(7, 9), before: 7 });
  });

  it('are no more once the customer has erased the conversation', () => {
    const erased = now({ messages: [], events: pages(7, 9).events, eventsBefore: 7 });
    expect(joined(pages(1, 6), erased)).toEqual(erased);
  });
});
