import type { Availability } from '../../../bot/model/staff';
import type { SlaRecord, Ticket } from '../../../bot/model/ticket';
import type { Store } from '../../../bot/ports';
import { fileTickets } from '../../support/file-tickets';
import { smallKnowledge } from '../../support/small-knowledge';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { eventually } from './eventually';
import { AT, change, committed, EXPIRES, event, opening, openTicket, ticket } from './fixtures';

const ana = { login: 'ana', name: 'Ana' };
const luis = { login: 'luis', name: 'Luis' };

/** Who of the team is there, what they have, do and kept. */
export function describeStaff(make: StoreMaker): void {
  describe('of the team', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('knows the latest availability of each person who set it', async () => {
      const { store } = at;
      expect(await store.listAvailability()).toEqual([]);
      const said = [away('ana', 1), away('ñandú', 1), away('ana', 2, true)];
      for (const next of said) await committed(store, change({ availability: { expected: next.version - 1, next } }));
      expect(await store.listAvailability()).toEqual([said[2], said[1]]);
    });

    test('lets one of many win who set the same availability at once', async () => {
      const { store } = at;
      for (const expected of [0, 1]) {
        const rivals = Array.from({ length: 20 }, (_, place) => ({
          ...away('ana', expected + 1),
          changedAt: new Date(Date.parse(AT) + place).toISOString(),
        }));
        const outcomes = await Promise.all(rivals.map((next) => store.commit(change({ availability: { expected, next } }))));
        const winner = outcomes.findIndex(({ kind }) => kind === 'committed');
        expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome.kind === 'conflict' && outcome.what === 'availability')).toHaveLength(19);
        expect(await store.listAvailability()).toEqual([rivals[winner]]);
      }
    });

    test('counts the open tickets of each, however often they move', async () => {
      const { store } = at;
      await openTicket(store, ticket('k1', 'c1', { status: 'assigned', assignee: ana }));
      await openTicket(store, ticket('k2', 'c2', { status: 'waiting_customer', assignee: ana, firstRespondedAt: AT }));
      await openTicket(store, ticket('k3', 'c3', { status: 'resolved', assignee: ana, closesAt: AT }));
      await openTicket(store, ticket('k4', 'c4', { status: 'closed', assignee: luis }));
      const mine = await openTicket(store, ticket('k5', 'c5', { status: 'assigned', assignee: luis }));
      await openTicket(store, ticket('k6', 'c6'));
      await fileTickets(store, smallKnowledge().base.service, 10);
      const none = { open: 0, waiting: 0 };
      const counts = async (login: string) => (await store.loadTeam([])).load.get(login) ?? none;
      expect(await counts('ana')).toEqual({ open: 2, waiting: 1 });
      expect(await counts('luis')).toEqual({ open: 1, waiting: 1 });
      expect(await counts('nobody')).toEqual(none);
      const taken = await moved(store, (await store.loadTicket(mine.id))!, { assignee: ana });
      expect(await counts('ana')).toEqual({ open: 3, waiting: 2 });
      expect(await counts('luis')).toEqual(none);
      const { assignee: _, ...free } = (await store.loadTicket(taken.id))!;
      await moved(store, free, { status: 'new' });
      await moved(store, (await store.loadTicket('k2'))!, { status: 'resolved', closesAt: AT });
      expect(await counts('ana')).toEqual({ open: 1, waiting: 1 });
    });

    test('tells how the latest promises of a priority ended, latest first, one a ticket', async () => {
      const { store } = at;
      const tickets: Ticket[] = [];
      for (let place = 1; place <= 5; place++) tickets.push(await openTicket(store, ticket(`k${place}`, `c${place}`)));
      for (const [place, opened] of tickets.entries())
        await moved(store, opened, {}, { sla: ended(opened, `2026-11-24T1${place}:00:00.000Z`) });
      const urgent = await openTicket(store, ticket('u1', 'cu', { priority: 'urgent' }));
      await moved(store, urgent, {}, { sla: ended(urgent, AT) });
      const responded = async (limit: number) => (await store.listSlaHistory('normal', limit)).map(({ ticketId }) => ticketId);
      await eventually(async () => expect(await responded(10)).toEqual(['k5', 'k4', 'k3', 'k2', 'k1']));
      expect(await responded(2)).toEqual(['k5', 'k4']);
      expect(await store.listSlaHistory('urgent', 10)).toEqual([ended(urgent, AT)]);
      expect(await store.listSlaHistory('low', 10)).toEqual([]);
      const again = { ...ended(tickets[0]!, '2026-11-25T10:00:00.000Z'), outcome: 'broken' as const };
      await moved(store, { ...tickets[0]!, version: 2 }, {}, { sla: again });
      await eventually(async () => expect(await store.listSlaHistory('normal', 1)).toEqual([again]));
      expect(await responded(10)).toEqual(['k1', 'k5', 'k4', 'k3', 'k2']);
    });

    test('files tickets under their customer, latest first, once each, as they are now', async () => {
      const { store } = at;
      const days = ['03', '01', '02'];
      const opened: Ticket[] = [];
      for (const day of days) {
        const next = ticket(`k${day}`, `c${day}`, { openedAt: `2026-11-${day}T09:00:00.000Z`, customerKey: 'aa' });
        await committed(store, change({ ticket: opening(next), history: { customerKey: 'aa' } }));
        opened.push(next);
      }
      await openTicket(store, ticket('other', 'co'));
      const filed = async (limit: number) => (await store.listCustomerTickets('aa', limit)).map(({ id }) => id);
      expect(await filed(10)).toEqual(['k03', 'k02', 'k01']);
      expect(await filed(2)).toEqual(['k03', 'k02']);
      const now = await moved(store, opened[0]!, { status: 'assigned', assignee: ana }, { history: { customerKey: 'aa' } });
      expect(await store.listCustomerTickets('aa', 1)).toMatchObject([now]);
      expect(await filed(10)).toEqual(['k03', 'k02', 'k01']);
      expect(await store.listCustomerTickets('a', 10)).toEqual([]);
    });

    test('knows who looks at a ticket: what they did last, since then, and not for long', async () => {
      const { store, clock } = at;
      const seen = await openTicket(store, ticket('k1', 'c1'));
      const present = async (since: string) => (await store.findAttendedTicket(seen.number, since))?.presence;
      const soon = Math.floor(Date.parse(AT) / 1000) + 60;
      const viewing = { ...ana, doing: 'viewing' as const, at: AT };
      const replying = { ...ana, doing: 'replying' as const, at: '2026-11-23T09:30:10.000Z' };
      const other = { login: 'ñandú', name: 'Ñ', doing: 'viewing' as const, at: '2026-11-23T09:30:05.000Z' };
      await store.notePresence('k1', viewing, soon);
      await store.notePresence('k1', other, soon);
      await store.notePresence('k1', replying, soon);
      await store.notePresence('k11', viewing, soon);
      expect(await store.findAttendedTicket(seen.number, AT)).toEqual({ ticket: seen, presence: [replying, other] });
      expect(await present(replying.at)).toEqual([replying]);
      expect(await store.findAttendedTicket('M-nothing', AT)).toBeUndefined();
      clock.set(new Date(soon * 1000).toISOString());
      expect(await present(AT)).toEqual([]);
    });

    test('forgets promises and history with their ticket, and keeps them with one that is kept for ever', async () => {
      const { store, clock } = at;
      const { expiresAtSeconds: _, ...kept } = ticket('k2', 'c2', { priority: 'high' });
      for (const next of [ticket('k1', 'c1'), kept]) {
        const sla = ended(next, AT);
        await committed(store, change({ ticket: opening(next), sla, history: { customerKey: 'aa' } }));
      }
      clock.set(new Date(EXPIRES * 1000).toISOString());
      expect(await store.listCustomerTickets('aa', 10)).toEqual([kept]);
      await eventually(async () => expect(await store.listSlaHistory('high', 10)).toHaveLength(1));
    });
  });
}

function away(login: string, version: number, available = false): Availability {
  return { login, version, available, changedAt: AT };
}

function ended({ id, number, priority, openedAt, promisedAt }: Ticket, respondedAt: string): SlaRecord {
  return { ticketId: id, number, priority, openedAt, promisedAt, respondedAt, businessHours: 3.5, outcome: 'kept' };
}

async function moved(
  store: Store,
  from: Ticket,
  more: Partial<Ticket>,
  beside: Parameters<typeof change>[0] = {},
): Promise<Ticket> {
  const next = { ...from, ...more, version: from.version + 1 };
  await committed(store, change({ ticket: { expected: from.version, next, events: [event(next.version)] }, ...beside }));
  return next;
}
