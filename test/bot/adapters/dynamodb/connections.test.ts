import { type TestServer, testServer } from './table';

const SPANS = { calmMs: 5_000, busyMs: 60_000 };
const BEGIN_MS = Date.parse('2026-11-23T09:30:00.000Z');

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

/** Asks for the right to hint at so many seconds from the beginning, one after the other. */
async function spansAt(...seconds: readonly number[]): Promise<readonly (number | undefined)[]> {
  const { store } = (await server.freshTable()).open();
  const found = [];
  for (const second of seconds) found.push(await store.claimQueueHint(BEGIN_MS + second * 1_000, SPANS));
  return found;
}

describe('hints about the lists', () => {
  it('are given at once, and then once a span', async () => {
    expect(await spansAt(0, 1, 4.9, 5)).toEqual([5_000, undefined, undefined, 60_000]);
  });

  it('are seldom while changes come one after another, and at once again after a quiet while', async () => {
    expect(await spansAt(0, 7, 14, 66, 67, 126, 127, 250)).toEqual([
      ...[5_000, 60_000, undefined, undefined, 60_000, undefined, 60_000],
      5_000,
    ]);
  });

  it('are not silenced by a clock that was far ahead', async () => {
    expect(await spansAt(3_600, 0, 1)).toEqual([5_000, 5_000, undefined]);
  });

  it('are given by one of those who ask at the same time', async () => {
    const { store } = (await server.freshTable()).open();
    const asked = await Promise.all(Array.from({ length: 8 }, () => store.claimQueueHint(BEGIN_MS, SPANS)));
    expect(asked.filter((span) => span !== undefined)).toEqual([5_000]);
  });
});
