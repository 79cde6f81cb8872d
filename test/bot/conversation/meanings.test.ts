import { rank } from '../../../bot/conversation/ranking';
import type { Matcher } from '../../../bot/matcher';
import { MONDAY } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

describe('the meaning of the sentences of a message', () => {
  it('is asked for three of them at most', () => {
    const knowledge = smallKnowledge();
    const allowed: boolean[] = [];
    const counting: Matcher = {
      ...knowledge.matchers.es!,
      match(utterance, limit, options) {
        allowed.push(options?.meaning ?? true);
        return { ...knowledge.matchers.es!.match(utterance, limit), meaning: options?.meaning ?? true };
      },
    };
    const sentences = ['plazo', 'no funciona', 'quiero otra cosa', 'me lo traéis', 'o voy yo', 'gracias'];
    rank({ ...knowledge, matchers: { es: counting } }, sentences, 'es', MONDAY.toISOString().slice(0, 10));
    expect(allowed.filter((one) => one)).toHaveLength(3);
    expect(allowed.length).toBeGreaterThanOrEqual(sentences.length);
  });
});
