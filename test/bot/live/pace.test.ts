import { dependsOnStaff, pollAfterSeconds } from '../../../bot/live/pace';
import type { Conversation } from '../../../bot/model/conversation';

const NOW = new Date('2026-11-23T09:30:00.000Z');
const ago = (seconds: number, state: Conversation['state'] = 'waiting') => ({
  state,
  updatedAt: new Date(NOW.getTime() - seconds * 1_000).toISOString(),
});
const viewing = [{ doing: 'viewing' }] as const;
const replying = [{ doing: 'viewing' }, { doing: 'replying' }] as const;

describe('the pace of a page without hints', () => {
  it.each([
    [0, 2],
    [59, 2],
    [60, 5],
    [299, 5],
    [300, 15],
    [899, 15],
    [900, 60],
    [86_400, 60],
    [-3_600, 2],
  ])('%s s after the last change is %s s', (age, pace) => {
    expect(pollAfterSeconds(ago(age), [], NOW)).toBe(pace);
    expect(pollAfterSeconds(ago(age, 'with_agent'), [], NOW)).toBe(pace);
  });

  it('is two seconds while a person is typing, however long nothing has happened', () => {
    expect(pollAfterSeconds(ago(86_400), replying, NOW)).toBe(2);
  });

  it('is five seconds at most while a person has the ticket on their screen', () => {
    expect(pollAfterSeconds(ago(86_400), viewing, NOW)).toBe(5);
    expect(pollAfterSeconds(ago(10), viewing, NOW)).toBe(2);
  });

  it.each(['open', 'clarifying', 'resolved', 'closed'] as const)('is a minute in a conversation that is %s', (state) => {
    expect(pollAfterSeconds(ago(0, state), replying, NOW)).toBe(60);
  });

  it('depends on the staff only when nothing has just happened and a person may write', () => {
    expect(dependsOnStaff(ago(59), NOW)).toBe(false);
    expect(dependsOnStaff(ago(60), NOW)).toBe(true);
    expect(dependsOnStaff(ago(60, 'open'), NOW)).toBe(false);
  });
});
