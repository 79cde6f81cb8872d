import type { TicketViewName } from '../../../../bot/ports';
import { priority } from '../../../../bot/tickets/actions/priority';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { snooze } from '../../../../bot/tickets/actions/snooze';
import { customerWrote } from '../../../../bot/tickets/customer/customer-transitions';
import { listTickets } from '../../../../bot/tickets/list-tickets';
import { monitorSla } from '../../../../bot/tickets/sla/monitor';
import { ana, type Counter, codeOf, counter, eva, handedOver, request, stored } from '../counter';
import { service } from '../sample';

const TOMORROW = '2025-11-25T09:00:00.000Z';
const AFTER_TOMORROW = '2025-11-26T09:00:00.000Z';

const listed = async (desk: Counter, view: TicketViewName, actor = ana) =>
  (await listTickets(desk, actor, service, { view })).tickets.map(({ number }) => number);

describe('snoozing', () => {
  it('takes a ticket out of the way until its time, by itself', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    expect(await listed(desk, 'unassigned')).toEqual([]);
    expect(await listed(desk, 'all')).toEqual([opened.number]);
    desk.setTime(TOMORROW);
    expect(await listed(desk, 'unassigned')).toEqual([opened.number]);
    const { ticket, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ snoozedUntil: TOMORROW, status: 'new', version: 2 });
    expect(events.at(-1)).toMatchObject({ kind: 'snoozed', actor: 'ana', to: TOMORROW });
    expect(messages).toHaveLength(1);
  });

  it('reads a time with an offset', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: '2025-11-25T10:00:00+01:00' }));
    expect((await stored(desk, opened)).ticket.snoozedUntil).toBe(TOMORROW);
  });

  it('can be put off again and taken back, and each is on record', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    await snooze(desk, request(eva, opened, { until: TOMORROW }));
    await snooze(desk, request(eva, opened, { until: AFTER_TOMORROW }));
    await snooze(desk, request(ana, opened, { until: null }));
    await snooze(desk, request(ana, opened, { until: null }));
    const { ticket, events } = await stored(desk, opened);
    expect(ticket).not.toHaveProperty('snoozedUntil');
    expect(events.slice(1).map(({ kind, actor, from, to }) => [kind, actor, from, to])).toEqual([
      ['snoozed', 'ana', undefined, TOMORROW],
      ['snoozed', 'eva', TOMORROW, AFTER_TOMORROW],
      ['snoozed', 'ana', AFTER_TOMORROW, undefined],
    ]);
  });

  it('after its time needs no taking back', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    desk.setTime(AFTER_TOMORROW);
    await snooze(desk, request(ana, opened, { until: null }));
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });

  it("ends with the customer's message", async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    const { ticket } = await stored(desk, opened);
    const { next } = customerWrote(ticket, 'calm', { now: desk.clock.now(), service });
    expect(next).not.toHaveProperty('snoozedUntil');
  });

  it('ends with a reply of staff', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    await reply(desk, request(ana, opened, { text: 'Lo miro' }));
    expect((await stored(desk, opened)).ticket).not.toHaveProperty('snoozedUntil');
  });

  describe('of what is urgent', () => {
    const MINUTE_MS = 60_000;
    const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

    const urgentTicket = async (desk: Counter) => {
      const opened = await handedOver(desk);
      await priority(desk, request(ana, opened, { priority: 'urgent', reason: 'Se inunda la cocina.' }));
      return (await stored(desk, opened)).ticket;
    };

    it('goes as far as the promise, and names that time where more was asked for', async () => {
      const desk = counter();
      const opened = await urgentTicket(desk);
      const due = opened.firstResponseDueAt;
      expect(opened.priority).toBe('urgent');
      await expect(snooze(desk, request(ana, opened, { until: later(due, MINUTE_MS) }))).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
        detail: expect.stringContaining(due),
        extra: { latest: due, faults: [{ path: 'body.until' }] },
      });
      await snooze(desk, request(ana, opened, { until: due }));
      expect((await stored(desk, opened)).ticket.snoozedUntil).toBe(due);
    });

    it('is refused once the promised time is past, and goes as far as the solution once there was a reply', async () => {
      const desk = counter();
      const opened = await urgentTicket(desk);
      const late = later(opened.firstResponseDueAt, MINUTE_MS);
      desk.setTime(late);
      const soon = request(ana, opened, { until: later(late, MINUTE_MS) });
      expect(await codeOf(snooze(desk, soon))).toBe('INVALID_REQUEST');
      await reply(desk, request(ana, opened, { text: 'Lo miro' }));
      await snooze(desk, soon);
      expect((await stored(desk, opened)).ticket.snoozedUntil).toBe(later(late, MINUTE_MS));
    });
  });

  it('does not put the promise off: its customer hears of a delay as ever', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: AFTER_TOMORROW }));
    desk.setTime('2025-11-24T12:30:00.000Z');
    expect(await monitorSla(desk, service)).toMatchObject({ delayed: 1 });
  });

  it.each([
    ['now', '2025-11-24T09:00:00.000Z'],
    ['the past', '2025-11-23T09:00:00.000Z'],
    ['the year after next', '2027-01-01T00:00:00.000Z'],
  ])('until %s is refused, naming the field', async (_, until) => {
    const desk = counter();
    const opened = await handedOver(desk);
    await expect(snooze(desk, request(ana, opened, { until }))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      extra: { faults: [{ path: 'body.until' }] },
    });
    expect((await stored(desk, opened)).ticket.version).toBe(1);
  });

  it('ends when the ticket is settled: who reopens it finds it in the queue', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await snooze(desk, request(ana, opened, { until: TOMORROW }));
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    expect((await stored(desk, opened)).ticket).not.toHaveProperty('snoozedUntil');
  });

  it('is for open tickets', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    expect(await codeOf(snooze(desk, request(ana, opened, { until: TOMORROW })))).toBe('ILLEGAL_MOVE');
  });
});
