import { MAX_SNOOZE_DAYS } from '../../../bot/model/limits';
import { fieldTime, latestSnooze, snoozesAt, snoozeUntil } from '../../../web/desk/ticket/actions/snooze-times';

/** Local times of whoever sits before the page. */
const at = (iso: string) => new Date(iso).getTime();

describe('snoozing until', () => {
  test.each([
    ['hour', '2026-11-20T15:20', '2026-11-20T16:20'],
    ['hour', '2026-12-31T23:30', '2027-01-01T00:30'],
    ['tomorrow', '2026-11-20T15:20', '2026-11-21T09:00'],
    ['tomorrow', '2026-11-30T02:00', '2026-12-01T09:00'],
    // A Friday, a Sunday, and a Monday, whose next week is not today.
    ['week', '2026-11-20T15:20', '2026-11-23T09:00'],
    ['week', '2026-11-22T23:59', '2026-11-23T09:00'],
    ['week', '2026-11-23T08:00', '2026-11-30T09:00'],
  ] as const)('%s from %s is %s', (snooze, now, until) => {
    expect(fieldTime(snoozeUntil(snooze, at(now)))).toBe(until);
  });
});

describe('the times to choose from', () => {
  it('differ: on a Sunday, tomorrow is the next week', () => {
    expect(snoozesAt(at('2026-11-20T15:20'))).toEqual(['hour', 'tomorrow', 'week']);
    expect(snoozesAt(at('2026-11-22T15:20'))).toEqual(['hour', 'tomorrow']);
    expect(snoozesAt(at('2026-11-22T23:00'))).toEqual(['hour', 'tomorrow']);
  });

  it('end where the server’s limit is', () => {
    const now = at('2026-11-20T15:20');
    expect(latestSnooze(now).getTime() - now).toBe(MAX_SNOOZE_DAYS * 86_400_000);
  });
});
