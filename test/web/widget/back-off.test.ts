import type { Language } from '../../../bot/model/language';
import { backOffMs } from '../../../web/shared/api/back-off';
import type { Conversations } from '../../../web/shared/api/conversations';
import { Failure } from '../../../web/shared/api/failure';
import { createOutbox } from '../../../web/widget/session/outbox';
import { createPoller } from '../../../web/widget/session/poller';
import { initialState, type State } from '../../../web/widget/session/state';
import { createStore } from '../../../web/widget/session/store';

const BUSY = new Failure('UNAVAILABLE', 'busy', 20);
const ES: Language = 'es';

/** An API that is busy; counts its calls. */
function busyApi() {
  const calls = { reads: 0, messages: 0 };
  const api = {
    updates: async () => {
      calls.reads += 1;
      throw BUSY;
    },
    post: async () => {
      calls.messages += 1;
      throw BUSY;
    },
  } as unknown as Conversations;
  return { api, calls };
}

function storeWith(change: Partial<State>) {
  return createStore<State>({
    ...initialState(ES),
    phase: 'ready',
    isOnline: true,
    access: { id: 'c1', token: 't' },
    conversation: 'waiting',
    ...change,
  });
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a page that was refused', () => {
  it('reads no news before the server wants it, and then spread over as much time again', async () => {
    const { api, calls } = busyApi();
    const poller = createPoller({
      ...{ store: storeWith({}), api, now: () => 0, isVisible: () => true, take: () => true, onGone: () => {} },
      isLive: () => false,
      random: () => 0.5,
    });
    await poller.catchUp();
    await jest.advanceTimersByTimeAsync(29_900);
    expect(calls.reads).toBe(1);
    await jest.advanceTimersByTimeAsync(200);
    expect(calls.reads).toBe(2);
  });

  it('sends a message again under the same id no sooner, and three times at most', async () => {
    const { api, calls } = busyApi();
    const store = storeWith({ outgoing: [{ id: 'm1', text: 'hola' }] });
    const flush = createOutbox({
      ...{ store, api, now: () => 0, enter: async () => true, leave: () => {}, take: () => true, think: (call) => call },
      random: () => 0,
    });
    const done = flush();
    await jest.advanceTimersByTimeAsync(19_900);
    expect(calls.messages).toBe(1);
    await jest.advanceTimersByTimeAsync(200);
    expect(calls.messages).toBe(2);
    await jest.advanceTimersByTimeAsync(60_000);
    await done;
    expect(calls.messages).toBe(3);
    expect(store.get().fate).toBe('failed');
  });
});

test.each([
  ['half of the pause at least', { failures: 1, random: 0 }, 500],
  ['the whole pause at most', { failures: 1, random: 1 }, 1_000],
  ['twice as long after each failure', { failures: 3, random: 1 }, 4_000],
  ['no longer than the limit', { failures: 30, random: 1 }, 8_000],
  ['as long as the server asks', { failures: 1, random: 0, retryAfterSeconds: 30 }, 30_000],
])('a page waits %s', (_what, change, expected) => {
  expect(backOffMs({ firstMs: 1_000, longestMs: 8_000, ...change })).toBe(expected);
});
