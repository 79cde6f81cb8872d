import { PRIORITIES } from '../../../../bot/model/service';
import { dueTimes, formatDue } from '../../../../bot/tickets/sla/due-times';
import { service } from '../sample';

describe('the promise of a ticket', () => {
  it('counts business hours only: what opens on Friday evening is due on Saturday and Monday', () => {
    expect(dueTimes(service, 'normal', new Date('2025-11-28T17:00:00Z'))).toEqual({
      firstResponseDueAt: '2025-11-29T12:00:00.000Z',
      resolutionDueAt: '2025-12-02T11:00:00.000Z',
    });
  });

  it('is never later for a higher priority', () => {
    const due = PRIORITIES.map((priority) => dueTimes(service, priority, new Date('2025-11-24T09:00:00Z')).firstResponseDueAt);
    expect(due).toEqual([...due].sort().reverse());
  });

  it('never has the resolution before the first reply', () => {
    const levels = { ...service.serviceLevels, low: { firstResponseHours: 8, resolutionHours: 2 } };
    const due = dueTimes({ ...service, serviceLevels: levels }, 'low', new Date('2025-11-24T09:00:00Z'));
    expect(due.resolutionDueAt).toBe(due.firstResponseDueAt);
  });
});

describe('a due time is told with its day and whose time it is', () => {
  it.each([
    ['es', 'Europe/Madrid', 'el lunes 24 de noviembre a las 10:00 (hora peninsular)'],
    ['en', 'Europe/Madrid', 'Monday 24 November at 10:00 (Central European Time)'],
    ['en', 'UTC', 'Monday 24 November at 09:00 (UTC)'],
    ['es', 'America/New_York', 'el lunes 24 de noviembre a las 04:00 (hora oriental)'],
  ] as const)('%s, %s', (language, timeZone, told) => {
    expect(formatDue('2025-11-24T09:00:00.000Z', language, timeZone)).toBe(told);
  });
});
