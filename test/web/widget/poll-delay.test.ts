import { pollDelayMs, type Watching } from '../../../web/widget/session/poll-delay';

const watching: Watching = { conversation: 'waiting', isOnline: true, isVisible: true, quietForMs: 0, failures: 0, random: 1 };

test.each<[why: string, change: Partial<Watching>, expected: number | undefined]>([
  ['every 2 s in the first minute after a message', {}, 2_000],
  ['every 4 s after that', { quietForMs: 60_000 }, 4_000],
  ['at the pace that the server names after that', { quietForMs: 60_000, pollAfterSeconds: 15 }, 15_000],
  ['soon again when the server says that a person is typing', { quietForMs: 600_000, pollAfterSeconds: 2 }, 2_000],
  ['every 2 s after a message of its own, whatever was named before', { quietForMs: 0, pollAfterSeconds: 60 }, 2_000],
  ['once a minute while hints arrive, whatever the server names', { isLive: true, pollAfterSeconds: 2 }, 60_000],
  ['after as long again as nothing has happened while hints arrive', { isLive: true, quietForMs: 100_000 }, 100_000],
  ['every three minutes at least while hints arrive', { isLive: true, quietForMs: 3_600_000 }, 180_000],
  ['no more often than every 30 s while nobody looks', { isVisible: false, quietForMs: 600_000, pollAfterSeconds: 2 }, 30_000],
  ['less often while nobody looks and nothing happens', { isVisible: false, quietForMs: 600_000, pollAfterSeconds: 60 }, 60_000],
  ['the same while a person is there', { conversation: 'with_agent', quietForMs: 61_000 }, 4_000],
  ['every 30 s while nobody looks', { isVisible: false }, 30_000],
  ['not at all offline', { isOnline: false }, undefined],
  ['not at all while only the bot is there', { conversation: 'open' }, undefined],
  ['not at all while the bot asks back', { conversation: 'clarifying' }, undefined],
  ['every minute once it is resolved', { conversation: 'resolved' }, 60_000],
  ['every minute, however long ago it was resolved', { conversation: 'resolved', quietForMs: 86_400_000 }, 60_000],
  ['not at all while nobody looks at what is resolved', { conversation: 'resolved', isVisible: false }, undefined],
  ['not at all of what is resolved, offline', { conversation: 'resolved', isOnline: false }, undefined],
  ['less often of what is resolved, after each failure', { conversation: 'resolved', failures: 2 }, 240_000],
  ['never less often than every 10 minutes of what is resolved', { conversation: 'resolved', failures: 40 }, 600_000],
  ['not at all once it is closed', { conversation: 'closed' }, undefined],
  ['less often after each failure', { failures: 2 }, 8_000],
  ['never less often than every minute', { failures: 40 }, 60_000],
  ['less often while nobody looks, too', { isVisible: false, failures: 1 }, 60_000],
  ['after up to half of that, so that pages spread', { failures: 2, random: 0 }, 4_000],
  ['not before the server wants it', { failures: 1, retryAfterSeconds: 20, random: 0 }, 20_000],
  ['spread over as much time again after that', { failures: 1, retryAfterSeconds: 20, random: 0.5 }, 30_000],
])('reads news %s', (_why, change, expected) => {
  expect(pollDelayMs({ ...watching, ...change })).toBe(expected);
});
