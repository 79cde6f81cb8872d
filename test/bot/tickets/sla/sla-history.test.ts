import type { SlaRecord } from '../../../../bot/model/ticket';
import { dueTimes } from '../../../../bot/tickets/sla/due-times';
import { historicalHours, isAtRisk, targetHours } from '../../../../bot/tickets/sla/sla-history';
import { service } from '../sample';

/** Promises that were answered after so many business hours, the latest first. */
function answeredAfter(...hours: readonly number[]): readonly SlaRecord[] {
  return hours.map((businessHours, index) => ({
    ticketId: `c${index}.1`,
    number: `M-0000000${index % 10}`,
    priority: 'normal',
    openedAt: '2025-11-20T09:00:00.000Z',
    promisedAt: '2025-11-20T13:00:00.000Z',
    respondedAt: '2025-11-20T12:00:00.000Z',
    businessHours,
    outcome: 'kept',
  }));
}
const times = (count: number, hours: number) => Array.from({ length: count }, () => hours);
const MONDAY_MORNING = new Date('2025-11-24T09:00:00.000Z');

describe('what was achieved lately', () => {
  it('is the time within which four in five were answered', () => {
    const oneToTwentyFive = Array.from({ length: 25 }, (_, index) => ((index * 7) % 25) + 1);
    expect(historicalHours(answeredAfter(...oneToTwentyFive))).toBe(20);
  });

  it('is unknown with fewer than twenty promises, and known with twenty', () => {
    expect(historicalHours(answeredAfter(...times(19, 6)))).toBeUndefined();
    expect(historicalHours(answeredAfter(...times(20, 6)))).toBe(6);
  });

  it('looks at the latest fifty only', () => {
    expect(historicalHours(answeredAfter(...times(50, 1), ...times(500, 30)))).toBe(1);
  });

  it('does not follow a few that took very long', () => {
    expect(historicalHours(answeredAfter(...times(10, 100), ...times(40, 1)))).toBe(1);
  });
});

/** The service level of a normal ticket is four hours. */
describe('the hours that are promised', () => {
  it.each([
    ['the service level without a history', [], 4],
    ['the service level when the team is faster', times(50, 1), 4],
    ['what was achieved when the team is slower', times(50, 5.5), 5.5],
    ['twice the service level at most', times(50, 30), 8],
  ])('are %s', (_, hours, promised) => {
    expect(targetHours(service, 'normal', answeredAfter(...hours))).toBe(promised);
  });

  it('become a time within business hours, and the resolution is never before it', () => {
    const levels = { ...service.serviceLevels, normal: { firstResponseHours: 4, resolutionHours: 5 } };
    const due = dueTimes({ ...service, serviceLevels: levels }, 'normal', MONDAY_MORNING, answeredAfter(...times(20, 7)));
    expect(due).toEqual({ firstResponseDueAt: '2025-11-24T18:00:00.000Z', resolutionDueAt: '2025-11-24T18:00:00.000Z' });
  });
});

describe('a promise is at risk', () => {
  it.each([
    ['beyond twice the service level', times(20, 8.1), true],
    ['not at twice the service level, which can still be promised', times(20, 8), false],
    ['not while nothing is known', times(19, 100), false],
  ])('%s', (_, hours, expected) => {
    expect(isAtRisk(service, 'normal', answeredAfter(...hours))).toBe(expected);
  });
});
