import { handedOver } from '../../bot/tickets/counter';
import { openDesk } from './open-desk';

const eva = { login: 'eva' } as const;

async function atTicket() {
  const at = openDesk();
  const { number } = await handedOver(at.desk);
  const path = `/v1/tickets/${number}`;
  const poll = (etag: unknown) => at.get(path, { headers: { 'if-none-match': String(etag) } });
  return { ...at, path, poll };
}

describe('presence', () => {
  it('says who else is at a ticket, and what they do', async () => {
    const { get, put, path } = await atTicket();
    expect((await put(`${path}/presence`, { doing: 'viewing' })).json).toEqual({ presence: [] });
    expect((await put(`${path}/presence`, { doing: 'replying' }, eva)).json).toEqual({
      presence: [{ login: 'ana', name: 'Ana', doing: 'viewing' }],
    });
    expect((await put(`${path}/presence`, { doing: 'viewing' })).json).toEqual({
      presence: [{ login: 'eva', name: 'Eva', doing: 'replying' }],
    });
    expect((await get(path)).json.presence).toEqual([{ login: 'eva', name: 'Eva', doing: 'replying' }]);
  });

  it('is over after 40 s without a word, and goes on with one', async () => {
    const { desk, get, put, path } = await atTicket();
    await put(`${path}/presence`, { doing: 'viewing' }, eva);
    desk.setTime('2025-11-24T09:00:20.000Z');
    expect((await get(path)).json.presence).toHaveLength(1);
    desk.setTime('2025-11-24T09:00:40.001Z');
    expect((await get(path)).json.presence).toEqual([]);
    await put(`${path}/presence`, { doing: 'viewing' }, eva);
    expect((await get(path)).json.presence).toHaveLength(1);
  });

  it('holds for as long as it was said for, and ends sooner when that is said', async () => {
    const { desk, get, put, path } = await atTicket();
    await put(`${path}/presence`, { doing: 'viewing', forSeconds: 100 }, eva);
    desk.setTime('2025-11-24T09:01:39.000Z');
    expect((await get(path)).json.presence).toHaveLength(1);
    await put(`${path}/presence`, { doing: 'viewing' }, eva);
    desk.setTime('2025-11-24T09:02:20.000Z');
    expect((await get(path)).json.presence).toEqual([]);
    expect((await put(`${path}/presence`, { doing: 'viewing', forSeconds: 181 }, eva)).json.code).toBe('INVALID_REQUEST');
  });

  it('of one person in two windows is that of one person', async () => {
    const { get, put, path } = await atTicket();
    await put(`${path}/presence`, { doing: 'viewing' }, eva);
    await put(`${path}/presence`, { doing: 'replying' }, eva);
    expect((await get(path)).json.presence).toEqual([{ login: 'eva', name: 'Eva', doing: 'replying' }]);
  });

  it('belongs to one ticket, and changes nothing of it', async () => {
    const { desk, get, put, path } = await atTicket();
    const other = await handedOver(desk, { id: 'c11' });
    await put(`${path}/presence`, { doing: 'replying' }, eva);
    expect((await get(`/v1/tickets/${other.number}`)).json.presence).toEqual([]);
    const { json } = await get(path);
    expect(json.ticket.version).toBe(1);
    expect(json.events).toHaveLength(1);
  });

  it('of an unknown ticket is 404', async () => {
    const { put } = await atTicket();
    expect((await put('/v1/tickets/M-ZZZZZZZZ/presence', { doing: 'viewing' })).json.code).toBe('TICKET_NOT_FOUND');
  });
});

describe('a poll', () => {
  it('of an unchanged ticket costs two reads, with a colleague there or without', async () => {
    const { asked, get, put, path, poll } = await atTicket();
    for (const come of [async () => {}, () => put(`${path}/presence`, { doing: 'viewing' }, eva)]) {
      await come();
      const { headers } = await get(path);
      asked();
      expect((await poll(headers.etag)).status).toBe(304);
      expect(asked()).toEqual(['findAttendedTicket', 'loadConversation']);
    }
  });

  it('sees a colleague come, begin to reply, and go; not that they are there still', async () => {
    const { desk, get, put, path, poll } = await atTicket();
    const steps = [
      ['come', () => put(`${path}/presence`, { doing: 'viewing' }, eva), 200],
      ['stay', () => put(`${path}/presence`, { doing: 'viewing' }, eva), 304],
      ['reply', () => put(`${path}/presence`, { doing: 'replying' }, eva), 200],
      ['nothing', async () => {}, 304],
      ['go', async () => desk.setTime('2025-11-24T09:01:00.000Z'), 200],
    ] as const;
    let { etag } = (await get(path)).headers;
    for (const [name, happens, status] of steps) {
      desk.setTime(new Date(desk.clock.now().getTime() + 5_000).toISOString());
      await happens();
      const answer = await poll(etag);
      expect([name, answer.status]).toEqual([name, status]);
      etag = answer.headers.etag;
    }
  });

  it('does not hear of oneself', async () => {
    const { get, put, path, poll } = await atTicket();
    const { headers } = await get(path);
    await put(`${path}/presence`, { doing: 'replying' });
    expect((await poll(headers.etag)).status).toBe(304);
  });

  it('stays one line, whatever a login is', async () => {
    const { get, put, path, poll } = await atTicket();
    await put(`${path}/presence`, { doing: 'viewing' }, { login: 'e"va\r\nx: y;=ñ' });
    const { headers } = await get(path);
    expect(headers.etag).toMatch(/^"[!#-~]*"$/);
    expect((await poll(headers.etag)).status).toBe(304);
  });
});
