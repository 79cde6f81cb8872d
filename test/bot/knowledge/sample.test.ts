import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Digest } from '../../../bot/adapters/crypto';
import { compileKnowledge, filesKnowledgeSource } from '../../../bot/adapters/files';
import { replaySavedQuestions } from '../../../bot/conversation/saved-questions';
import type { Knowledge } from '../../../bot/ports';
import { failedGates, USUAL_GATES } from '../../../infra/local/knowledge/gates';
import { LANGUAGE_KNOWLEDGE } from '../../../infra/local/root';
import { MONDAY } from '../../fixtures/conversation-ports';

let folder: string;
let knowledge: Knowledge;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-sample-'));
  const compiled = await compileKnowledge('knowledge', folder, { languages: LANGUAGE_KNOWLEDGE });
  expect(compiled).toMatchObject({ kind: 'compiled' });
  knowledge = await filesKnowledgeSource(folder).current();
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sample shop', () => {
  it('has at least 60 entries, each in Spanish and English with five other phrasings', () => {
    const entries = knowledge.base.entries.filter(({ kind }) => kind !== 'smalltalk');
    for (const language of ['es', 'en'])
      expect(entries.filter((entry) => entry.language === language).length).toBeGreaterThanOrEqual(60);
    expect(entries.filter(({ also }) => also.length < 5)).toEqual([]);
  });

  it('has at least three saved questions an entry, and sixty that nothing answers, in each language', () => {
    const { entries, questions } = knowledge.base;
    for (const { id, language, kind } of entries) {
      const asked = questions.filter((question) => question.language === language && question.expect === id).length;
      if (kind !== 'smalltalk' && asked < 3) throw new Error(`${id} has ${asked} saved questions in ${language}.`);
    }
    for (const language of ['es', 'en']) {
      expect(
        questions.filter((question) => question.language === language && question.expect === 'handoff').length,
      ).toBeGreaterThanOrEqual(60);
    }
  });

  it.each(['es', 'en'])(
    'passes the gates that `npm run knowledge -- test` sets, with room for wrong answers, in %s',
    (language) => {
      const report = replaySavedQuestions(knowledge, MONDAY, sha256Digest).find((one) => one.language === language);
      if (report === undefined) throw new Error(`No report for ${language}.`);
      expect(failedGates(report, { ...USUAL_GATES, maxWrong: 0.75 * USUAL_GATES.maxWrong })).toEqual([]);
      expect(report.wrong / report.answerable).toBeLessThanOrEqual(0.05);
      expect(report.answeredWrongly / report.unanswerable).toBeLessThanOrEqual(0.2);
    },
  );
});
