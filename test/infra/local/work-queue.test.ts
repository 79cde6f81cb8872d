import { type NotStarted, type WorkKind, WorkQueue } from '../../../infra/local/functions/work-queue';

const LONG_MS = 60_000;

/** One place, and room for eight of each kind, of which two may come from one origin. */
function queue() {
  const queue = new WorkQueue({
    places: 1,
    limits: { turn: 8, staff: 8, reading: 8, background: 8 },
    shareOfOne: 1 / 4,
    maxWaitMs: { turn: LONG_MS, staff: LONG_MS, reading: LONG_MS, background: LONG_MS },
  });
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const ask = (name: string, from?: string, kind: WorkKind = 'turn') =>
    queue.run<string | NotStarted>({
      ...{ kind, isWanted: () => true, from },
      start: async () => {
        await held;
        order.push(name);
        return name;
      },
    });
  return { queue, order, ask, release: () => release() };
}

describe('work that waits', () => {
  it('leaves room for others, however much one origin asks for', async () => {
    const { queue: waiting, order, ask, release } = queue();
    const running = ask('running', 'a');
    const accepted = [ask('first', 'a'), ask('second', 'a')];
    expect(await ask('third', 'a')).toBe('full');
    expect([waiting.hasRoom('turn', 'a'), waiting.hasRoom('turn', 'b'), waiting.hasRoom('turn')]).toEqual([false, true, true]);
    const other = ask('other', 'b');
    release();
    expect(await Promise.all([running, ...accepted, other])).toEqual(['running', 'first', 'second', 'other']);
    expect(order).toEqual(['running', 'first', 'second', 'other']);
    expect(waiting.hasRoom('turn', 'a')).toBe(true);
    waiting.close();
  });

  it('of another kind has room of its own', async () => {
    const { queue: waiting, ask, release } = queue();
    const sent = [ask('running', 'a'), ask('first', 'a'), ask('second', 'a'), ask('news', 'a', 'reading')];
    expect(await ask('third', 'a')).toBe('full');
    release();
    expect(await Promise.all(sent)).toContain('news');
    waiting.close();
  });

  it('from nobody in particular may take all of it', async () => {
    const { queue: waiting, ask, release } = queue();
    const sent = Array.from({ length: 9 }, (_, place) => ask(String(place)));
    expect(await ask('one more')).toBe('full');
    expect(waiting.hasRoom('turn', 'b')).toBe(false);
    release();
    expect(await Promise.all(sent)).toHaveLength(9);
    waiting.close();
  });
});
