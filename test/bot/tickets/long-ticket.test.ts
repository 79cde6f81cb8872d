import type { Message } from '../../../bot/model/message';
import type { TicketEvent } from '../../../bot/model/ticket';
import { findTicket, readTicket } from '../../../bot/tickets/read-ticket';
import { ana, type Counter, counter, handedOver, stored } from './counter';

/** A newline takes two characters in JSON. */
const LONG = '\n'.repeat(8_000);

let desk: Counter;
let number: string;
beforeEach(async () => {
  desk = counter();
  const ticket = await handedOver(desk);
  number = ticket.number;
  for (let turn = 0; turn < 60; turn++) {
    const { conversation, ticket: now } = await stored(desk, ticket);
    const seq = conversation.lastSeq + 1;
    const version = now.version + 1;
    const message: Message = {
      id: `c${seq}`,
      seq,
      at: now.updatedAt,
      author: { role: 'customer' },
      kind: 'text',
      text: LONG,
    };
    const event: TicketEvent = { version, at: now.updatedAt, kind: 'noted', actor: 'ana', text: LONG };
    await desk.store.commit({
      conversation: {
        expected: conversation.version,
        next: { ...conversation, version: conversation.version + 1, lastSeq: seq },
      },
      messages: [message],
      ticket: { expected: now.version, next: { ...now, version }, events: [event] },
      outbox: [],
    });
  }
});

const read = async (older = {}) => readTicket(desk, await findTicket(desk, ana, number), older);

describe('a ticket with a megabyte of transcript and one of notes', () => {
  it('comes with the last page of both, and says where the older ones are', async () => {
    const { messages, events, before, eventsBefore } = await read();
    expect([messages.at(-1)?.seq, messages[0]?.seq]).toEqual([61, before]);
    expect([events.at(-1)?.version, events[0]?.version]).toEqual([61, eventsBefore]);
    expect(Buffer.byteLength(JSON.stringify([messages, events]))).toBeLessThan(1_000_000);
  });

  it('gives all of both, page by page, and at the first ones says of no older', async () => {
    const seqs: number[] = [];
    const versions: number[] = [];
    for (let page = await read(); ; ) {
      seqs.unshift(...page.messages.map(({ seq }) => seq));
      versions.unshift(...page.events.map(({ version }) => version));
      const { before, eventsBefore } = page;
      if (before === undefined && eventsBefore === undefined) break;
      page = await read({
        ...(before === undefined ? {} : { before }),
        ...(eventsBefore === undefined ? {} : { eventsBefore }),
      });
    }
    const all = Array.from({ length: 61 }, (_, place) => place + 1);
    expect([seqs, versions]).toEqual([all, all]);
  });

  it('gives only what is asked for where only one of the two is', async () => {
    expect(await read({ before: 3 })).toMatchObject({ messages: [{ seq: 1 }, { seq: 2 }], events: [] });
    expect(await read({ eventsBefore: 3 })).toMatchObject({ messages: [], events: [{ version: 1 }, { version: 2 }] });
  });

  it('gives none that are not there yet, whatever is asked for', async () => {
    const { messages } = await read({ before: 1_000_000_000_000 });
    expect(messages.at(-1)?.seq).toBe(61);
    expect((await read({ before: 1 })).messages).toEqual([]);
  });
});
