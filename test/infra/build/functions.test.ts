import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FUNCTION_NAMES } from '../../../functions/registry';
import { type BuiltFunction, buildFunctions } from '../../../infra/build/functions';

// Processes are started and bundles built: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let outDir: string;
let built: readonly BuiltFunction[];

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'mostrador-bundles-'));
  built = await buildFunctions({ outDir });
});
afterAll(() => rm(outDir, { recursive: true }));

describe('the bundles', () => {
  it('are one per row of the registry, with the source maps apart, and apart too what is loaded only when it is wanted', async () => {
    expect(built.map(({ name }) => name)).toEqual([...FUNCTION_NAMES]);
    for (const { name, file, bytes, gzipBytes } of built) {
      const files = await readdir(join(outDir, name));
      expect(files).toEqual(expect.arrayContaining(['index.mjs', 'index.mjs.map']));
      expect(files.filter((one) => !/^(index|[\w.-]+-[A-Z0-9]{8})\.mjs(\.map)?$/.test(one))).toEqual([]);
      expect(file).toBe(join(outDir, name, 'index.mjs'));
      expect(gzipBytes).toBeLessThan(bytes);
    }
  });

  it.each(FUNCTION_NAMES)('%s loads where nothing is installed, and exports a handler', async (name) => {
    const script = `import('./index.mjs').then(({ handler }) => process.stdout.write(typeof handler))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: join(outDir, name), env: {} });
    expect(stdout).toBe('function');
  });

  it('pay for the Bot Framework in one function only', async () => {
    const paying: string[] = [];
    for (const { name } of built)
      if ((await textsOf(name)).some((text) => text.includes('api.botframework.com'))) paying.push(name);
    expect(paying).toEqual(['teams']);
  });

  it('describe the API in health, and load the description only when it is asked for', async () => {
    const { file = '' } = built.find(({ name }) => name === 'health') ?? {};
    expect((await textsOf('health')).some((text) => text.includes('RFC 9457'))).toBe(true);
    expect(await readFile(file, 'utf8')).not.toContain('RFC 9457');
  });
});

async function textsOf(name: string): Promise<readonly string[]> {
  const files = (await readdir(join(outDir, name))).filter((file) => file.endsWith('.mjs'));
  return Promise.all(files.map((file) => readFile(join(outDir, name, file), 'utf8')));
}
