import { deskApp } from '../../../functions/desk/app';
import { counter, handedOver, stored } from '../../bot/tickets/counter';
import { type Call, callDesk } from './front';
import { knowledgeOf } from './knowledge';

function openDesk() {
  const desk = counter();
  const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
  const call = (method: Call['method'], path: string, more: Partial<Call> = {}) =>
    callDesk(app, { method, path, role: 'staff', ...more });
  return {
    desk,
    staff: async (login = 'ana') => (await call('GET', '/v1/staff', { login })).json,
    say: (available: unknown, login = 'ana') => call('PUT', '/v1/staff/me', { body: { available }, login }),
    act: (path: string, body: unknown, login: string) => call('POST', path, { body, login, role: 'lead' }),
  };
}

const availableIn = (json: { staff: readonly { login: string; available: boolean }[] }) =>
  json.staff.filter(({ available }) => available).map(({ login }) => login);

describe('PUT /v1/staff/me', () => {
  it('says that one is away, and that one is back', async () => {
    const { staff, say } = openDesk();
    expect(await staff()).toMatchObject({ me: { available: true } });
    expect((await say(false)).json).toMatchObject({ me: { login: 'ana', available: false } });
    expect(availableIn(await staff('luis'))).toEqual(['eva', 'luis', 'admin']);
    expect((await say(true)).json).toMatchObject({ me: { available: true } });
    expect(availableIn(await staff('luis'))).toEqual(['ana', 'eva', 'luis', 'admin']);
  });

  it('has others take on what one has, and shows how much each has then', async () => {
    const { desk, staff, say, act } = openDesk();
    const tickets = [
      await handedOver(desk, { id: 'c1' }),
      await handedOver(desk, { id: 'c2' }),
      await handedOver(desk, { id: 'c3' }),
    ];
    for (const { number } of tickets) await act(`/v1/tickets/${number}/assign`, { to: 'ana' }, 'luis');
    desk.setTime('2025-11-24T09:01:00.000Z');
    const load = (json: { staff: readonly { login: string; openTickets: number }[] }) =>
      Object.fromEntries(json.staff.map(({ login, openTickets }) => [login, openTickets]));
    expect(load(await staff())).toEqual({ ana: 3, eva: 0, luis: 0, admin: 0 });
    expect(load((await say(false)).json)).toEqual({ ana: 0, eva: 1, luis: 1, admin: 1 });
    for (const ticket of tickets) expect((await stored(desk, ticket)).events.at(-1)).toMatchObject({ from: 'ana' });
  });

  it.each([['yes'], [1], [null], [undefined]])('refuses %p', async (available) => {
    expect(await openDesk().say(available)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
  });

  it('shows nobody’s address', async () => {
    const { desk: _, staff } = openDesk();
    expect(Object.keys((await staff()).staff[0])).toEqual([
      'login',
      'name',
      'role',
      'skills',
      'languages',
      'available',
      'openTickets',
    ]);
  });
});
