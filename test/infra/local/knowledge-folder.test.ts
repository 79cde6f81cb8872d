import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKnowledge } from '../../../infra/local/cli/knowledge/run';
import { writeAllOrNone } from '../../../infra/local/knowledge/write-files';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mostrador-folder-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs a command in this process. */
async function run(...args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  let output = '';
  const stream = {
    write(text: string) {
      output += text;
      return true;
    },
  };
  const status = await runKnowledge(args, { stdout: stream, stderr: stream, env: { INIT_CWD: root } });
  return { status, output };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('a new folder', () => {
  it.each(['es,en', 'en,es', 'es', 'en'])('is valid as it is, without a warning: %s', async (languages) => {
    expect(await run('init', 'ours', '--languages', languages, '--name', 'Café "La {Ñ}"')).toMatchObject({ status: 0 });
    const { status, output } = await run('check', '--knowledge', 'ours', '--json');
    expect({ status, ...JSON.parse(output) }).toMatchObject({ status: 0, valid: true, problems: [] });
    const unasked = (await filesIn(join(root, 'ours'))).filter(
      (file) => /\.(es|en)\./.test(file) && !languages.includes(/\.(es|en)\./.exec(file)?.[1] ?? ''),
    );
    expect(unasked).toEqual([]);
    const service = await readFile(join(root, 'ours/service.yaml'), 'utf8');
    expect(service).toContain(`languages: [${languages.split(',').join(', ')}]`);
    expect(service.startsWith(languages.startsWith('es') ? '# Cómo funciona' : '# How the service')).toBe(true);
  });

  it('is never made where something is', async () => {
    await mkdir(join(root, 'ours'));
    await writeFile(join(root, 'ours/notes.txt'), 'mine');
    const { status, output } = await run('init', 'ours');
    expect(output).toMatch(/ours is not empty: name a folder that does not exist yet/);
    expect(status).toBe(1);
    expect(await filesIn(join(root, 'ours'))).toEqual(['notes.txt']);
  });

  it.each([['de'], ['es,es'], ['']])('needs languages that are there: %j', async (languages) => {
    expect(await run('init', 'ours', '--languages', languages)).toMatchObject({
      status: 2,
      output: expect.stringContaining('--languages needs some of es, en'),
    });
  });
});

describe('an import', () => {
  const TABLE = 'question,answer,topic\nWhen are you open?,From 9 to 5.,Shops\nWhere are you?,Main street 1.,Shops\n';

  beforeEach(async () => {
    await run('init', 'ours', '--languages', 'en');
    await writeFile(join(root, 'faq.csv'), TABLE);
  });

  it('that is tried writes nothing', async () => {
    const before = await filesIn(join(root, 'ours'));
    const { status, output } = await run('import', 'faq.csv', '--knowledge', 'ours', '--dry-run', '--rows');
    expect(output).toMatch(/^faq\.csv:2 {2}new {2}shops\/when-are-you-open \(en\)/m);
    expect(output).toMatch(/2 rows: 2 new; new topics: shops\.\nNothing was written: this was a dry run\./);
    expect(status).toBe(0);
    expect(await filesIn(join(root, 'ours'))).toEqual(before);
  });

  it('makes valid entries, and changes nothing the second time', async () => {
    expect(await run('import', 'faq.csv', '--knowledge', 'ours')).toMatchObject({ status: 0 });
    expect(await readFile(join(root, 'ours/shops/where-are-you.en.md'), 'utf8')).toBe(
      '---\nquestion: Where are you?\n---\nMain street 1.\n',
    );
    expect(await readFile(join(root, 'ours/shops/topic.yaml'), 'utf8')).toBe('title:\n  en: Shops\n');
    expect(await run('check', '--knowledge', 'ours')).toMatchObject({ status: 0 });
    const { output } = await run('import', 'faq.csv', '--knowledge', 'ours');
    expect(output).toContain('2 rows: 2 there already, the same.');
  });

  it('with one bad row brings in none', async () => {
    const before = await filesIn(join(root, 'ours'));
    await writeFile(join(root, 'faq.csv'), `${TABLE}No answer?,,Shops\n`);
    const { status, output } = await run('import', 'faq.csv', '--knowledge', 'ours');
    expect(output).toMatch(/^faq\.csv:4:1 {2}error: Write the answer: it is empty\.$/m);
    expect(output).toContain('Nothing was written: 1 problem.');
    expect(status).toBe(1);
    expect(await filesIn(join(root, 'ours'))).toEqual(before);
  });

  it('of an entry that names a related one which is nowhere is refused', async () => {
    await writeFile(join(root, 'faq.csv'), 'question,answer,related\nOpen?,Yes.,no/where\n');
    const { status, output } = await run('import', 'faq.csv', '--knowledge', 'ours');
    expect(output).toMatch(/`no\/where`|folder `no`/);
    expect(status).toBe(1);
  });

  it('that fails on the way leaves everything as it was', async () => {
    const folder = join(root, 'ours');
    const before = await readFile(join(folder, 'general/contact.en.md'), 'utf8');
    await mkdir(join(folder, 'blocked.en.md'));
    const files = [
      { path: 'general/contact.en.md', text: 'changed' },
      { path: 'fresh/new.en.md', text: 'new' },
      { path: 'blocked.en.md', text: 'cannot be' },
    ];
    const names = await filesIn(folder);
    await expect(writeAllOrNone(folder, files)).rejects.toThrow();
    expect(await filesIn(folder)).toEqual(names);
    expect(await readdir(folder)).not.toContain('fresh');
    expect(await readFile(join(folder, 'general/contact.en.md'), 'utf8')).toBe(before);
  });

  it('takes back what was exported', async () => {
    await run('import', 'faq.csv', '--knowledge', 'ours');
    expect(await run('export', 'all.csv', '--knowledge', 'ours')).toMatchObject({ status: 0 });
    const { output } = await run('import', 'all.csv', '--knowledge', 'ours');
    expect(output).toMatch(/^(\d+) rows: \1 there already, the same\.$/m);
  });
});

describe('holidays', () => {
  it('of a region are written as service.yaml takes them', async () => {
    const { status, output } = await run('holidays', 'ES-MD', '2027');
    expect(output).toMatch(/^ {2}holidays:\n {4}- "2027-01-01" # /m);
    expect(output).toContain('"2027-05-03"');
    expect(status).toBe(0);
    const dates = output.match(/"\d{4}-\d\d-\d\d"/g) ?? [];
    expect(new Set(dates).size).toBe(dates.length);
  });

  it.each([
    [['XX', '2027'], /There is no country “XX”/],
    [['ES-ZZ', '2027'], /ES has no region “ZZ”: say .*MD \(/],
    [['ES', '27'], /A year has four digits/],
  ])('are refused for %j', async (args, message) => {
    expect(await run('holidays', ...args)).toMatchObject({ status: 2, output: expect.stringMatching(message) });
  });
});
