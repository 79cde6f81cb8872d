import type { StaffMessage } from '../../../web/desk/api/types';
import { arrivedSince } from '../../../web/desk/ticket/composer/arrived';

const message = (seq: number, role: StaffMessage['author']['role'], text: string): StaffMessage => ({
  id: `m${seq}`,
  seq,
  at: '2026-03-02T10:00:00Z',
  author: { role },
  kind: 'text',
  text,
});
const seqs = (messages: readonly StaffMessage[]) => messages.map(({ seq }) => seq);

describe('what was said since somebody began to write', () => {
  const messages = [message(1, 'customer', 'a'), message(2, 'customer', 'b'), message(3, 'bot', 'c'), message(4, 'agent', 'd')];

  it('is what customers and colleagues said, not the bot', () => {
    expect(seqs(arrivedSince({ text: 'x', seq: 1 }, messages))).toEqual([2, 4]);
  });

  it('is nothing while nothing is written', () => {
    expect(arrivedSince({ text: '  ', seq: 0 }, messages)).toEqual([]);
  });

  it('does not take an earlier try for news', () => {
    expect(seqs(arrivedSince({ text: ' d ', seq: 1, tried: true }, messages))).toEqual([2]);
    expect(seqs(arrivedSince({ text: 'd', seq: 1 }, messages))).toEqual([2, 4]);
  });
});
