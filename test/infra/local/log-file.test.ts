import { mkdir, mkdtemp, readFile, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogFile } from '../../../infra/local/log-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lines = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');

test('a log that cannot be written goes on when it can be, and says how many lines are missing', async () => {
  const path = join(folder, 'functions.log');
  const log = await openLogFile(path);
  log.write('before');
  await log.close();
  await rm(path);
  // Nothing can be appended to a folder, as nothing can to a file on a full disk.
  await mkdir(path);
  for (const line of ['lost', 'lost, too']) {
    log.write(line);
    await log.close();
  }
  await rmdir(path);
  log.write('after');
  await log.close();
  expect(await lines('functions.log')).toEqual(['', '{"level":"ERROR","message":"log_lines_lost","count":2}', 'after']);
});

test('a log that has grown too large is kept once under another name, also while the server runs', async () => {
  const log = await openLogFile(join(folder, 'functions.log'), 1_000);
  for (let number = 0; number < 30; number++) {
    log.write(`${number} ${'x'.repeat(100)}`);
    await log.close();
  }
  const kept = [...(await lines('functions.log.old')), ...(await lines('functions.log'))];
  expect(kept.length).toBeLessThan(30);
  expect(kept.at(-1)).toMatch(/^29 /);
});
