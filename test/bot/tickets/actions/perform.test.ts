import fc from 'fast-check';
import { storeUnavailable } from '../../../../bot/model/errors';
import type { Change, Store } from '../../../../bot/ports';
import { claim } from '../../../../bot/tickets/actions/claim';
import { note } from '../../../../bot/tickets/actions/note';
import type { DeskPorts } from '../../../../bot/tickets/actions/perform';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { ana, type Counter, codeOf, counter, eva, handedOver, request, stored } from '../counter';

/** The desk with something that happens at its commits: `before` and `after` see how many there were. */
function disturbed(desk: Counter, at: { before?: (count: number) => Promise<void>; after?: (count: number) => void }): DeskPorts {
  let count = 0;
  const store: Store = {
    ...desk.store,
    commit: async (change: Change) => {
      count++;
      await at.before?.(count);
      const outcome = await desk.store.commit(change);
      at.after?.(count);
      return outcome;
    },
  };
  return { ...desk, store };
}

describe('an action with an id', () => {
  it('is done once, however often it is sent', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    for (let time = 0; time < 3; time++) await reply(desk, request(ana, opened, { id: 'r1', text: 'Hola' }));
    expect((await stored(desk, opened)).messages.map(({ text }) => text)).toEqual(['mi lavadora pierde agua', 'Hola']);
  });

  it('is the same action when it comes with the version read meanwhile', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { id: 'r1', version: 1, text: 'Hola' }));
    await reply(desk, request(ana, opened, { id: 'r1', version: 2, text: 'Hola' }));
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });

  it('is done once when it is sent twice at the same time', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const body = { id: 'r1', text: 'Hola' };
    await Promise.all([reply(desk, request(ana, opened, body)), reply(desk, request(ana, opened, body))]);
    expect((await stored(desk, opened)).messages).toHaveLength(2);
  });

  it.each([
    [
      'another text',
      (desk: Counter, ticket: Parameters<typeof request>[1]) => reply(desk, request(ana, ticket, { id: 'r1', text: 'Adiós' })),
    ],
    [
      'another action',
      (desk: Counter, ticket: Parameters<typeof request>[1]) => note(desk, request(ana, ticket, { id: 'r1', text: 'Hola' })),
    ],
  ])('cannot be used again for %s', async (_, again) => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { id: 'r1', text: 'Hola' }));
    expect(await codeOf(again(desk, opened))).toBe('MESSAGE_ID_REUSED');
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });

  it('of another person is another one', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { id: 'r1', text: 'Hola' }));
    await reply(desk, request(eva, opened, { id: 'r1', text: 'Hola' }));
    expect((await stored(desk, opened)).messages).toHaveLength(3);
  });

  it('converges when the store says it cannot tell after it had committed', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const unsure = disturbed(desk, {
      after: () => {
        throw storeUnavailable('no answer in time');
      },
    });
    expect(await codeOf(reply(unsure, request(ana, opened, { id: 'r1', text: 'Hola' })))).toBe('UNAVAILABLE');
    await reply(desk, request(ana, opened, { id: 'r1', text: 'Hola' }));
    expect((await stored(desk, opened)).messages).toHaveLength(2);
  });
});

describe('an action decided on an old version', () => {
  it('is refused with the version that is', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await note(desk, request(eva, opened, { text: 'ojo' }));
    await expect(reply(desk, request(ana, opened, { version: 1, text: 'Hola' }))).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      extra: { version: 2 },
    });
  });

  it('is refused when the ticket moves on between reading and writing', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = disturbed(desk, {
      before: async (count) => (count === 1 ? note(desk, request(eva, opened, { text: 'ojo' })) : undefined),
    });
    expect(await codeOf(reply(raced, request(ana, opened, { version: 1, text: 'Hola' })))).toBe('VERSION_CONFLICT');
    expect((await stored(desk, opened)).messages).toHaveLength(1);
  });
});

describe('an action that loses a race', () => {
  it('is decided again, and done after the winner', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = disturbed(desk, {
      before: async (count) => (count === 1 ? reply(desk, request(eva, opened, { text: 'Primera' })) : undefined),
    });
    await reply(raced, request(ana, opened, { text: 'Segunda' }));
    const { ticket, messages } = await stored(desk, opened);
    expect(messages.map(({ seq, text }) => `${seq} ${text}`)).toEqual(['1 mi lavadora pierde agua', '2 Primera', '3 Segunda']);
    expect(ticket.assignee?.login).toBe('eva');
  });

  it('is told so when the winner made it impossible', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = disturbed(desk, { before: async (count) => (count === 1 ? claim(desk, request(eva, opened, {})) : undefined) });
    expect(await codeOf(claim(raced, request(ana, opened, {})))).toBe('ALREADY_CLAIMED');
  });

  it('gives up in the end, and says that trying again is safe', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const raced = disturbed(desk, { before: () => note(desk, request(eva, opened, { text: 'ojo' })) });
    expect(await codeOf(reply(raced, request(ana, opened, { text: 'Hola' })))).toBe('UNAVAILABLE');
    expect((await stored(desk, opened)).messages).toHaveLength(1);
  });
});

describe('whatever staff do, in whatever order', () => {
  const step = fc.record({
    actor: fc.constantFrom(ana, eva),
    what: fc.constantFrom('claim', 'reply', 'note', 'resolve'),
    id: fc.constantFrom('a', 'b', 'c', undefined),
  });

  it('the customer sees the ticket as it is, transcript and events have no gap, and nobody is thrown out of a ticket', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const desk = counter();
        const opened = await handedOver(desk);
        await Promise.allSettled(
          steps.map(({ actor, what, id }) => {
            const key = id === undefined ? {} : { id };
            if (what === 'claim') return claim(desk, request(actor, opened, key));
            if (what === 'reply') return reply(desk, request(actor, opened, { ...key, text: 'Hola' }));
            if (what === 'note') return note(desk, request(actor, opened, { ...key, text: 'ojo' }));
            return resolve(desk, request(actor, opened, { ...key, reason: 'answered' }));
          }),
        );
        const { ticket, conversation, messages, events } = await stored(desk, opened);
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
        expect(conversation.lastSeq).toBe(messages.length);
        expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
        expect(ticket.version).toBe(events.length);
        if (events.length > 1) expect(conversation.ticket).toMatchObject({ number: ticket.number, status: ticket.status });
        const owners = events.flatMap(({ to }) => to ?? []);
        expect(owners.length).toBeLessThanOrEqual(1);
        expect(ticket.assignee?.login).toBe(owners[0]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is not there', () => {
  it('is a ticket that is not found', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    expect(await codeOf(claim(desk, { ...request(ana, opened, {}), number: 'M-ZZZZZZZZ' }))).toBe('TICKET_NOT_FOUND');
  });

  it('is nothing to do on a conversation that its customer has deleted', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await desk.store.eraseConversation('c1', { at: '2025-11-24T10:00:00.000Z', hash: 'h', ticketsUntilSeconds: 1_900_000_000 });
    expect(await codeOf(reply(desk, request(ana, opened, { text: 'Hola' })))).toBe('ILLEGAL_MOVE');
  });
});
