import { sha256Digest } from '../../../bot/adapters/crypto';
import { formatGroup, groupProblems } from '../../../bot/knowledge/group-problems';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import type { KnowledgeProblem } from '../../../bot/knowledge/problems';
import { SMALL_FILES } from '../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');

function problemsOf(files: typeof SMALL_FILES): readonly KnowledgeProblem[] {
  const parsed = parseKnowledge(files, sha256Digest, NOW);
  return parsed.kind === 'invalid' ? parsed.problems : parsed.warnings;
}

const problem = (file: string, message: string, severity: KnowledgeProblem['severity'] = 'error'): KnowledgeProblem => ({
  file,
  line: 2,
  column: 1,
  message,
  severity,
});

describe('problems by cause', () => {
  it('a deleted folder is one problem, however many lines name what was in it', () => {
    const questions = Array.from({ length: 200 }, (_, index) => `- { question: "how long ${index}", expect: delivery/times }\n`);
    const files = [
      ...SMALL_FILES.filter(({ path }) => !path.startsWith('delivery/')),
      { path: 'questions.en.yaml', text: questions.join('') },
    ];
    const errors = groupProblems(problemsOf(files)).filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.places).toHaveLength(201);
    expect(errors[0]?.message).toBe(
      'Bring back the folder `delivery`, or remove what names it or an entry of it: there is no such folder.',
    );
  });

  it('a deleted entry is one problem, named where it is asked for', () => {
    const files = [
      ...SMALL_FILES.filter(({ path }) => !path.startsWith('delivery/cost')),
      { path: 'questions.en.yaml', text: '- { question: a b, expect: delivery/cost }\n' },
    ];
    const [only, ...others] = groupProblems(problemsOf(files)).filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(only?.places.map(({ file }) => file)).toEqual(['delivery/times.en.md', 'delivery/times.es.md', 'questions.en.yaml']);
    expect(only?.message).toContain('There is no entry `delivery/cost`.');
  });

  it('missing translations are one warning a language', () => {
    const files = SMALL_FILES.filter(({ path }) => !path.endsWith('.es.md') || path.startsWith('safety'));
    const untranslated = groupProblems(problemsOf(files)).filter(({ message }) => message.includes('.es.md'));
    expect(untranslated.map(({ places }) => places.length)).toEqual([5]);
  });

  it('errors come before warnings and notes, and a line says where else', () => {
    const found = groupProblems([
      problem('a', 'careful', 'warning'),
      problem('b', 'one'),
      ...['c', 'd', 'e', 'f', 'g', 'h'].map((file) => problem(file, 'six')),
      problem('knowledge/', 'all', 'note'),
    ]);
    expect(found.map(formatGroup)).toEqual([
      'b:2:1  error: one',
      'c:2:1  error: six (also d:2:1, e:2:1, f:2:1, and 2 more)',
      'a:2:1  warning: careful',
      'knowledge/  note: all',
    ]);
  });
});
