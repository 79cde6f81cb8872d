import { ticketNumber } from '../../../bot/tickets/lifecycle/ticket-number';
import { deskApp } from '../../../functions/desk/app';
import { DESK_ENDPOINTS } from '../../../functions/desk/endpoints';
import { type Counter, counter, handedOver } from '../../bot/tickets/counter';
import { digest } from '../../bot/tickets/sample';
import { callDesk } from './front';
import { knowledgeOf } from './knowledge';

const CALLERS = ['nobody', 'customer', 'staff', 'lead', 'admin'] as const;

/** Another open ticket: its number derives from its conversation. */
const other = { id: 'c2', number: ticketNumber('c2.1', 0, digest) };

/** Bodies that do something here; elsewhere the example of the definition does. */
const BODIES: Readonly<Record<string, object>> = {
  merge: { into: other.number },
  snooze: { until: '2025-11-25T09:00:00.000Z' },
};

const rows = DESK_ENDPOINTS.map((endpoint) => ({
  ...endpoint,
  body: BODIES[endpoint.path.replace(/.*\//, '')] ?? endpoint.example,
  allowed: endpoint.permission?.roles ?? [],
}));
const matrix = rows.flatMap((row) => CALLERS.map((caller) => ({ ...row, caller })));

describe('who may do what at the desk', () => {
  it('is open to all staff, but for a few things that are for leads', () => {
    const allStaff = rows.filter(({ allowed }) => String(allowed) === 'staff,lead,admin');
    const leads = rows.filter(({ allowed }) => String(allowed) === 'lead,admin');
    expect(allStaff.length + leads.length).toBe(rows.length);
    expect(leads.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v1/staff/{login}',
      'GET /v1/notifications/dead',
      'POST /v1/notifications/dead/{id}/retry',
    ]);
  });

  it.each(matrix)('$method $path by $caller', async ({ method, path, caller, body, allowed, status: done }) => {
    const desk = counter();
    const ticket = await handedOver(desk);
    await handedOver(desk, { id: other.id });
    const dead = await givenUp(desk);
    const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
    const before = desk.store.dump();
    const { status, json } = await callDesk(app, {
      method,
      path: path
        .replace('{number}', ticket.number)
        .replace('{login}', method === 'PUT' ? 'eva' : 'me')
        .replace('{id}', Buffer.from(dead).toString('base64url')),
      ...(body === undefined ? {} : { body }),
      ...(caller === 'nobody' ? {} : { role: caller }),
    });
    if (allowed.some((role) => role === caller)) {
      // Reopening what is open is allowed to nobody, but for another reason than who asks.
      expect(status).toBe(path.endsWith('/reopen') ? 409 : done);
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
