import { understand } from '../../../bot/conversation/understand';
import type { Matter } from '../../../bot/conversation/understand/follow-up';
import type { Matcher } from '../../../bot/matcher';
import type { Knowledge } from '../../../bot/ports';
import { smallKnowledge } from '../../support/small-knowledge';

interface Asked {
  readonly text: string;
  readonly meaning: boolean;
}

const BEFORE: Matter = { entryId: 'delivery/times', question: '¿cuánto tarda la entrega de una lavadora?' };
const LONG = 'plazo. no funciona. quiero otra cosa. me lo traéis. o voy yo. ¿cuánto cuesta eso?';
const FOLLOW_UP = '¿Y eso? ¿a Ibiza?';

/** What the matchers are asked while a message is read; whenever it may be, the meaning is. */
function askedFor(text: string, before?: Matter): readonly Asked[] {
  const asked: Asked[] = [];
  const counting = (matcher: Matcher): Matcher => ({
    ...matcher,
    match(utterance, limit, { meaning = true } = {}) {
      asked.push({ text: `${matcher.language} ${utterance}`, meaning });
      return { ...matcher.match(utterance, limit), meaning };
    },
  });
  const { base, matchers } = smallKnowledge();
  const knowledge: Knowledge = { base, matchers: { es: counting(matchers.es!), en: counting(matchers.en!) } };
  understand(knowledge, text, 'es', '2026-11-16', before);
  return asked;
}

describe('the meaning of the sentences of a message', () => {
  it.each([
    ['a long message', LONG, undefined],
    ['a long message after an answer', LONG, BEFORE],
    ['a short message that is read with the question before it', FOLLOW_UP, BEFORE],
  ])('is asked for three of them at most: %s', (_kind, text, before) => {
    const asked = askedFor(text, before);
    expect(asked.filter(({ meaning }) => meaning)).toHaveLength(3);
    expect(asked.length).toBeGreaterThan(3);
  });

  it('is asked of a question before what is told around it', () => {
    expect(askedFor(LONG).filter(({ meaning }) => meaning)).toContainEqual({ text: 'es ¿cuánto cuesta eso?', meaning: true });
  });

  it('and its words are looked up once for each sentence, however often it is read', () => {
    const texts = askedFor(FOLLOW_UP, BEFORE).map(({ text }) => text);
    expect(texts).toHaveLength(new Set(texts).size);
    expect(texts.some((text) => text.includes(BEFORE.question))).toBe(true);
  });
});
