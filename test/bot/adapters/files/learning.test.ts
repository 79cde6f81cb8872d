import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesKnowledgeSource, LearningFile } from '../../../../bot/adapters/files';
import { waitFor } from '../../../infra/local/fixtures/wait-for';

let folder: string;
const learning = () => filesKnowledgeSource(folder).learning?.();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-learning-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('how far the next version is', () => {
  it('is seen by readers of the compiled versions, until it is there', async () => {
    expect(await learning()).toBeUndefined();
    const file = new LearningFile(folder);
    file.write(0.25);
    expect(await waitFor(learning)).toBe(0.25);
    for (let step = 1; step <= 100; step++) file.write(step / 100);
    await file.clear();
    expect(await learning()).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not what a server that was killed left behind', async () => {
    await writeFile(join(folder, 'learning'), '0.7');
    await new LearningFile(folder).clear();
    expect(await learning()).toBeUndefined();
  });

  it.each(['', 'half', '7', '-1'])('is unknown where the file says %j', async (text) => {
    await writeFile(join(folder, 'learning'), text);
    expect(await learning()).toBeUndefined();
  });
});
