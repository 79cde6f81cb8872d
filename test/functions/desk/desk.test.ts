import type { Conversation } from '../../../bot/model/conversation';
import { readTicketNumber } from '../../../bot/tickets/lifecycle/ticket-number';
import { type Counter, handedOver } from '../../bot/tickets/counter';
import { explanation } from '../../bot/tickets/sample';
import { openDesk } from './open-desk';

const customers = (...ids: readonly string[]): readonly Partial<Conversation>[] =>
  ids.map((id) => ({ id, customer: { name: id } }));

describe('GET /v1/tickets', () => {
  it('lists open tickets by due time', async () => {
    const { desk, get } = openDesk();
    const [calm, upset] = [await handedOver(desk, { id: 'c1' }), await handedOver(desk, { id: 'c2', tone: 'upset' })];
    const { status, json } = await get('/v1/tickets');
    expect(status).toBe(200);
    expect(json.tickets.map(({ number }: { number: string }) => number)).toEqual([upset.number, calm.number]);
  });

  it.each([
    ['unassigned', '2025-11-24T09:00:00.000Z', ['c2', 'c3']],
    ['mine', '2025-11-24T09:00:00.000Z', ['c1']],
    ['due', '2025-11-24T09:30:00.000Z', ['c2', 'c3']],
    ['overdue', '2025-11-24T17:00:00.000Z', ['c2', 'c3']],
    ['all', '2025-11-24T17:00:00.000Z', ['c2', 'c3', 'c1']],
  ])('view %s', async (view, now, names) => {
    const { desk, get, post } = openDesk();
    for (const customer of customers('c1', 'c2', 'c3')) {
      const ticket = await handedOver(desk, customer);
      if (customer.id === 'c1') await post(`/v1/tickets/${ticket.number}/replies`, { text: 'Hola' });
    }
    desk.setTime(now);
    const { json } = await get(`/v1/tickets?view=${view}`);
    const shown = json.tickets.map(({ customer }: { customer: { name: string } }) => customer.name);
    expect([...shown].sort()).toEqual([...names].sort());
  });

  it('counts the tickets of each view', async () => {
    const { desk, get, post } = openDesk();
    for (const customer of customers('c1', 'c2', 'c3')) {
      const ticket = await handedOver(desk, customer);
      if (customer.id === 'c1') await post(`/v1/tickets/${ticket.number}/replies`, { text: 'Hola' });
    }
    const { status, json } = await get('/v1/ticket-counts');
    expect(status).toBe(200);
    expect(json.mine.map(({ status: it }: { status: string }) => it)).toEqual(['waiting_customer']);
    expect(json.danger).toEqual([]);
    expect(json.views).toMatchObject({ unassigned: { count: 2 }, mine: { count: 1 }, all: { count: 3 }, danger: { count: 0 } });
    for (let more = 0; more < 100; more += 1) await handedOver(desk, { id: `m${more}` });
    expect((await get('/v1/ticket-counts')).json.views.all).toEqual({ count: 99, more: true });
  });

  it('gives the first page of a view with the counts, the same as by itself', async () => {
    const { desk, get } = openDesk();
    for (const customer of customers('c1', 'c2')) await handedOver(desk, customer);
    const both = async () => [(await get('/v1/ticket-counts?view=all')).json.list, (await get('/v1/tickets?view=all')).json];
    const [few, fewAlone] = await both();
    expect(few.tickets).toHaveLength(2);
    expect(few).toEqual(fewAlone);
    for (let more = 0; more < 60; more += 1) await handedOver(desk, { id: `m${more}` });
    const [many, manyAlone] = await both();
    expect(many.tickets).toHaveLength(50);
    expect(many).toEqual(manyAlone);
    expect((await get('/v1/ticket-counts?view=none')).json.code).toBe('INVALID_REQUEST');
  });

  it('shows the last line of each ticket, on one line', async () => {
    const { desk, get, post } = openDesk();
    const ticket = await handedOver(desk, { id: 'c1' });
    await post(`/v1/tickets/${ticket.number}/replies`, { text: 'Hola,\n\nmañana   va' });
    const { json } = await get('/v1/tickets');
    expect(json.tickets[0].lastLine).toEqual({ by: 'agent', text: 'Hola, mañana va' });
  });

  it('finds by what was asked', async () => {
    const { desk, get } = openDesk();
    await handedOver(desk);
    expect((await get('/v1/tickets?q=LAVADORA')).json.tickets).toHaveLength(1);
    expect((await get('/v1/tickets?q=horno')).json.tickets).toHaveLength(0);
  });

  it('pages through a long queue without losing or repeating any', async () => {
    const { desk, get } = openDesk();
    const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
    for (const customer of customers(...ids)) await handedOver(desk, customer);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { json } = await get(`/v1/tickets${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...json.tickets.map(({ customer }: { customer: { name: string } }) => customer.name));
      cursor = json.cursor;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(ids.sort());
  });

  it.each(['view=mein', 'colour=red', 'cursor=nonsense', `q=${'x'.repeat(201)}`])('refuses ?%s', async (query) => {
    const { get } = openDesk();
    expect((await get(`/v1/tickets?${query}`)).json.code).toBe('INVALID_REQUEST');
  });
});

describe('GET /v1/tickets/{number}', () => {
  it('shows the transcript, why the bot did not answer, and the events', async () => {
    const { desk, get } = openDesk();
    const ticket = await handedOver(desk);
    const { conversation, ...rest } = await stored(desk, ticket.conversationId);
    await desk.store.commit({
      conversation: { expected: conversation.version, next: { ...conversation, version: conversation.version + 1, lastSeq: 2 } },
      messages: [{ ...rest.first, id: 'm2', seq: 2, explanation, feedback: { messageId: 'm1', helpful: false } }],
      outbox: [],
    });
    const { json } = await get(`/v1/tickets/${ticket.number}`);
    expect(json.ticket).toMatchObject({ number: ticket.number, subject: 'mi lavadora pierde agua', customer: { name: 'Marta' } });
    expect(json.messages[1]).toMatchObject({
      explanation: { candidates: [{ entryId: 'repairs/leak' }] },
      feedback: { helpful: false },
    });
    expect(json.events).toMatchObject([{ kind: 'opened', actor: 'customer' }]);
  });

  it('shows the rating of this ticket, not of another', async () => {
    const { desk, get } = openDesk();
    const ticket = await handedOver(desk);
    const rating = { conversationId: 'c1', score: 4, comment: 'Bien', at: '2025-11-24T10:00:00.000Z' };
    await desk.store.commit({ messages: [], outbox: [], rating: { ...rating, ticketNumber: ticket.number } });
    expect((await get(`/v1/tickets/${ticket.number}`)).json.rating).toEqual({ score: 4, comment: 'Bien', at: rating.at });

    const other = openDesk();
    await handedOver(other.desk);
    await other.desk.store.commit({ messages: [], outbox: [], rating: { ...rating, ticketNumber: 'M-00000000' } });
    expect((await other.get(`/v1/tickets/${ticket.number}`)).json).not.toHaveProperty('rating');
  });

  it('answers 304 until something changes', async () => {
    const { desk, get, post } = openDesk();
    const ticket = await handedOver(desk);
    const path = `/v1/tickets/${ticket.number}`;
    const { headers } = await get(path);
    const ifNoneMatch = { headers: { 'if-none-match': String(headers.etag) } };
    expect((await get(path, ifNoneMatch)).status).toBe(304);
    await post(`${path}/notes`, { text: 'ojo' });
    expect((await get(path, ifNoneMatch)).status).toBe(200);
  });

  it('reads a number as people type it', async () => {
    const { desk, get } = openDesk();
    const ticket = await handedOver(desk);
    expect((await get(`/v1/tickets/${ticket.number.toLowerCase()}`)).status).toBe(200);
    expect(readTicketNumber('m-o1il0000')).toBe('M-01110000');
  });

  it.each(['M-ZZZZZZZZ', 'M-1', 'x', '%00', 'M-ZZZZZZZZ%2F..', '__proto__'])('answers 404 for %s', async (number) => {
    const { get } = openDesk();
    expect(await get(`/v1/tickets/${number}`)).toMatchObject({ status: 404, json: { code: 'TICKET_NOT_FOUND' } });
  });

  it('shows the course of a ticket whose customer has deleted the conversation, and none of their words', async () => {
    const { desk, get, post } = openDesk();
    const ticket = await handedOver(desk);
    await desk.store.eraseConversation('c1', { at: '2025-11-24T10:00:00.000Z', hash: 'h', ticketsUntilSeconds: 1_900_000_000 });
    const { json } = await get(`/v1/tickets/${ticket.number}`);
    expect(json.messages).toEqual([]);
    expect(JSON.stringify(json)).not.toMatch(/lavadora|Marta/);
    expect((await post(`/v1/tickets/${ticket.number}/replies`, { text: 'Hola' })).status).toBe(409);
  });
});

describe('actions answer with the ticket as it is then', () => {
  it('from claim to reopening', async () => {
    const { desk, post } = openDesk();
    const { number } = await handedOver(desk);
    const act = async (path: string, body: unknown, role: 'staff' | 'lead' = 'staff') => {
      const { json } = await post(`/v1/tickets/${number}/${path}`, body, { role, login: role === 'lead' ? 'luis' : 'ana' });
      return `${json.ticket.status} ${json.ticket.assignee.name} v${json.ticket.version}`;
    };
    expect(await act('claim', undefined)).toBe('assigned Ana v2');
    expect(await act('notes', { text: 'ojo' })).toBe('assigned Ana v3');
    expect(await act('replies', { id: 'r1', version: 3, text: 'Hola' })).toBe('waiting_customer Ana v4');
    expect(await act('replies', { id: 'r1', version: 3, text: 'Hola' })).toBe('waiting_customer Ana v4');
    expect(await act('assign', { to: 'eva', reason: 'sabe más' }, 'lead')).toBe('waiting_customer Eva v5');
    expect(await act('escalate', { reason: 'urge' }, 'lead')).toBe('waiting_customer Luis v6');
    expect(await act('resolve', { reason: 'answered', note: 'hecho' })).toBe('resolved Luis v7');
    expect(await act('reopen', { reason: 'no era' })).toBe('assigned Luis v8');
  });

  it('name the winner of a race', async () => {
    const { desk, post } = openDesk();
    const { number } = await handedOver(desk);
    await post(`/v1/tickets/${number}/claim`);
    const { status, json } = await post(`/v1/tickets/${number}/claim`, {}, { login: 'eva' });
    expect(status).toBe(409);
    expect(json).toMatchObject({ code: 'ALREADY_CLAIMED', assignee: 'Ana' });
  });

  it('name the version that is', async () => {
    const { desk, post } = openDesk();
    const { number } = await handedOver(desk);
    await post(`/v1/tickets/${number}/notes`, { text: 'ojo' });
    const { json } = await post(`/v1/tickets/${number}/resolve`, { version: 1, reason: 'answered' });
    expect(json).toMatchObject({ code: 'VERSION_CONFLICT', version: 2 });
  });

  it.each([
    ['replies', { text: '' }, 'INVALID_REQUEST'],
    ['replies', { text: '   ' }, 'INVALID_REQUEST'],
    ['replies', { text: 7 }, 'INVALID_REQUEST'],
    ['replies', { text: 'a', html: '<b>' }, 'INVALID_REQUEST'],
    ['replies', { text: 'a', id: '../..' }, 'INVALID_REQUEST'],
    ['replies', { text: 'a', version: 0 }, 'INVALID_REQUEST'],
    ['replies', { text: 'x'.repeat(8_001) }, 'TOO_LARGE'],
    ['replies', '{"text":', 'INVALID_JSON'],
    ['replies', '[]', 'INVALID_REQUEST'],
    ['replies', '{"text":"a","__proto__":{"role":"admin"}}', 'INVALID_REQUEST'],
    ['resolve', { reason: 'because' }, 'INVALID_REQUEST'],
    ['assign', {}, 'INVALID_REQUEST'],
    ['claim', { force: true }, 'INVALID_REQUEST'],
  ])('refuse bad input to %s and write nothing', async (path, body, code) => {
    const { desk, post } = openDesk();
    const ticket = await handedOver(desk);
    const before = desk.store.dump();
    expect((await post(`/v1/tickets/${ticket.number}/${path}`, body)).json.code).toBe(code);
    expect(desk.store.dump()).toBe(before);
  });

  it('keep what staff write as it is: no markup is made of it', async () => {
    const { desk, post } = openDesk();
    const { number } = await handedOver(desk);
    const text = '<img src=x onerror=alert(1)> **¡hola!** \u202e👩‍🔧';
    const { json } = await post(`/v1/tickets/${number}/replies`, { text });
    expect(json.messages.at(-1).text).toBe(text);
  });
});

describe('GET /v1/staff', () => {
  it('says who is asking and who is in the team', async () => {
    const { get } = openDesk();
    const { json } = await get('/v1/staff', { login: 'luis', role: 'lead' });
    expect(json.me).toEqual({ login: 'luis', name: 'Luis', role: 'lead', available: true });
    expect(json.staff.map(({ login }: { login: string }) => login)).toEqual(['ana', 'eva', 'luis', 'admin']);
  });
});

async function stored(desk: Counter, conversationId: string) {
  const conversation = await desk.store.loadConversation(conversationId);
  const [first] = await desk.store.listMessages(conversationId, 0);
  if (conversation === undefined || first === undefined) throw new Error('not stored');
  return { conversation, first };
}
