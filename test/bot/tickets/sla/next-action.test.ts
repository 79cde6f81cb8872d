import { sha256Digest } from '../../../../bot/adapters/crypto';
import { seededRandom } from '../../../../bot/matcher/arrays/seeded-random';
import { compact } from '../../../../bot/model/compact';
import type { Service } from '../../../../bot/model/service';
import { NEVER, type Ticket } from '../../../../bot/model/ticket';
import { decide } from '../../../../bot/tickets/sla/monitor/decide';
import { nextActionAt, nextActionRules } from '../../../../bot/tickets/sla/next-action';
import { isOpen } from '../../../../bot/time/business-hours';
import { ticket as plain } from '../../../contract/store/fixtures';
import { service as calm } from '../sample';

const service: Service = { ...calm, followUpAfterHours: 20 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Thursday, so that there is a weekend. */
const START = Date.parse('2025-11-20T06:00:00.000Z');
const iso = (ms: number) => new Date(Math.round(ms)).toISOString();

/** A ticket in any state that its marks allow. */
function ticketOf(random: () => number): Ticket {
  const maybe = <Thing>(thing: Thing): Thing | undefined => (random() < 0.4 ? thing : undefined);
  const openedMs = START + random() * 72 * HOUR;
  const dueMs = openedMs + (0.2 + random() * 40) * HOUR;
  const between = () => iso(openedMs + random() * (dueMs - openedMs) * 0.7);
  const status = (['new', 'assigned', 'waiting_customer', 'resolved'] as const)[Math.floor(random() * 4)] ?? 'new';
  const isDone = status === 'resolved';
  const resolvedMs = openedMs + random() * 20 * HOUR;
  return plain(
    'k1',
    'c1',
    compact({
      status,
      openedAt: iso(openedMs),
      updatedAt: iso(openedMs),
      promisedAt: iso(random() < 0.7 ? dueMs : dueMs - 2 * HOUR),
      firstResponseDueAt: iso(dueMs),
      resolutionDueAt: iso(dueMs + random() * 30 * HOUR),
      assignee: status === 'new' ? undefined : { login: 'ana', name: 'Ana' },
      firstRespondedAt: status === 'waiting_customer' ? between() : maybe(between()),
      promise: maybe(random() < 0.5 ? ('kept' as const) : ('broken' as const)),
      noticesAt: [between(), between()].slice(0, Math.floor(random() * 3)).sort(),
      remindedAt: maybe(between()),
      alarmedAt: maybe(between()),
      reopenedAt: maybe(between()),
      raisedAt: maybe(between()),
      followedUpAt: isDone ? maybe(iso(resolvedMs + 20 * HOUR)) : undefined,
      resolvedAt: isDone ? iso(resolvedMs) : undefined,
      closesAt: isDone ? iso(resolvedMs + 60 * HOUR) : undefined,
      resolution: isDone ? { reason: 'answered' as const, by: 'ana' } : undefined,
    }),
  );
}

describe('the time of the next action', () => {
  it('is never later than the first minute in which the monitor has something to do, and nearly always that minute', () => {
    const random = seededRandom(7);
    let exact = 0;
    let acted = 0;
    for (let round = 0; round < 100; round++) {
      const ticket = ticketOf(random);
      const at = nextActionAt(ticket, service);
      const first = firstAction(ticket);
      if (first === undefined) continue;
      acted += 1;
      if (!(Date.parse(at) <= first)) throw new Error(`${at}, but ${iso(first)}: ${JSON.stringify(ticket)}`);
      if (first - Date.parse(at) <= 2 * MINUTE || wasDue(ticket, at)) exact += 1;
    }
    expect(acted).toBeGreaterThan(60);
    expect(exact / acted).toBeGreaterThan(0.9);
  });

  it('lies ahead once the monitor has done what there was to do, however late that was: no ticket is due for ever', () => {
    const random = seededRandom(11);
    let looked = 0;
    for (let round = 0; round < 400; round++) {
      let ticket = ticketOf(random);
      const now = new Date(Math.max(lastMark(ticket), START) + random() * 120 * HOUR);
      if (!isOpen(service.calendar, now)) continue;
      for (let step = 0; step < 6; step++) ticket = decide(ticket, { service, now })?.change.next ?? ticket;
      looked += 1;
      const at = nextActionAt(ticket, service);
      if (Date.parse(at) <= now.getTime()) throw new Error(`${at}, at ${now.toISOString()}: ${JSON.stringify(ticket)}`);
    }
    expect(looked).toBeGreaterThan(60);
  });

  /** A mark that a ticket has was made before anybody looks at it. */
  function lastMark(ticket: Ticket): number {
    const { openedAt, noticesAt, remindedAt, alarmedAt, reopenedAt, raisedAt, firstRespondedAt, resolvedAt, followedUpAt } =
      ticket;
    const marks = [
      openedAt,
      ...noticesAt,
      remindedAt,
      alarmedAt,
      reopenedAt,
      raisedAt,
      firstRespondedAt,
      resolvedAt,
      followedUpAt,
    ];
    return Math.max(...marks.map((mark) => (mark === undefined ? 0 : Date.parse(mark))));
  }

  /** Its time had come before its last mark was made: it is looked at as soon as that is stored. */
  const wasDue = (ticket: Ticket, at: string) => Date.parse(at) <= lastMark(ticket);

  function firstAction(ticket: Ticket): number | undefined {
    const begin = lastMark(ticket);
    for (let at = begin; at < begin + 6 * 24 * HOUR; at += MINUTE) {
      if (decide(ticket, { service, now: new Date(at) }) !== undefined) return at;
    }
    return undefined;
  }

  it('is the lapse, while it is the customer’s turn, and never, when the ticket is closed', () => {
    const answered = { firstRespondedAt: iso(START), promise: 'kept' as const };
    const turn = plain('k1', 'c1', { status: 'waiting_customer', ...answered });
    const lateMs = Date.parse(nextActionAt(turn, service)) - Date.parse(turn.updatedAt) - service.retentionDays * 24 * HOUR;
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThanOrEqual(30 * 24 * HOUR);
    expect(nextActionAt(plain('k1', 'c1', { status: 'closed', ...answered }), service)).toBe(NEVER);
  });

  it('is asked for again when the settings change that it depends on, and only then', () => {
    const { key } = nextActionRules(service, sha256Digest);
    expect(nextActionRules({ ...service, team: [] }, sha256Digest).key).toBe(key);
    const { calendar } = service;
    for (const other of [
      { followUpAfterHours: 30 },
      { calendar: { ...calendar, holidays: [...calendar.holidays, '2026-01-02'] } },
    ])
      expect(nextActionRules({ ...service, ...other }, sha256Digest).key).not.toBe(key);
  });
});
