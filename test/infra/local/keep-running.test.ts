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

test('a part whose first start fails is not started again', async () => {
  let tries = 0;
  const start = async () => {
    tries += 1;
    throw new Error('no such program');
  };
  await expect(keepRunning({ start, name: 'The table', report: () => {} })).rejects.toThrow('no such program');
  expect(tries).toBe(1);
});
