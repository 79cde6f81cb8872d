import { reopen } from '../../../../bot/tickets/actions/reopen';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { ana, counter, handedOver, request, stored } from '../counter';

/** Opened on Monday at 10:00 in Madrid with a first reply promised for 14:00: four business hours. */
const opened = async () => {
  const desk = counter();
  return { desk, ticket: await handedOver(desk) };
};

describe('the promise of a ticket', () => {
  it.each([
    ['is kept by a reply at the very time told', '2025-11-24T13:00:00.000Z', 'kept', 4],
    ['is broken by a reply a moment later', '2025-11-24T13:00:00.001Z', 'broken', 4],
    ['counts business hours only', '2025-11-25T09:00:00.000Z', 'broken', 8],
  ])('%s', async (_, at, outcome, businessHours) => {
    const { desk, ticket } = await opened();
    desk.setTime(at);
    await reply(desk, request(ana, ticket, { text: 'Hola' }));
    expect((await stored(desk, ticket)).ticket.promise).toBe(outcome);
    expect(await desk.store.listSlaHistory('normal', 10)).toEqual([
      {
        ticketId: ticket.id,
        number: ticket.number,
        priority: 'normal',
        openedAt: ticket.openedAt,
        promisedAt: ticket.promisedAt,
        respondedAt: at,
        businessHours,
        outcome,
      },
    ]);
  });

  it('is settled by the first reply: what comes after it changes nothing', async () => {
    const { desk, ticket } = await opened();
    await reply(desk, request(ana, ticket, { text: 'Hola' }));
    desk.setTime('2025-11-26T09:00:00.000Z');
    await reply(desk, request(ana, ticket, { text: '¿Sigue ahí?' }));
    expect((await stored(desk, ticket)).ticket.promise).toBe('kept');
    expect(await desk.store.listSlaHistory('normal', 10)).toMatchObject([{ businessHours: 0, outcome: 'kept' }]);
  });

  it('is settled by a resolution without a reply before it', async () => {
    const { desk, ticket } = await opened();
    await resolve(desk, request(ana, ticket, { reason: 'answered' }));
    expect((await stored(desk, ticket)).ticket.promise).toBe('kept');
    desk.setTime('2025-11-25T09:00:00.000Z');
    await reopen(desk, request(ana, ticket, { reason: 'No era eso' }));
    await reply(desk, request(ana, ticket, { text: 'Hola' }));
    expect((await stored(desk, ticket)).ticket.promise).toBe('kept');
    expect(await desk.store.listSlaHistory('normal', 10)).toMatchObject([{ outcome: 'kept' }]);
  });
});
