import { due } from '../../../web/desk/queue/due';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe('how pressing a ticket is', () => {
  test.each([
    ['assigned', -HOUR_MS, { kind: 'overdue', ms: HOUR_MS }],
    ['assigned', -1, { kind: 'overdue', ms: 1 }],
    ['new', 0, { kind: 'soon', ms: 0 }],
    ['new', 4 * HOUR_MS - 1, { kind: 'soon', ms: 4 * HOUR_MS - 1 }],
    ['new', 4 * HOUR_MS, { kind: 'later', ms: 4 * HOUR_MS }],
    ['waiting_customer', -HOUR_MS, { kind: 'waiting' }],
    ['resolved', -HOUR_MS, { kind: 'resolved' }],
    ['closed', -HOUR_MS, { kind: 'closed' }],
  ] as const)('%s, due in %i ms', (status, ms, expected) => {
    expect(due({ status, dueAt: at(ms) }, NOW)).toEqual(expected);
  });
});
