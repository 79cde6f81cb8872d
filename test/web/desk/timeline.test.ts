import type { StaffMessage, TicketEvent } from '../../../web/desk/api/types';
import { type Item, timeline } from '../../../web/desk/ticket/transcript/timeline';

const minute = (count: number) => new Date(Date.parse('2026-03-02T10:00:00Z') + count * 60_000).toISOString();

function message(seq: number, at: string, more: Partial<StaffMessage> = {}): StaffMessage {
  return { id: `m${seq}`, seq, at, author: { role: 'customer' }, kind: 'text', text: `text ${seq}`, ...more };
}
const event = (version: number, at: string, kind: string): TicketEvent => ({ version, at, kind, actor: 'ana' });
const keys = (items: readonly Item[]) => items.filter(({ kind }) => kind !== 'day').map(({ key }) => key.split('-')[0]);

describe('what was said and done, in one order', () => {
  it('puts a note where it was written', () => {
    const messages = [message(1, minute(0)), message(2, minute(5))];
    expect(keys(timeline({ messages, events: [event(2, minute(3), 'noted')] }))).toEqual(['m1', 'e2', 'm2']);
  });

  it('puts a message before the event of the same moment', () => {
    expect(keys(timeline({ messages: [message(1, minute(0))], events: [event(2, minute(0), 'resolved')] }))).toEqual([
      'm1',
      'e2',
    ]);
  });

  it('leaves out events that a message tells already', () => {
    const events = [event(2, minute(1), 'replied'), event(3, minute(2), 'customer_message'), event(4, minute(3), 'claimed')];
    expect(keys(timeline({ messages: [message(1, minute(0))], events }))).toEqual(['m1', 'e4']);
  });

  it('keeps the order of seq when the clock went backwards', () => {
    const messages = [message(1, minute(9)), message(2, minute(1)), message(3, minute(2))];
    expect(keys(timeline({ messages, events: [] }))).toEqual(['m1', 'm2', 'm3']);
  });

  it("shows the customer's verdict at the answer it is about", () => {
    const bot = { author: { role: 'bot' }, kind: 'answer' } as const;
    const messages = [
      message(1, minute(0), bot),
      message(2, minute(0), bot),
      message(3, minute(1), { feedback: { messageId: 'm1', helpful: false } }),
    ];
    const verdicts = timeline({ messages, events: [] }).flatMap((item) => (item.kind === 'message' ? [item.helped] : []));
    expect(verdicts).toEqual([false, undefined, undefined]);
  });

  it('marks the choice that the customer took', () => {
    const choices = [
      { label: 'Devoluciones', value: 'returns/period' },
      { label: 'Ninguna de estas', value: 'none' },
    ];
    const messages = [
      message(1, minute(0), { author: { role: 'bot' }, kind: 'choices', choices }),
      message(2, minute(0), { author: { role: 'system' }, kind: 'notice' }),
      message(3, minute(1), { text: 'Ninguna de estas' }),
    ];
    const [first] = timeline({ messages, events: [] }).flatMap((item) => (item.kind === 'message' ? [item] : []));
    expect(first?.picked).toBe('Ninguna de estas');
  });

  it('names the author once for messages in a row, and again after somebody else', () => {
    const ana = { author: { role: 'agent', name: 'Ana' } } as const;
    const messages = [message(1, minute(0), ana), message(2, minute(1), ana), message(3, minute(1)), message(4, minute(1), ana)];
    const continued = timeline({ messages, events: [] }).flatMap((item) => (item.kind === 'message' ? [item.continued] : []));
    expect(continued).toEqual([false, true, false, false]);
  });
});
