import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { spam } from '../../../../bot/tickets/actions/spam';
import { monitorSla } from '../../../../bot/tickets/sla/monitor';
import { ana, codeOf, counter, handedOver, request, stored } from '../counter';
import { service } from '../sample';

describe('spam', () => {
  it.each(['web', 'teams'] as const)('on %s is closed, its conversation too, and says where to go on', async (channel) => {
    const desk = counter();
    const opened = await handedOver(desk, { channel, customer: { email: 'spam@example.com' } });
    await spam(desk, request(ana, opened, {}));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'closed', version: 2 });
    expect(conversation).toMatchObject({ state: 'closed', ticket: { status: 'closed' } });
    expect(messages.slice(1)).toMatchObject([
      { kind: 'notice', author: { role: 'system' }, text: expect.stringContaining('empieza una conversación nueva') },
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'spam', actor: 'ana' });
    const told = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    expect(told.map(({ kind }) => kind)).not.toContain('customer_mail');
    // The web asks for news by itself; a chat in Teams has to be told.
    expect(told.filter(({ kind }) => kind === 'channel_message')).toHaveLength(channel === 'teams' ? 1 : 0);
  });

  it('says so in English, too', async () => {
    const desk = counter();
    const opened = await handedOver(desk, { language: 'en' });
    await spam(desk, request(ana, opened, {}));
    expect((await stored(desk, opened)).messages.at(-1)?.text).toContain('start a new conversation');
  });

  it('counts neither as a promise kept nor as one broken', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await spam(desk, request(ana, opened, {}));
    desk.setTime('2025-12-24T09:00:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ broken: 0, delayed: 0 });
    expect((await stored(desk, opened)).ticket).not.toHaveProperty('promise');
    expect(await desk.store.listSlaHistory(opened.priority, 10)).toEqual([]);
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
