import { sha256Digest } from '../../../bot/adapters/crypto';
import { explanationViews } from '../../../bot/conversation/decide/explanation-view';
import { findEntry } from '../../../bot/conversation/ranking/entries';
import { tryQuestion } from '../../../bot/conversation/try-question';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import { formatProblem } from '../../../bot/knowledge/problems';
import type { KnowledgeFile } from '../../../bot/model/knowledge-file';
import type { RecordedTurn } from '../../../bot/publishing/recorded-turns';
import { replayTurns } from '../../../bot/publishing/replay';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');

/** The cost of delivery, renamed in both languages; what named it still does so by its old id. */
const renamed = (line = 'formerly: [delivery/cost]') =>
  SMALL_FILES.map((file) =>
    file.path.startsWith('delivery/cost.')
      ? { path: file.path.replace('cost', 'price'), text: file.text.replace('\nalso:', `\n${line}\nalso:`) }
      : file,
  );

function problemsIn(files: readonly KnowledgeFile[]): readonly string[] {
  const parsed = parseKnowledge(files, sha256Digest, NOW);
  return (parsed.kind === 'invalid' ? parsed.problems : parsed.warnings).map(formatProblem);
}

describe('an entry that was renamed', () => {
  const questions = { path: 'questions.es.yaml', text: '- { question: "¿Cuánto cuesta el envío?", expect: delivery/cost }\n' };
  const knowledge = knowledgeOf([...renamed(), questions]);

  it('is found by its old id, which logs and links still have', () => {
    expect(findEntry(knowledge, 'delivery/cost', 'en')).toMatchObject({ id: 'delivery/price', language: 'en' });
  });

  it('is what other files mean by its old id: related entries, saved questions, the safety entry', () => {
    const { entries, questions: saved } = knowledge.base;
    expect(entries.find(({ id }) => id === 'delivery/times')?.related).toEqual(['delivery/price']);
    expect(saved).toMatchObject([{ expect: 'delivery/price' }]);
    const service = SMALL_FILES[0]?.text.replace('safety/gas', 'delivery/cost') ?? '';
    const { base } = knowledgeOf([...renamed(), { path: 'service.yaml', text: service }].slice(1));
    expect(base.service.safetyEntry).toBe('delivery/price');
  });

  it('has its title in explanations that name it by its old id', () => {
    const { explanation } = tryQuestion(knowledgeOf(SMALL_FILES), '¿Cuánto cuesta el envío?', 'es', NOW, sha256Digest);
    const { title: _, ...candidate } = explanation.candidates[0] ?? { title: '' };
    const before = { ...explanation, candidates: [candidate] as typeof explanation.candidates };
    expect(explanationViews(knowledge.base)(before).candidates[0]?.title).toBe('¿Cuánto cuesta el envío?');
  });

  it('is no other entry to a replay of what was asked before', () => {
    const turn: RecordedTurn = {
      conversationId: 'a',
      seq: 2,
      at: '2026-11-20T10:00:00.000Z',
      language: 'es',
      text: '¿Cuánto cuesta el envío?',
      decision: 'answer',
      entryId: 'delivery/cost',
    };
    expect(replayTurns([turn], knowledge, NOW, sha256Digest)).toEqual({ asked: 1, changed: [] });
  });
});

describe('old ids', () => {
  it('that an entry has now are refused, in the entry that claims them', () => {
    expect(problemsIn(renamed('formerly: [returns/how]'))).toContainEqual(
      expect.stringMatching(/^delivery\/price\.en\.md:3:\d+ {2}error: Remove `returns\/how`, or rename the entry/),
    );
    expect(problemsIn(renamed('formerly: [delivery/price]'))).toContainEqual(
      expect.stringContaining('it is the id that the entry has now'),
    );
  });

  it('that two entries claim are refused; those of one entry in two languages are not', () => {
    const claimed = renamed().map((file) =>
      file.path.startsWith('returns/how.es')
        ? { ...file, text: file.text.replace('\nalso:', '\nformerly: [delivery/cost]\nalso:') }
        : file,
    );
    expect(problemsIn(claimed).filter((problem) => problem.includes('delivery/cost'))).toEqual([
      expect.stringMatching(/^returns\/how\.es\.md:3:\d+ {2}error: Remove `delivery\/cost` here or from `delivery\/price`/),
    ]);
    expect(problemsIn(renamed()).filter((problem) => problem.includes('error'))).toEqual([]);
  });

  it('are ids', () => {
    expect(problemsIn(renamed('formerly: ["../secret"]'))).toContainEqual(expect.stringContaining('must be an entry id'));
  });
});
