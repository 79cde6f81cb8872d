import { decisionOf } from '../../../web/desk/explanation/reason';
import { parts as en } from '../../../web/desk/language/en/parts';
import { parts as es } from '../../../web/desk/language/es/parts';

describe('what the assistant did, in a sentence', () => {
  it('is that it answered, where nobody asked for more', () => {
    expect(decisionOf({ decision: 'answer' }, undefined, en.why)).toBe('It answered.');
  });

  it('is that it had answered before, under why a question came to a person all the same', () => {
    expect(decisionOf({ decision: 'answer' }, 'asked', en.why)).toBe('The assistant had already answered the question.');
    expect(decisionOf({ decision: 'answer' }, 'not_helpful', es.why)).toBe('El asistente ya había respondido a la pregunta.');
  });

  it('is the same with and without a ticket for everything else', () => {
    for (const decision of ['clarify', 'fallback', 'handoff', 'added'] as const) {
      expect(decisionOf({ decision }, 'asked', en.why)).toBe(en.why.decisions[decision]);
    }
  });
});
