import { ticketNumber } from '../../../bot/tickets/lifecycle/ticket-number';
import { deskApp } from '../../../functions/desk/app';
import { REGISTRY } from '../../../functions/registry';
import { type Counter, counter, handedOver } from '../../bot/tickets/counter';
import { digest } from '../../bot/tickets/sample';
import { callDesk } from './front';
import { knowledgeOf } from './knowledge';

const CALLERS = ['nobody', 'customer', 'staff', 'lead', 'admin'] as const;
type Caller = (typeof CALLERS)[number];
const STAFF: readonly Caller[] = ['staff', 'lead', 'admin'];
const LEADS: readonly Caller[] = ['lead', 'admin'];

interface Row {
  readonly body?: unknown;
  readonly allowed: readonly Caller[];
  readonly done?: number;
}

/** Another open ticket: its number derives from its conversation. */
const other = { id: 'c2', number: ticketNumber('c2.1', 0, digest) };

/** Who may do what. A route of the registry without a row here fails the test. */
const ROWS: Readonly<Record<string, Row>> = {
  'GET /v1/tickets': { allowed: STAFF },
  'GET /v1/tickets/{number}': { allowed: STAFF },
  'POST /v1/tickets/{number}/claim': { body: {}, allowed: STAFF },
  'POST /v1/tickets/{number}/assign': { body: { to: 'eva' }, allowed: LEADS },
  'POST /v1/tickets/{number}/replies': { body: { text: 'Hola' }, allowed: STAFF },
  'POST /v1/tickets/{number}/notes': { body: { text: 'ojo' }, allowed: STAFF },
  'POST /v1/tickets/{number}/resolve': { body: { reason: 'answered' }, allowed: STAFF },
  'POST /v1/tickets/{number}/reopen': { body: { reason: 'no era' }, allowed: STAFF },
  'POST /v1/tickets/{number}/escalate': { body: { reason: 'urge' }, allowed: LEADS },
  'POST /v1/tickets/{number}/labels': { body: { labels: ['garantía'] }, allowed: STAFF },
  'POST /v1/tickets/{number}/merge': { body: { into: other.number }, allowed: LEADS },
  'POST /v1/tickets/{number}/snooze': { body: { until: '2025-11-25T09:00:00.000Z' }, allowed: STAFF },
  'POST /v1/tickets/{number}/spam': { body: {}, allowed: STAFF },
  'PUT /v1/tickets/{number}/presence': { body: { doing: 'viewing' }, allowed: STAFF },
  'GET /v1/staff': { allowed: STAFF },
  'PUT /v1/staff/me': { body: { available: false }, allowed: STAFF },
  'GET /v1/notifications/dead': { allowed: LEADS },
  'POST /v1/notifications/dead/{id}/retry': { allowed: LEADS, done: 204 },
};

const matrix = REGISTRY.desk.routes.flatMap((route) =>
  CALLERS.map((caller) => ({ ...route, caller, name: `${route.method} ${route.path}` })),
);

describe('who may do what at the desk', () => {
  it.each(matrix)('$name by $caller', async ({ method, path, caller, name }) => {
    const row = ROWS[name];
    if (row === undefined) throw new Error(`${name} has no row: say who may call it`);
    const desk = counter();
    const ticket = await handedOver(desk);
    await handedOver(desk, { id: other.id });
    const dead = await givenUp(desk);
    const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
    const before = desk.store.dump();
    const { status, json } = await callDesk(app, {
      method,
      path: path.replace('{number}', ticket.number).replace('{id}', Buffer.from(dead).toString('base64url')),
      ...(row.body === undefined ? {} : { body: row.body }),
      ...(caller === 'nobody' ? {} : { role: caller }),
    });
    if (row.allowed.includes(caller)) {
      // Reopening what is open is allowed to nobody, but for another reason than who asks.
      expect(status).toBe(path.endsWith('/reopen') ? 409 : (row.done ?? 200));
    } else {
      expect(status).toBe(caller === 'nobody' ? 401 : 403);
      if (caller === 'staff')
        expect(json.detail).toMatch(/^To [\w ]+ one has to be `lead` or `admin`; your role is `staff`\. Ask /);
      expect(desk.store.dump()).toBe(before);
    }
  });

  it('lets anybody of the staff take a ticket over', async () => {
    const desk = counter();
    const { number } = await handedOver(desk);
    const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
    const call = { method: 'POST', path: `/v1/tickets/${number}/assign`, role: 'staff', login: 'ana' } as const;
    expect((await callDesk(app, { ...call, body: { to: 'ana' } })).json.ticket.assignee.name).toBe('Ana');
  });
});

/** The id of something that could not be delivered. */
async function givenUp({ store }: Counter): Promise<string> {
  const [item] = await store.listOutbox('2100-01-01T00:00:00.000Z', 1);
  if (item === undefined) throw new Error('Nothing is to be delivered.');
  await store.buryOutbox(item);
  return item.id;
}
