import { storeUnavailable } from '../../../bot/model/errors';
import { watchHandler } from '../../../functions/watch/run';
import { counter, handedOver } from '../../bot/tickets/counter';
import { knowledgeOf } from '../desk/knowledge';

describe("the SLA monitor's function", () => {
  it('takes the promise from the knowledge and tells the customer of the delay', async () => {
    const desk = counter();
    await handedOver(desk);
    desk.setTime('2025-11-24T12:30:00.000Z');
    await watchHandler(() => ({ ...desk, knowledge: knowledgeOf() }))();
    expect((await desk.store.listMessages('c1', 0)).at(-1)?.text).toContain('Sentimos el retraso');
  });

  it('gives what nobody has to somebody, of whom the customer reads', async () => {
    const desk = counter();
    const { id } = await handedOver(desk);
    await watchHandler(() => ({ ...desk, knowledge: knowledgeOf() }))();
    expect(await desk.store.loadTicket(id)).toMatchObject({ status: 'assigned', assignee: { name: 'Alba' } });
    expect((await desk.store.listMessages('c1', 0)).at(-1)?.text).toMatch(/^Alba se ocupa de tu consulta/);
  });

  it('records how late a run of the schedule was done, once it is late', async () => {
    const desk = counter();
    const record = jest.fn();
    desk.setTime('2025-11-24T12:30:00.000Z');
    const handler = watchHandler(() => ({ ...desk, knowledge: knowledgeOf() }), record);
    for (const time of ['2025-11-24T12:29:30Z', '2025-11-24T12:26:00Z']) await handler({ source: 'aws.events', time });
    await handler({});
    expect(record.mock.calls).toEqual([['sla_lag_seconds', 240]]);
  });

  it('fails when a ticket failed, so that the schedule tries again and the alarm sees it', async () => {
    const desk = counter();
    await handedOver(desk);
    desk.setTime('2025-11-24T12:30:00.000Z');
    const store = {
      ...desk.store,
      commit: async () => {
        throw storeUnavailable('throttled');
      },
    };
    await expect(watchHandler(() => ({ ...desk, store, knowledge: knowledgeOf() }))()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await desk.store.listMessages('c1', 0)).toHaveLength(1);
  });
});
