import type { Availability } from '../../../../bot/model/staff';
import { absentLogins } from '../../../../bot/tickets/assignment/absence';
import { isSeenToday, noteSeen, setAvailability } from '../../../../bot/tickets/assignment/availability';
import { listStaff } from '../../../../bot/tickets/assignment/list-staff';
import { ana, type Counter, codeOf, counter, eva, handedOver, luis, stored } from '../counter';
import { service } from '../sample';

/** The shop opens at 9 in Madrid: one business hour later it is 9 in UTC. */
const ARRIVED = '2025-11-25T09:00:00.000Z';
/** From three hours before the opening, a look at the desk counts for the day. */
const BEGINS = '2025-11-25T05:00:00.000Z';

const seen = (login: string, seenAt?: string, available = true): Availability => ({
  login,
  version: 1,
  available,
  changedAt: '2025-11-01T09:00:00.000Z',
  ...(seenAt === undefined ? {} : { seenAt }),
});
const absent = (availability: readonly Availability[], at = ARRIVED) => [...absentLogins(availability, service, new Date(at))];
const OTHERS_THAN_ANA = ['eva', 'luis', 'admin'];

describe('who has not come today is whoever', () => {
  it.each<[what: string, availability: readonly Availability[], absent: readonly string[]]>([
    ['has not been seen', [seen('ana', ARRIVED), seen('eva')], OTHERS_THAN_ANA],
    ['was seen before the day began', [seen('ana', BEGINS), seen('eva', '2025-11-25T04:59:59.999Z')], OTHERS_THAN_ANA],
    [
      'is another than those who were, though they take no tickets',
      [seen('ana', BEGINS), seen('eva', BEGINS, false)],
      ['luis', 'admin'],
    ],
    ['came, while nobody of the team takes tickets: nobody', [seen('ana', BEGINS, false), seen('eva', BEGINS, false)], []],
    ['came, while only a stranger takes tickets: nobody', [seen('nora', BEGINS)], []],
  ])('%s', (_what, availability, logins) => {
    expect(absent(availability)).toEqual(logins);
  });

  it.each([
    ['before one business hour has passed', '2025-11-25T08:59:59.999Z', []],
    ['from then on', ARRIVED, OTHERS_THAN_ANA],
    ['in the pause at noon', '2025-11-25T14:00:00.000Z', OTHERS_THAN_ANA],
    ['until the last closing', '2025-11-25T17:59:59.999Z', OTHERS_THAN_ANA],
    ['after it nobody', '2025-11-25T18:00:00.000Z', []],
    ['on a Sunday nobody', '2025-11-30T11:00:00.000Z', []],
  ])('%s', (_when, at, logins) => {
    const day = at.slice(0, 10);
    expect(absent([seen('ana', `${day}T07:00:00.000Z`)], at)).toEqual(logins);
  });
});

describe('whether a person has come', () => {
  it.each([
    ['needs no knowing before the day begins', undefined, '2025-11-25T04:59:59.999Z', true],
    ['nor on a day without business hours', undefined, '2025-11-30T11:00:00.000Z', true],
    ['is not so from its beginning on for whoever was not seen', undefined, BEGINS, false],
    ['or the day before', '2025-11-24T18:00:00.000Z', ARRIVED, false],
    ['is so for whoever was seen when it began', BEGINS, ARRIVED, true],
  ])('%s', (_what, seenAt, at, known) => {
    expect(isSeenToday(seenAt === undefined ? {} : { seenAt }, service, new Date(at))).toBe(known);
    if (seenAt === undefined) expect(isSeenToday(undefined, service, new Date(at))).toBe(known);
  });
});

describe('what a person says of their own time', () => {
  const stateOf = async (desk: Counter, login: string) =>
    (await desk.store.listAvailability()).find((one) => one.login === login);

  it('shows that they have come; what a lead says of them does not', async () => {
    const desk = counter();
    await setAvailability(desk, ana, service, false);
    await setAvailability(desk, luis, service, false, 'eva');
    const at = '2025-11-24T09:00:00.000Z';
    expect(await stateOf(desk, 'ana')).toEqual({ login: 'ana', version: 1, available: false, changedAt: at, seenAt: at });
    expect(await stateOf(desk, 'eva')).toEqual({ login: 'eva', version: 1, available: false, changedAt: at });
  });

  it('is noted once a day while nothing else changes', async () => {
    const desk = counter();
    await setAvailability(desk, ana, service, true);
    expect(await stateOf(desk, 'ana')).toMatchObject({ version: 1, seenAt: '2025-11-24T09:00:00.000Z' });
    desk.setTime('2025-11-24T10:00:00.000Z');
    await setAvailability(desk, ana, service, true);
    await noteSeen(desk, ana, service);
    expect(await stateOf(desk, 'ana')).toMatchObject({ version: 1 });
    desk.setTime(ARRIVED);
    await noteSeen(desk, ana, service);
    expect(await stateOf(desk, 'ana')).toMatchObject({
      version: 2,
      available: true,
      changedAt: '1970-01-01T00:00:00.000Z',
      seenAt: ARRIVED,
    });
  });

  it('is for leads to say of others', async () => {
    const desk = counter();
    await expect(setAvailability(desk, ana, service, false, 'eva')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      detail: expect.stringMatching(/^To say whether a colleague takes tickets one has to be/),
    });
    expect(await stateOf(desk, 'eva')).toBeUndefined();
  });

  it('gives them what waits, which the bot does and not the monitor', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await setAvailability(desk, ana, service, true);
    const { ticket, events } = await stored(desk, opened);
    expect(ticket.status).toBe('assigned');
    expect(events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'bot' });
  });

  it('is tried again after a lost race, and given up in the end', async () => {
    const desk = counter();
    const racing = (times: number) => {
      let left = times;
      const commit: typeof desk.store.commit = async (change) => {
        if (left-- > 0) await noteSeenOnce(desk, left);
        return desk.store.commit(change);
      };
      return { ...desk, store: { ...desk.store, commit } };
    };
    await setAvailability(racing(3), eva, service, false);
    expect(await stateOf(desk, 'eva')).toMatchObject({ available: false });
    await expect(setAvailability(racing(100), eva, service, true)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      detail: expect.stringContaining('changed from many places at once'),
    });
  });

  /** Somebody else stores something about Eva. */
  async function noteSeenOnce(desk: Counter, count: number) {
    const stored = await stateOf(desk, 'eva');
    const next = {
      ...seen('eva', `2025-11-24T09:00:00.${String(count).padStart(3, '0')}Z`),
      available: stored?.available ?? true,
    };
    const expected = stored?.version ?? 0;
    await desk.store.commit({
      messages: [],
      outbox: [],
      availability: { expected, next: { ...next, version: expected + 1 } },
    });
  }
});

describe('the list of the team', () => {
  it('says who takes tickets, who has not come, and how many each has; asking for it shows that one has come', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await setAvailability(desk, luis, service, false);
    desk.setTime(ARRIVED);
    const { me, staff } = await listStaff(desk, ana, service);
    const owner = (await stored(desk, opened)).ticket.assignee?.login;
    expect(me).toEqual({ ...ana, available: true });
    expect(staff.map(({ login, available, absent, openTickets }) => [login, available, absent, openTickets])).toEqual(
      service.team.map(({ login }) => [login, login === 'ana', login !== 'ana', login === owner ? 1 : 0]),
    );
    expect((await listStaff(desk, luis, service)).me.available).toBe(false);
  });

  it('notes the look once', async () => {
    const desk = counter();
    await listStaff(desk, ana, service);
    const before = desk.store.dump();
    await listStaff(desk, ana, service);
    expect(desk.store.dump()).toBe(before);
    expect(await codeOf(listStaff(desk, { ...ana, role: 'nobody' as never }, service))).toBe('FORBIDDEN');
  });
});
