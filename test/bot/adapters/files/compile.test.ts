import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Compiled, compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../../../bot/adapters/files';
import { SMALL_FILES } from '../../../support/small-knowledge';

let folder: string;
let trainings = 0;
const inKnowledge = (path: string) => join(folder, 'knowledge', path);
const keptFiles = async () => (await readdir(join(folder, 'kept'))).sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-compile-'));
  for (const { path, text } of SMALL_FILES) {
    await mkdir(dirname(inKnowledge(path)), { recursive: true });
    await writeFile(inKnowledge(path), text);
  }
  await change('delivery/times.es.md', /$/, '\nUna. Dos. Tres. Cuatro.\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function change(path: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(inKnowledge(path), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(inKnowledge(path), changed);
}

interface Compiling {
  readonly matcherVersion?: string;
  readonly mostBytes?: number;
}

/** As often as anything was learnt, `trainings` grows. */
async function compile({ matcherVersion = '1', ...options }: Compiling = {}): Promise<Extract<Compiled, { kind: 'compiled' }>> {
  trainings = 0;
  const kept = keptSnapshots({ directory: join(folder, 'kept'), matcherVersion, ...options });
  const onProgress = (share: number) => {
    if (share === 1) trainings += 1;
  };
  const result = await compileKnowledge(join(folder, 'knowledge'), join(folder, 'compiled'), { kept, onProgress });
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result;
}

describe('knowledge that is compiled again', () => {
  it.each<[string, string, string | RegExp, string]>([
    ['a number of the service file', 'service.yaml', 'firstResponseHours: 4', 'firstResponseHours: 5'],
    ['a later sentence of an answer', 'delivery/times.es.md', 'Cuatro.', 'Cuatro, o cinco.'],
    ['who may read it', 'delivery/times.es.md', 'question:', 'audience: staff\nquestion:'],
    ['the title of a topic', 'delivery/topic.yaml', 'Entregas', 'Envíos'],
  ])('learns nothing anew after a change of %s, and is a new version', async (_, path, from, to) => {
    const first = await compile();
    expect(trainings).toBe(1);
    const kept = await keptFiles();
    await change(path, from, to);
    const second = await compile();
    expect(trainings).toBe(0);
    expect(second.version).not.toBe(first.version);
    expect(await keptFiles()).toEqual(kept);
    expect((await filesKnowledgeSource(join(folder, 'compiled')).current()).base.version).toBe(second.version);
  });

  it.each<[string, string, string | RegExp, string]>([
    ['a phrase', 'delivery/times.es.md', 'plazo de entrega', 'plazo de envío'],
    ['a first sentence', 'delivery/times.es.md', '**2 y 4**', '**3 y 5**'],
    ['a keyword', 'delivery/times.es.md', 'question:', 'keywords: [rapidez]\nquestion:'],
  ])('learns the language of %s that changed, and no other', async (_, path, from, to) => {
    await compile();
    const kept = await keptFiles();
    expect(kept).toHaveLength(2);
    await change(path, from, to);
    await compile();
    expect(trainings).toBe(1);
    expect((await keptFiles()).filter((name) => !kept.includes(name))).toHaveLength(1);
  });

  it('is what it would be without anything kept', async () => {
    await compile();
    await change('service.yaml', 'firstResponseHours: 4', 'firstResponseHours: 5');
    const { version } = await compile();
    await compileKnowledge(join(folder, 'knowledge'), join(folder, 'fresh'));
    for (const name of ['knowledge.json', 'es.snapshot', 'en.snapshot']) {
      const [made, fresh] = await Promise.all(['compiled', 'fresh'].map((where) => readFile(join(folder, where, version, name))));
      expect(fresh === undefined ? undefined : made?.equals(fresh)).toBe(true);
    }
  });

  it('is learnt again by another matcher', async () => {
    await compile();
    await compile({ matcherVersion: '2' });
    expect(trainings).toBe(1);
    expect(await keptFiles()).toHaveLength(4);
  });

  it('is learnt again where what was kept is damaged', async () => {
    await compile();
    for (const name of await keptFiles()) await appendFile(join(folder, 'kept', name), 'x');
    await compile();
    expect(trainings).toBe(1);
    await compile();
    expect(trainings).toBe(0);
  });
});

describe('what lies about', () => {
  it('of snapshots is bounded: those used last stay', async () => {
    await compile();
    const old = await keptFiles();
    for (const name of old) await utimes(join(folder, 'kept', name), 1_000, 1_000);
    await writeFile(join(folder, 'kept/left.123.draft'), '');
    await utimes(join(folder, 'kept/left.123.draft'), 1, 1);
    const bytes = (await readFile(join(folder, 'kept', old[0] ?? ''))).length;
    await change('delivery/times.es.md', 'plazo de entrega', 'plazo de envío');
    await change('delivery/times.en.md', 'delivery time', 'shipping time');
    await compile({ mostBytes: 2.5 * bytes });
    const now = await keptFiles();
    expect(now).toHaveLength(2);
    expect(now.filter((name) => old.includes(name))).toEqual([]);
  });

  it('of versions is the last few, the current one among them', async () => {
    await mkdir(join(folder, 'compiled/0123456789ab.99.draft'), { recursive: true });
    await utimes(join(folder, 'compiled/0123456789ab.99.draft'), 1, 1);
    await writeFile(join(folder, 'compiled/note.txt'), 'mine');
    const versions: string[] = [];
    for (let hours = 5; hours < 12; hours++) {
      await change('service.yaml', /normal: .*/, `normal: { firstResponseHours: ${hours}, resolutionHours: 24 }`);
      versions.push((await compile()).version);
    }
    const left = await readdir(join(folder, 'compiled'));
    expect(left.sort()).toEqual([...versions.slice(-4), 'current', 'note.txt'].sort());
  });
});
