import { sha256Digest } from '../../../bot/adapters/crypto';
import { tryQuestion } from '../../../bot/conversation/try-question';
import { questionsOf } from '../../../bot/insights/questions';
import type { Message } from '../../../bot/model/message';
import { MONDAY } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

const knowledge = smallKnowledge();
const at = (seconds: number): string => new Date(MONDAY.getTime() + seconds * 1_000).toISOString();
const NOW = new Date(MONDAY.getTime() + 30 * 86_400_000);

/** A question and its reply, which answers when the question is of the knowledge. */
function turn(seq: number, seconds: number, text: string): readonly Message[] {
  const { explanation } = tryQuestion(knowledge, text, 'en', MONDAY, sha256Digest);
  const [entryId] = explanation.decision === 'answer' ? explanation.candidates.map((one) => one.entryId) : [];
  return [
    { id: `x${seq}`, seq, at: at(seconds), author: { role: 'customer' }, kind: 'text', text, explanation },
    {
      ...{ id: `m${seq + 1}`, seq: seq + 1, at: at(seconds), author: { role: 'bot' }, kind: 'text', text: '' },
      ...(entryId === undefined ? {} : { answer: { entryId, title: '', confidence: 1, related: [] } }),
    },
  ];
}

const said = (seq: number, seconds: number, messageId: string, helpful: boolean): Message => ({
  ...{ id: `x${seq}`, seq, at: at(seconds), author: { role: 'customer' }, kind: 'text', text: '' },
  feedback: { messageId, helpful },
});

const DELIVERY = 'how much does delivery cost';
const HOUR = 3_600;

describe('a question', () => {
  it('ends as the customer says of its answer, whose last word counts, within a week', () => {
    const messages = [
      ...turn(1, 0, DELIVERY),
      said(3, 10, 'm2', true),
      ...turn(4, 20, DELIVERY),
      said(6, 30, 'm5', true),
      said(7, 40, 'm5', false),
      ...turn(8, 50, DELIVERY),
      said(10, 8 * 24 * HOUR, 'm9', true),
    ];
    expect(questionsOf({ messages, tickets: [] }, NOW).map(({ end }) => end)).toEqual(['confirmed', 'wrong', 'assumed']);
  });

  it('came back when its topic is asked about on another visit of the week', () => {
    const visits = (seconds: number) => {
      const messages = [...turn(1, 0, DELIVERY), ...turn(3, seconds, DELIVERY)];
      return questionsOf({ messages, tickets: [] }, NOW)[0]?.end;
    };
    expect([HOUR - 1, HOUR, 7 * 24 * HOUR, 7 * 24 * HOUR + 1].map(visits)).toEqual([
      'assumed',
      'cameBack',
      'cameBack',
      'assumed',
    ]);
  });

  it('was given up when nothing but a word on the answer came after a miss', () => {
    const answered = turn(1, 0, DELIVERY);
    const gaveUp = (messages: readonly Message[]) => questionsOf({ messages, tickets: [] }, NOW)[0]?.gaveUp;
    expect(gaveUp([...answered, said(3, 10, 'm2', false)])).toBe(true);
    expect(gaveUp([...answered, said(3, 10, 'm2', false), ...turn(4, 20, 'qwerty')])).toBe(false);
    expect(gaveUp([...answered, ...turn(3, 5, 'qwerty'), said(5, 10, 'm2', false)])).toBe(false);
    expect(gaveUp(turn(1, 0, 'qwerty zxcvb'))).toBe(true);
    expect(gaveUp([...turn(1, 0, 'qwerty zxcvb'), ...turn(3, 8 * 24 * HOUR, 'qwerty')])).toBe(true);
  });
});

test('a conversation of 100,000 messages is counted without piling up work', () => {
  const [question, reply] = turn(1, 0, DELIVERY);
  const messages = Array.from({ length: 50_000 }, (_, nr) => [
    { ...question, id: `x${nr}`, seq: 2 * nr + 1, at: at(nr) } as Message,
    { ...reply, id: `m${2 * nr + 2}`, seq: 2 * nr + 2, at: at(nr) } as Message,
  ]).flat();
  const questions = questionsOf({ messages, tickets: [] }, NOW);
  expect(questions).toHaveLength(50_000);
  expect([questions[0]?.end, questions.at(-1)?.end]).toEqual(['cameBack', 'assumed']);
});
