import fc from 'fast-check';
import type { Message, Updates } from '../../../web/shared/api/conversations';
import {
  mergeResponse as absorbAt,
  completeUpTo,
  type Edition,
  initialState,
  lastSeq,
  type State,
  unreadIn,
} from '../../../web/widget/session/state';

const message = (seq: number, role: Message['author']['role'] = 'bot', more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  at: '2026-11-22T10:00:00.000Z',
  author: { role },
  kind: 'text',
  text: `text ${seq}`,
  ...more,
});
const news = (messages: readonly Message[], state: Updates['state'] = 'open'): Updates => ({ messages: [...messages], state });
const start = initialState('es');
/** As of the last message that it brings, unless said otherwise. */
const absorb = (state: State, what: Updates, edition: Edition = { seq: lastSeq(what.messages), version: 0 }) =>
  absorbAt(state, what, edition);

test('whatever order news come in, and however often, the transcript is the same', () => {
  const transcript = Array.from({ length: 12 }, (_, index) => message(index + 1));
  const pieces = fc.array(fc.subarray(transcript, { minLength: 1 }), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, fc.shuffledSubarray(transcript, { minLength: transcript.length }), (some, all) => {
      const end = [...some, all].reduce<State>((state, messages) => absorb(state, news(messages)), start);
      expect(end.messages).toEqual(transcript);
      expect(completeUpTo(end.messages)).toBe(transcript.length);
    }),
  );
});

test('news are asked for after the last message before a gap', () => {
  expect(completeUpTo([])).toBe(0);
  expect(completeUpTo([message(1), message(2), message(4)])).toBe(2);
  expect(completeUpTo([message(2)])).toBe(0);
});

test('what the server has is no longer waiting to be sent, wherever the news of it came from', () => {
  const outgoing = [
    { id: 'a', text: 'uno' },
    { id: 'b', text: 'dos' },
  ];
  const state = absorb({ ...start, outgoing }, news([message(1, 'customer', { id: 'a' })]));
  expect(state.outgoing).toEqual([{ id: 'b', text: 'dos' }]);
});

test("unread is what others wrote and the customer has not seen; one's own is not", () => {
  const state = absorb(
    { ...start, seenSeq: 1 },
    news([message(1), message(2, 'customer'), message(3, 'agent'), message(4, 'system')]),
  );
  expect(unreadIn(state)).toBe(2);
});

test('a rating is asked for once, and again only when it was skipped and the ticket reopened', () => {
  const resolved = absorb(start, news([message(1)], 'resolved'));
  expect(resolved.rating).toBe('none');
  const skipped = absorb({ ...resolved, rating: 'skipped' }, news([message(2)], 'resolved'));
  expect(skipped.rating).toBe('skipped');
  const reopened = absorb(skipped, news([message(3)], 'waiting'));
  expect(reopened.rating).toBe('none');
  const given = absorb(reopened, news([message(4, 'customer', { kind: 'rating' })], 'resolved'));
  expect(absorb(given, news([], 'waiting'), { seq: 4, version: 1 }).rating).toBe('given');
});

test('an answer that is older than what is here brings its messages, and changes nothing else', () => {
  const now = absorb(start, news([message(1), message(3)], 'with_agent'), { seq: 3, version: 7 });
  for (const edition of [
    { seq: 2, version: 9 },
    { seq: 3, version: 6 },
  ]) {
    const late = absorb(now, news([message(2)], 'open'), edition);
    expect([late.conversation, late.edition, late.messages.length]).toEqual(['with_agent', { seq: 3, version: 7 }, 3]);
  }
  for (const edition of [
    { seq: 3, version: 7 },
    { seq: 4, version: 0 },
  ])
    expect(absorb(now, news([], 'resolved'), edition)).toMatchObject({ conversation: 'resolved', edition });
});
