import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { dataFolder, FolderUnusable, openDataFolder } from '../../infra/local/data-folder';
import { Customer } from './customer';
import { Stack } from './stack';
import { Staff } from './staff';

/** A disk of its own; undefined where this user may not mount one. */
async function smallDisk(options: string): Promise<{ readonly path: string; remove(): Promise<void> } | undefined> {
  const path = await mkdtemp(join(tmpdir(), 'mostrador-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    await rm(path, { recursive: true });
    console.warn('Skipped: this user may not mount a small disk.');
    return undefined;
  }
  const remove = async () => {
    execFileSync('umount', ['--lazy', path]);
    await rm(path, { recursive: true });
  };
  return { path, remove };
}

describe('a disk that is full', () => {
  it('costs nobody what was acknowledged, and once there is space again everything works', async () => {
    const disk = await smallDisk('size=24m');
    if (disk === undefined) return;
    const filling = join(disk.path, 'filling');
    const data = dataFolder(join(disk.path, 'data'));
    const stack = new Stack({ dataDir: data.path, env: { LOG: 'on' } });
    const customers = Array.from({ length: 3 }, (_, place) => new Customer(`customer ${place}`, seededRandom(place)));
    const staff = new Staff(['ana', 'luis'], (login) => stack.token(login), seededRandom(7));
    const numbers = () => customers.flatMap(({ ticket = [] }) => ticket);
    try {
      const url = await stack.url();
      const work = async (ms: number) => {
        const over = AbortSignal.timeout(ms);
        await Promise.all([...customers.map((one) => one.write(url, over)), staff.work(url, numbers, over)]);
      };
      for (const customer of customers) expect(await customer.askForPerson(url)).toBe(true);
      await writeFile(filling, Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined);
      await work(2_500);
      for (const { client } of customers) expect([...client.refusals]).toEqual(['503 UNAVAILABLE']);
      expect((await readdir(data.outbox)).filter((name) => name.endsWith('.draft'))).toEqual([]);
      await rm(filling);
      for (const customer of customers) expect(await customer.settle(url, 20_000)).toBe(true);
      await work(500);
      const found = [
        ...(await Promise.all(customers.map((customer) => customer.violations(url)))).flat(),
        ...(await staff.violations(url, numbers())),
      ];
      expect(found).toEqual([]);
      const log = await readFile(data.log, 'utf8');
      expect(log).toMatch(/\}\n$/);
      expect(log.split('\n').findLast((line) => line.includes('"message":"request"'))).toContain('"status":200');
    } finally {
      await stack.stop();
      await disk.remove();
    }
  }, 180_000);

  it('keeps the server from starting, with a message that names the folder and what to do', async () => {
    const disk = await smallDisk('size=64k');
    if (disk === undefined) return;
    try {
      const opening = openDataFolder(join(disk.path, 'data'));
      await expect(opening).rejects.toThrow(FolderUnusable);
      await expect(opening).rejects.toThrow(
        `${disk.path}/data: the disk is full. Make space there, or choose another folder with --data DIR.`,
      );
      expect((await readdir(join(disk.path, 'data'))).filter((name) => name.endsWith('.draft'))).toEqual([]);
    } finally {
      await disk.remove();
    }
  });
});

describe('a data folder that cannot be written', () => {
  it('keeps the server from starting when its disk is mounted read-only', async () => {
    const disk = await smallDisk('ro');
    if (disk === undefined) return;
    try {
      await expect(openDataFolder(join(disk.path, 'data'))).rejects.toThrow('the disk is mounted read-only. Mount it writable');
    } finally {
      await disk.remove();
    }
  });

  it('keeps the server from starting when a file is in its place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mostrador-disk-'));
    await writeFile(join(folder, 'data'), '');
    await expect(openDataFolder(join(folder, 'data'))).rejects.toThrow('a file is in its place. Move the file');
    await rm(folder, { recursive: true });
  });

  it('keeps the server from starting when it belongs to another user', async () => {
    // The superuser may write everywhere.
    if (process.getuid?.() === 0) return console.warn('Skipped: the superuser may write everywhere.');
    const folder = await mkdtemp(join(tmpdir(), 'mostrador-disk-'));
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o500);
    await expect(openDataFolder(join(folder, 'data'))).rejects.toThrow('belongs to another user');
    await rm(folder, { recursive: true });
  });
});
