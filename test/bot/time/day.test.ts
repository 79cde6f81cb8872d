import { dayAfter, daysBetween, instantsOfDay, isDay, mondayOf, utcDaysOf } from '../../../bot/time/day';

const hoursOf = (day: string) => {
  const { fromMs, toMs } = instantsOfDay('Europe/Madrid', day);
  return (toMs - fromMs) / 3_600_000;
};

describe('a day of the organisation', () => {
  it('has 24 hours, and 23 or 25 when the clocks change', () => {
    expect(['2026-11-30', '2026-03-29', '2026-10-25'].map(hoursOf)).toEqual([24, 23, 25]);
  });

  it('follows the day before without a gap', () => {
    for (const day of daysBetween('2026-03-27', '2026-04-01'))
      expect(instantsOfDay('Europe/Madrid', day).fromMs).toBe(instantsOfDay('Europe/Madrid', dayAfter(day, -1)).toMs);
  });

  it('lies on one or two days of UTC', () => {
    expect(utcDaysOf(instantsOfDay('Europe/Madrid', '2026-11-30'))).toEqual(['2026-11-29', '2026-11-30']);
    expect(utcDaysOf(instantsOfDay('UTC', '2026-11-30'))).toEqual(['2026-11-30']);
    expect(utcDaysOf(instantsOfDay('America/Bogota', '2026-11-30'))).toEqual(['2026-11-30', '2026-12-01']);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''])('is not written %s', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('is written 2028-02-29 in a leap year', () => {
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('belongs to the week of its Monday', () => {
    expect(['2026-11-29', '2026-11-30', '2026-12-06', '1970-01-01'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-11-30',
      '1969-12-29',
    ]);
  });
});
