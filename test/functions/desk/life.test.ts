import { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import type { StaffAction } from '../../../bot/tickets/actions/staff-action';
import { handedOver } from '../../bot/tickets/counter';
import { type OpenDesk, openDesk } from './open-desk';

/** Another ticket for what needs two; its number derives from its conversation. */
const other = async ({ desk }: OpenDesk) => (await handedOver(desk, { id: 'c2' })).number;

/** Bodies that do something here; elsewhere the example of the definition does. */
const BODIES: Readonly<Record<string, (at: OpenDesk) => object | Promise<object>>> = {
  merge: async (at) => ({ into: await other(at) }),
  snooze: () => ({ until: '2025-11-25T09:00:00.000Z' }),
};
const bodyOf = async ({ path, example }: Action, at: OpenDesk) => (await BODIES[path]?.(at)) ?? example;

type Action = Pick<StaffAction, 'path' | 'example' | 'transition'>;
const actions = STAFF_ACTIONS.map(({ path, example, transition }): Action => ({ path, example, transition }));
const lead = { role: 'lead', login: 'luis' } as const;

/** A ticket on which the action is possible. */
async function begin(at: OpenDesk, action: Action) {
  const ticket = await handedOver(at.desk);
  const path = `/v1/tickets/${ticket.number}`;
  if (action.path === 'reopen') await at.post(`${path}/resolve`, { reason: 'answered' });
  return { ticket, path, body: await bodyOf(action, at) };
}

describe.each(actions)('$path', (action) => {
  it('is one version, and an event that says who, when and what', async () => {
    const at = openDesk();
    const { path, body } = await begin(at, action);
    const { events: before, ticket } = (await at.get(path)).json;
    at.desk.setTime('2025-11-24T10:00:00.000Z');
    const { status, json } = await at.post(`${path}/${action.path}`, body, lead);
    expect(status).toBe(200);
    expect(json.ticket.version).toBe(ticket.version + 1);
    const [first, ...rest] = json.events.slice(before.length);
    expect(first).toMatchObject({ version: json.ticket.version, at: '2025-11-24T10:00:00.000Z', actor: 'luis' });
    // A ticket that was taken up again may need an owner.
    expect(rest.map(({ kind }: { kind: string }) => kind)).toEqual(action.path === 'reopen' ? ['assigned'] : []);
  });

  it('with an id is done once, however often and at once it is sent', async () => {
    const at = openDesk();
    const { path, body } = await begin(at, action);
    const send = () => at.post(`${path}/${action.path}`, { ...body, id: 'x1' }, lead);
    const first = await send();
    const [again, third] = await Promise.all([send(), send()]);
    expect([first.status, again.status, third.status]).toEqual([200, 200, 200]);
    expect(third.json).toEqual(first.json);
  });

  it('decided on an old version is refused with the version that is', async () => {
    const at = openDesk();
    const { path, body } = await begin(at, action);
    await at.post(`${path}/notes`, { text: 'ojo' });
    const now = (await at.get(path)).json.ticket.version;
    const before = at.desk.store.dump();
    const { status, json } = await at.post(`${path}/${action.path}`, { ...body, version: now - 1 }, lead);
    expect({ status, code: json.code, version: json.version }).toEqual({ status: 409, code: 'VERSION_CONFLICT', version: now });
    expect(at.desk.store.dump()).toBe(before);
  });

  it.each(['M-ZZZZZZZZ', 'M-1', '__proto__'])('of %s is 404', async (number) => {
    const at = openDesk();
    const { body } = await begin(at, action);
    const before = at.desk.store.dump();
    expect(await at.post(`/v1/tickets/${number}/${action.path}`, body, lead)).toMatchObject({
      status: 404,
      json: { code: 'TICKET_NOT_FOUND' },
    });
    expect(at.desk.store.dump()).toBe(before);
  });

  it.each([
    ['resolved', 'resolve', { reason: 'answered' }, ['notes', 'labels', 'customer', 'reopen']],
    ['closed', 'spam', {}, ['notes', 'labels']],
  ])('of a %s ticket is 409, or said to be possible', async (_, settle, how, possible) => {
    const at = openDesk();
    const { number } = await handedOver(at.desk);
    const body = await bodyOf(action, at);
    await at.post(`/v1/tickets/${number}/${settle}`, how);
    const before = at.desk.store.dump();
    const { status, json } = await at.post(`/v1/tickets/${number}/${action.path}`, body, lead);
    expect(status).toBe(possible.includes(action.path) ? 200 : 409);
    if (status === 409) {
      // Which ticket, why not, and what leads on.
      const sentence =
        /^M-\w{8} is (resolved|closed), so (it cannot be [\w ]+|it cannot go up the ladder|nothing can be added to it|its priority cannot be changed)\. (Reopen it first|It stays closed: .+)\.$/;
      expect(json).toMatchObject({ code: 'ILLEGAL_MOVE', detail: expect.stringMatching(sentence) });
      expect(at.desk.store.dump()).toBe(before);
    }
  });

  it('of a ticket whose customer has deleted the conversation is 409', async () => {
    const at = openDesk();
    const { path, body } = await begin(at, action);
    await at.desk.store.eraseConversation('c1', {
      at: '2025-11-24T10:00:00.000Z',
      hash: 'h',
      ticketsUntilSeconds: 1_900_000_000,
    });
    expect(await at.post(`${path}/${action.path}`, body, lead)).toMatchObject({ status: 409, json: { code: 'ILLEGAL_MOVE' } });
  });
});

describe('bad input', () => {
  it.each([
    ['labels', {}],
    ['labels', { labels: 'taller' }],
    ['labels', { labels: [''] }],
    ['labels', { labels: ['   '] }],
    ['labels', { labels: ['x'.repeat(41)] }],
    ['labels', { labels: ['a\nb'] }],
    ['labels', { labels: ['\ud800'] }],
    ['labels', { labels: Array.from({ length: 11 }, (_, index) => `l${index}`) }],
    ['labels', { labels: [{}] }],
    ['merge', {}],
    ['merge', { into: '' }],
    ['merge', { into: 'M-ZZZZZZZZ' }],
    ['merge', { into: ['M-ZZZZZZZZ'] }],
    ['merge', { into: '../../health' }],
    ['snooze', {}],
    ['snooze', { until: 'tomorrow' }],
    ['snooze', { until: '2025-11-25' }],
    ['snooze', { until: 1_764_000_000 }],
    ['snooze', { until: '2025-13-45T99:00:00.000Z' }],
    ['snooze', { until: '2020-01-01T00:00:00.000Z' }],
    ['snooze', { until: '9999-12-31T23:59:59.999Z' }],
    ['spam', { reason: 'x' }],
    ['presence', {}],
    ['presence', { doing: 'sleeping' }],
  ])('to %s %j is refused, naming the field, and nothing is written', async (action, body) => {
    const { desk, post, put } = openDesk();
    const { number } = await handedOver(desk);
    const before = desk.store.dump();
    const path = `/v1/tickets/${number}/${action}`;
    const { status, json } = await (action === 'presence' ? put(path, body) : post(path, body, lead));
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'INVALID_REQUEST', detail: expect.stringMatching(/^body/) });
    expect(desk.store.dump()).toBe(before);
  });

  it('keeps labels as they were written', async () => {
    const { desk, get, post } = openDesk();
    const { number } = await handedOver(desk);
    const labels = ['<script>alert(1)</script>', '__proto__', '=1+1', '‮abc', '👩‍🔧 taller'];
    await post(`/v1/tickets/${number}/labels`, { labels });
    expect((await get(`/v1/tickets/${number}`)).json.ticket.labels).toEqual(labels);
    expect((await get('/v1/tickets')).json.tickets[0].labels).toEqual(labels);
  });
});

describe('what became of a ticket', () => {
  it('shows in the detail and in the queue', async () => {
    const at = openDesk();
    const ticket = await handedOver(at.desk);
    const path = `/v1/tickets/${ticket.number}`;
    const into = await other(at);
    expect((await at.get(path)).json.ticket).toMatchObject({ labels: [], promisedAt: ticket.firstResponseDueAt });
    const snoozed = await at.post(`${path}/snooze`, { until: '2025-11-25T10:00:00+01:00' });
    expect(snoozed.json.ticket.snoozedUntil).toBe('2025-11-25T09:00:00.000Z');
    at.desk.setTime('2025-11-25T09:00:00.000Z');
    expect((await at.get(path)).json.ticket).not.toHaveProperty('snoozedUntil');
    const { json } = await at.post(`${path}/merge`, { into }, lead);
    expect(json.ticket).toMatchObject({ status: 'resolved', mergedInto: into, resolution: { reason: 'duplicate', by: 'luis' } });
  });
});
