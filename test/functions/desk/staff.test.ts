import { deskApp } from '../../../functions/desk/app';
import { counter, handedOver } from '../../bot/tickets/counter';
import { type Call, callDesk } from './front';
import { knowledgeOf } from './knowledge';

function openDesk() {
  const desk = counter();
  // Within the first hour nobody counts as absent yet.
  desk.setTime('2025-11-24T08:30:00.000Z');
  const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
  const call = (method: Call['method'], path: string, more: Partial<Call> = {}) =>
    callDesk(app, { method, path, role: 'staff', ...more });
  return {
    desk,
    staff: async (login = 'ana') => (await call('GET', '/v1/staff', { login })).json,
    say: (available: unknown, login = 'ana') => call('PUT', '/v1/staff/me', { body: { available }, login }),
    put: (path: string, login: string, role: 'staff' | 'lead') => call('PUT', path, { body: { available: false }, login, role }),
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

  it('leaves what one has; handing it over moves it, and shows how much each has then', async () => {
    const { desk, staff, say, act } = openDesk();
    const tickets = [
      await handedOver(desk, { id: 'c1' }),
      await handedOver(desk, { id: 'c2' }),
      await handedOver(desk, { id: 'c3' }),
    ];
    for (const { number } of tickets) await act(`/v1/tickets/${number}/assign`, { to: 'ana' }, 'luis');
    desk.setTime('2025-11-24T08:31:00.000Z');
    const load = (json: { staff: readonly { login: string; openTickets: number }[] }) =>
      Object.fromEntries(json.staff.map(({ login, openTickets }) => [login, openTickets]));
    expect(load(await staff())).toEqual({ ana: 3, eva: 0, luis: 0, admin: 0 });
    expect(load((await say(false)).json)).toEqual({ ana: 3, eva: 0, luis: 0, admin: 0 });
    const { json } = await act('/v1/staff/me/hand-over', {}, 'ana');
    expect(load(await staff())).toEqual({ ana: 0, eva: 1, luis: 1, admin: 1 });
    const moved = json.tickets.map(({ number, version }: { number: string; version: number }) => ({ number, version }));
    expect((await act('/v1/staff/me/take-back', { tickets: moved }, 'ana')).json.back).toHaveLength(3);
    expect(load(await staff())).toEqual({ ana: 3, eva: 0, luis: 0, admin: 0 });
  });

  it('is a lead’s to say for others, in the team only', async () => {
    const { put } = openDesk();
    expect(await put('/v1/staff/eva', 'ana', 'staff')).toMatchObject({ status: 403 });
    expect(availableIn((await put('/v1/staff/eva', 'luis', 'lead')).json)).toEqual(['ana', 'luis', 'admin']);
    expect(await put('/v1/staff/nobody', 'luis', 'lead')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  });

  it('shows who has not come today, once others have for an hour', async () => {
    const { desk, staff } = openDesk();
    await staff('ana');
    desk.setTime('2025-11-24T09:00:00.000Z');
    expect(availableIn(await staff('eva'))).toEqual(['ana', 'eva']);
    const { me, staff: team } = await staff('luis');
    expect(me.available).toBe(true);
    expect(team.filter(({ absent }: { absent: boolean }) => absent)).toMatchObject([{ login: 'admin' }]);
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
      'absent',
      'openTickets',
    ]);
  });
});
