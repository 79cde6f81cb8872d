import { reply } from '../../../../bot/desk/actions/reply';
import { resolve } from '../../../../bot/desk/actions/resolve';
import { spam } from '../../../../bot/desk/actions/spam';
import { watch } from '../../../../bot/desk/watch';
import { ana, codeOf, counter, handedOver, request, stored } from '../counter';
import { service } from '../sample';

describe('spam', () => {
  it.each(['web', 'teams'] as const)('on %s is closed, its conversation too, and nobody is told', async (channel) => {
    const desk = counter();
    const opened = await handedOver(desk, { channel, customer: { email: 'spam@example.com' } });
    const before = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    await spam(desk, request(ana, opened, {}));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'closed', version: 2 });
    expect(conversation).toMatchObject({ state: 'closed', ticket: { status: 'closed' } });
    expect(messages).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ kind: 'spam', actor: 'ana' });
    expect(await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10)).toEqual(before);
    expect(desk.kicks()).toBe(0);
  });

  it('counts neither as a promise kept nor as one broken', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await spam(desk, request(ana, opened, {}));
    desk.setTime('2025-12-24T09:00:00.000Z');
    expect(await watch(desk, service)).toMatchObject({ broken: 0, delayed: 0 });
    expect((await stored(desk, opened)).ticket).not.toHaveProperty('promise');
    expect(await desk.store.listPromises(opened.priority, 10)).toEqual([]);
  });

  it('is the end: nothing takes it back, and it is not for what is settled', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await spam(desk, request(ana, opened, {}));
    expect(await codeOf(reply(desk, request(ana, opened, { text: 'Hola' })))).toBe('ILLEGAL_MOVE');
    expect(await codeOf(spam(desk, request(ana, opened, {})))).toBe('ILLEGAL_MOVE');
    const other = await handedOver(desk, { id: 'c2' });
    await resolve(desk, request(ana, other, { reason: 'answered' }));
    expect(await codeOf(spam(desk, request(ana, other, {})))).toBe('ILLEGAL_MOVE');
  });
});
