import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { sha256Digest } from '../../../bot/adapters/crypto';
import { compileKnowledge, filesKnowledgeSource } from '../../../bot/adapters/files';
import { replaySavedQuestions } from '../../../bot/conversation/saved-questions';
import { tryQuestion } from '../../../bot/conversation/try-question';
import type { Knowledge } from '../../../bot/ports';
import { failedGates, USUAL_GATES } from '../../../infra/local/knowledge/gates';
import { LANGUAGE_KNOWLEDGE } from '../../../infra/local/root';
import { MONDAY } from '../../support/conversation-ports';
import { describeSample, KNOWLEDGE } from '../../support/knowledge-folders';

/** Labelled before there was any rule; the rule was made with one half, and the other only says how well it does. */
const labelled = z.array(
  z.object({ text: z.string(), about: z.tuple([z.string(), z.string()]).optional(), half: z.enum(['tune', 'held']) }),
);

describeSample('the sample shop', () => {
  let folder: string;
  let knowledge: Knowledge;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-sample-'));
    const compiled = await compileKnowledge(KNOWLEDGE, folder, { languages: LANGUAGE_KNOWLEDGE });
    expect(compiled).toMatchObject({ kind: 'compiled' });
    knowledge = await filesKnowledgeSource(folder).current();
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('in what it holds', () => {
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

  describe.each(['es', 'en'] as const)('messages that ask two things, in %s', (language) => {
    const rows = labelled.parse(
      JSON.parse(readFileSync(join(__dirname, '..', '..', 'two-questions', `${language}.json`), 'utf8')),
    );

    it.each(['tune', 'held'])('mostly get both, and those that ask one get one (%s)', (half) => {
      const asked = rows.filter((row) => row.half === half).map(({ text, about }) => ({ text, about, got: given(text) }));
      const two = asked.filter(({ about }) => about !== undefined);
      const both = two.filter(({ about, got }) => about?.every((id) => got.includes(id)));
      const split = asked.filter(({ about, got }) => about === undefined && got.length > 1);
      process.stdout.write(`two questions ${language} ${half}: both ${both.length} of ${two.length}, split ${split.length}\n`);
      expect(both.length / two.length).toBeGreaterThanOrEqual(half === 'tune' ? 0.8 : 0.6);
      expect(split).toEqual([]);
    });

    /** The entry that is answered, and the one that is offered with it. */
    function given(text: string): readonly string[] {
      const { explanation, replies } = tryQuestion(knowledge, text, language, MONDAY, sha256Digest);
      const best = explanation.candidates[0]?.entryId;
      if (explanation.decision !== 'answer' || best === undefined) return [];
      const offered =
        replies
          .at(-1)
          ?.choices?.map(({ value }) => value)
          .filter((value) => value !== 'person') ?? [];
      return [best, ...offered];
    }
  });
});
