import { sha256Digest } from '../../../bot/adapters/crypto';
import { takenPhrases } from '../../../bot/conversation/saved-questions';
import { tryQuestion } from '../../../bot/conversation/try-question';
import type { Channel } from '../../../bot/model/message';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');

/** The small knowledge, with a line in the front matter of both files of an entry. */
const withLine = (id: string, line: string) =>
  SMALL_FILES.map((file) =>
    file.path.startsWith(`${id}.`) ? { ...file, text: file.text.replace('\nalso:', `\n${line}\nalso:`) } : file,
  );
const forStaff = knowledgeOf(withLine('delivery/cost', 'audience: staff'));

function said(knowledge: ReturnType<typeof knowledgeOf>, text: string, channel?: Channel) {
  const { explanation, replies } = tryQuestion(knowledge, text, 'es', NOW, sha256Digest, channel);
  return { decision: explanation.decision, all: JSON.stringify([explanation, replies]) };
}

describe('an entry for staff', () => {
  it.each(['web', 'teams'] as const)('is neither answered nor offered to a customer on %s', (channel) => {
    for (const question of ['¿Cuánto cuesta el envío?', 'gastos de envio del reparto', 'tiempo de envío', 'cuesta envío tarda']) {
      expect(said(forStaff, question, channel).all).not.toContain('delivery/cost');
      expect(said(forStaff, question, channel).all).not.toContain('49 €');
    }
    expect(said(smallKnowledge(), '¿Cuánto cuesta el envío?', channel)).toMatchObject({ decision: 'answer' });
  });

  it('is not named as related to an answer', () => {
    expect(said(smallKnowledge(), '¿Cuánto tarda la entrega?').all).toContain('delivery/cost');
    expect(said(forStaff, '¿Cuánto tarda la entrega?')).toMatchObject({ decision: 'answer' });
    expect(said(forStaff, '¿Cuánto tarda la entrega?').all).not.toContain('delivery/cost');
  });

  it('is not among those of its topic that are offered for browsing', () => {
    const knowledge = knowledgeOf(withLine('delivery/times', 'audience: [staff]'));
    expect(said(knowledge, 'Entregas').all).not.toContain('delivery/times');
  });

  it('has no phrases that a customer could be led to, so that none is told as taken', () => {
    expect(takenPhrases(forStaff, NOW, sha256Digest)).toEqual([]);
  });
});

describe('an entry for one channel', () => {
  const onTeams = knowledgeOf(withLine('delivery/cost', 'audience: teams'));

  it('is answered there, and nowhere else', () => {
    expect(said(onTeams, '¿Cuánto cuesta el envío?', 'teams')).toMatchObject({ decision: 'answer' });
    expect(said(onTeams, '¿Cuánto cuesta el envío?', 'web').all).not.toContain('delivery/cost');
  });

  it('is tried there when its phrases are', () => {
    expect(takenPhrases(onTeams, NOW, sha256Digest)).toEqual([]);
  });
});

it('an audience of a version compiled when it had no effect has none', () => {
  const { base, ...rest } = smallKnowledge();
  const entries = base.entries.map((entry) => ({ ...entry, audience: 'customers of the shop' as unknown as ['web'] }));
  expect(said({ ...rest, base: { ...base, entries } }, '¿Cuánto cuesta el envío?')).toMatchObject({ decision: 'answer' });
});
