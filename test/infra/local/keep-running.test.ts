import { keepRunning } from '../../../infra/local/keep-running';
import { waitFor } from './fixtures/wait-for';

/** A part that ends when it is told to. */
function part(number: number) {
  let end: () => void = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  return { number, ended, end, stop: async () => end() };
}

test('a part that ends by itself is started again, also when a start fails, until it is stopped for good', async () => {
  const started: ReturnType<typeof part>[] = [];
  const lines: string[] = [];
  let tries = 0;
  const start = async () => {
    tries += 1;
    if (tries === 2) throw new Error('the port is taken');
    started.push(part(tries));
    return started.at(-1)!;
  };
  const { first, stop } = await keepRunning({ start, name: 'The table', report: (line) => lines.push(line) });
  first.end();
  await waitFor(() => started[1]);
  expect([first.number, started[1]?.number]).toEqual([1, 3]);
  expect(lines).toEqual([
    'The table ended unexpectedly; it is being started again.',
    'The table could not be started again: the port is taken',
  ]);
  await stop();
  expect([tries, lines.length]).toEqual([3, 2]);
});

test('a part that is being started again when it is stopped is stopped too, and nobody waits for it for ever', async () => {
  let started = (_part: ReturnType<typeof part>) => {};
  const second = new Promise<ReturnType<typeof part>>((done) => {
    started = done;
  });
  let starting = () => {};
  const underWay = new Promise<void>((done) => {
    starting = done;
  });
  const first = part(1);
  let tries = 0;
  const start = async () => {
    tries += 1;
    if (tries === 1) return first;
    starting();
    return second;
  };
  const { stop } = await keepRunning({ start, name: 'The table', report: () => {} });
  first.end();
  await underWay;
  const stopped = stop();
  const late = part(2);
  started(late);
  await stopped;
  await late.ended;
  expect(tries).toBe(2);
});

test('a part whose first start fails is not started again', async () => {
  let tries = 0;
  const start = async () => {
    tries += 1;
    throw new Error('no such program');
  };
  await expect(keepRunning({ start, name: 'The table', report: () => {} })).rejects.toThrow('no such program');
  expect(tries).toBe(1);
});
