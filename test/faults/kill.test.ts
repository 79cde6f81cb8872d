import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from './kill';

// More rounds, of every kind and at random: npm run faults -- kill --rounds 200
test('whatever is killed with kill -9, nothing that was acknowledged is lost, and the rest goes on by itself', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mostrador-kill-'));
  const kinds = ['everything', 'table', 'worker', 'start'] as const;
  const { violations, acknowledged } = await killRounds({ dataDir, rounds: kinds.length, kinds, seed: 4, untilMailed: false });
  expect(violations).toEqual([]);
  expect(acknowledged.messages).toBeGreaterThan(0);
  await rm(dataDir, { recursive: true, force: true });
}, 400_000);
