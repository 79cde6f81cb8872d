import { sha256Digest } from '../../../bot/adapters/crypto';
import { replaySavedQuestions } from '../../../bot/conversation/saved-questions';
import { MONDAY } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

type Asked = readonly [question: string, expect: string];

function reportOf(...asked: readonly Asked[]) {
  const text = asked.map(([question, expect]) => `- { question: "${question}", expect: ${expect} }\n`).join('');
  const knowledge = knowledgeOf([...SMALL_FILES, { path: 'questions.es.yaml', text }]);
  const report = replaySavedQuestions(knowledge, MONDAY, sha256Digest).find(({ language }) => language === 'es');
  if (report === undefined) throw new Error('There is no report.');
  return report;
}

describe('a saved question', () => {
  it.each<[string, Asked]>([
    ['right', ['plazo de entrega', 'delivery/times']],
    ['wrong', ['plazo de entrega', 'delivery/cost']],
    ['clarified', ['envío', 'delivery/cost']],
    ['missed', ['quién ganó el mundial', 'delivery/cost']],
  ])('that has an answer counts as %s by where it leads', (verdict, asked) => {
    const report = reportOf(asked);
    expect(report).toMatchObject({ answerable: 1, unanswerable: 0, right: 0, wrong: 0, clarified: 0, missed: 0, [verdict]: 1 });
    expect(report).toMatchObject({ answeredWrongly: 0, offered: 0, refused: 0 });
    expect(report.failures.map((one) => one.verdict)).toEqual(verdict === 'right' ? [] : [verdict]);
  });

  it.each<[string, string, readonly string[]]>([
    ['answeredWrongly', 'precio de una lavadora', ['wrong']],
    ['offered', 'devolver gas', ['offered']],
    ['refused', 'quién ganó el mundial', []],
  ])('that nothing answers counts as %s by what it is met with', (count, question, failures) => {
    const report = reportOf([question, 'handoff']);
    expect(report).toMatchObject({ answerable: 0, unanswerable: 1, answeredWrongly: 0, offered: 0, refused: 0, [count]: 1 });
    expect(report).toMatchObject({ right: 0, wrong: 0, clarified: 0, missed: 0 });
    expect(report.failures.map((one) => one.verdict)).toEqual(failures);
  });
});
