import type { Ticket } from '../../../bot/model/ticket';
import { handedOver } from '../../bot/tickets/counter';
import { type OpenDesk, openDesk } from './open-desk';

const seen = ({ number, version }: Ticket) => ({ number, version });

async function opened({ desk }: OpenDesk, count: number): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for (let place = 0; place < count; place++) tickets.push(await handedOver(desk, { id: `c${place}` }));
  return tickets;
}

describe('POST /v1/tickets/bulk', () => {
  it('resolves what nobody else has changed, and tells the rest, of which nothing is done', async () => {
    const at = openDesk();
    const tickets = await opened(at, 40);
    const raced = tickets.filter((_, place) => place % 2 === 1);
    for (const { number } of raced) await at.post(`/v1/tickets/${number}/notes`, { text: 'mine' }, { login: 'eva' });
    const before = await Promise.all(raced.map(({ id }) => at.desk.store.loadTicket(id)));
    const body = { id: 'b1', action: 'resolve', reason: 'answered', tickets: tickets.map(seen) };
    const { status, json } = await at.post('/v1/tickets/bulk', body);
    expect(status).toBe(200);
    expect(json.done).toEqual(tickets.filter((one) => !raced.includes(one)).map(({ number }) => number));
    expect(json.missed.map(({ number, code }: Ticket & { code: string }) => [number, code])).toEqual(
      raced.map(({ number }) => [number, 'VERSION_CONFLICT']),
    );
    expect(await Promise.all(raced.map(({ id }) => at.desk.store.loadTicket(id)))).toEqual(before);
    // The same request again does nothing twice.
    expect((await at.post('/v1/tickets/bulk', body)).json.done).toEqual(json.done);
    expect((await at.get('/v1/tickets?status=resolved')).json.tickets).toHaveLength(20);
  });

  it('assigns many, with one mail to whoever gets them', async () => {
    const at = openDesk();
    const tickets = await opened(at, 5);
    const first = at.desk.store;
    const mailed = async () =>
      (await first.listOutbox('2100-01-01T00:00:00.000Z', 500)).filter(
        ({ about, kind, to = [] }) => about === 'ticket_assigned' && kind === 'staff_mail' && to.includes('eva'),
      );
    const told = (await mailed()).length;
    const { json } = await at.post('/v1/tickets/bulk', { action: 'assign', to: 'eva', tickets: tickets.map(seen) });
    expect(json).toEqual({ done: tickets.map(({ number }) => number), missed: [] });
    expect((await at.get('/v1/tickets?owner=eva')).json.tickets).toHaveLength(5);
    expect((await mailed()).length - told).toBe(1);
  });

  it('adds labels to those that are there, and says where there are too many', async () => {
    const at = openDesk();
    const [one, full] = await opened(at, 2);
    if (one === undefined || full === undefined) throw new Error('not opened');
    const ten = Array.from({ length: 10 }, (_, place) => `label ${place}`);
    const labelled = await at.post(`/v1/tickets/${full.number}/labels`, { labels: ten });
    await at.post(`/v1/tickets/${one.number}/labels`, { labels: ['old'] });
    const now = async (number: string) => (await at.get(`/v1/tickets/${number}`)).json.ticket;
    const tickets = [
      { number: one.number, version: (await now(one.number)).version },
      { number: full.number, version: labelled.json.ticket.version },
    ];
    const { json } = await at.post('/v1/tickets/bulk', { action: 'label', labels: ['Old', 'new'], tickets });
    expect(json).toMatchObject({ done: [one.number], missed: [{ number: full.number, code: 'ILLEGAL_MOVE' }] });
    expect((await now(one.number)).labels).toEqual(['old', 'new']);
    expect((await now(full.number)).labels).toEqual(ten);
  });

  it('closes spam, and says of a number that it is none', async () => {
    const at = openDesk();
    const [one] = await opened(at, 1);
    const tickets = [seen(one!), { number: 'M-00000000', version: 1 }, { number: 'nonsense', version: 1 }];
    const { json } = await at.post('/v1/tickets/bulk', { action: 'spam', tickets });
    expect(json.done).toEqual([one!.number]);
    expect(json.missed.map(({ code }: { code: string }) => code)).toEqual(['TICKET_NOT_FOUND', 'TICKET_NOT_FOUND']);
  });

  const one = { number: 'M-1A2B3C4D', version: 1 };
  it.each([
    [{ action: 'resolve', reason: 'answered', tickets: [] }],
    [{ action: 'resolve', reason: 'answered', tickets: Array(201).fill(one) }],
    [{ action: 'resolve', tickets: [one] }],
    [{ action: 'label', labels: [], tickets: [one] }],
    [{ action: 'delete', tickets: [one] }],
  ])('refuses %j', async (body) => {
    expect(await openDesk().post('/v1/tickets/bulk', body)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
  });

  it('refuses a login that the team does not have, before anything is done', async () => {
    const at = openDesk();
    const tickets = await opened(at, 2);
    const before = at.desk.store.dump();
    expect(await at.post('/v1/tickets/bulk', { action: 'assign', to: 'nobody', tickets: tickets.map(seen) })).toMatchObject({
      status: 400,
      json: { code: 'INVALID_REQUEST' },
    });
    expect(at.desk.store.dump()).toBe(before);
  });
});
