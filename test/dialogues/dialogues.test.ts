import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../bot/adapters/files';
import type { Knowledge } from '../../bot/ports';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { describeSample, KNOWLEDGE } from '../support/knowledge-folders';
import { dialoguesIn } from './dialogue';
import { type JudgedDialogue, playDialogue } from './run';
import { totalsOf } from './totals';

/** With room for the entries of the sample to change; `npm run bench:dialogues` prints the figures of now. */
const LEAST_GOOD = 0.76;
const MOST_BAD = 0.21;
const MOST_REPEATS = 0;

describeSample('conversations of several turns', () => {
  let folder: string;
  let knowledge: Knowledge;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-dialogues-'));
    const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
    await compileKnowledge(KNOWLEDGE, folder, { languages: LANGUAGE_KNOWLEDGE, kept });
    knowledge = await filesKnowledgeSource(folder).current();
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['es', 'en'] as const)('get good replies and hardly a bad one, in %s', async (language) => {
    const judged: JudgedDialogue[] = [];
    for (const dialogue of dialoguesIn(language)) judged.push(await playDialogue(knowledge, dialogue));
    expect(judged.length).toBeGreaterThanOrEqual(30);
    const totals = totalsOf(judged);
    expect(totals.good).toBeGreaterThanOrEqual(LEAST_GOOD);
    expect(totals.bad).toBeLessThanOrEqual(MOST_BAD);
    expect(totals.repeats).toBeLessThanOrEqual(MOST_REPEATS);
  });
});
