import { label } from '../../../../bot/tickets/actions/label';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { ana, counter, eva, handedOver, request, stored } from '../counter';

describe('labelling', () => {
  it('sets the labels, and the events say who, when and which', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await label(desk, request(ana, opened, { labels: ['garantía', 'taller'] }));
    desk.setTime('2025-11-24T10:00:00.000Z');
    await label(desk, request(eva, opened, { labels: ['taller'] }));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ labels: ['taller'], status: 'new', version: 3 });
    expect(events.slice(1).map(({ kind, actor, at, text }) => [kind, actor, at, text])).toEqual([
      ['labelled', 'ana', '2025-11-24T09:00:00.000Z', 'garantía, taller'],
      ['labelled', 'eva', '2025-11-24T10:00:00.000Z', 'taller'],
    ]);
    expect(messages).toHaveLength(1);
    expect(conversation.state).toBe('waiting');
  });

  it.each([
    [['Taller', 'taller', ' TALLER ', 'ＴＡＬＬＥＲ'], ['Taller']],
    [['el  taller', 'el taller'], ['el taller']],
    [
      ['año', 'ano'],
      ['año', 'ano'],
    ],
    [['😀', '😀'], ['😀']],
    [[], []],
  ])('of %j keeps %j', async (labels, kept) => {
    const desk = counter();
    const opened = await handedOver(desk);
    await label(desk, request(ana, opened, { labels: ['x'] }));
    await label(desk, request(ana, opened, { labels }));
    expect((await stored(desk, opened)).ticket.labels).toEqual(kept);
  });

  it('as it is changes nothing', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await label(desk, request(ana, opened, { labels: [] }));
    await label(desk, request(ana, opened, { labels: ['a', 'b'] }));
    await label(desk, request(eva, opened, { version: 1, labels: ['a', 'b', 'A'] }));
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });

  it('is for settled tickets, too: who looks back has to find them', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    await label(desk, request(ana, opened, { labels: ['taller'] }));
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'resolved', labels: ['taller'] });
  });
});
