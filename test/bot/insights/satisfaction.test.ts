import { giveFeedback } from '../../../bot/conversation/use-cases';
import { countHelpfulness, countSatisfaction, type RatedTicket } from '../../../bot/insights/satisfaction';
import type { Message } from '../../../bot/model/message';
import { RESOLUTION_REASONS } from '../../../bot/model/ticket';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { ana, counter, handedOver, request, stored } from '../tickets/counter';

describe('whether answers helped', () => {
  const asked = 'gastos de envío';

  it.each([
    ['a tap on yes', (chat: Chat, answer: string) => tap(chat, answer, true), { helped: 1, notHelped: 0, silent: 0 }],
    ['a tap on no', (chat: Chat, answer: string) => tap(chat, answer, false), { helped: 0, notHelped: 1, silent: 0 }],
    ['a yes in words', (chat: Chat) => chat.say('sí, gracias'), { helped: 1, notHelped: 0, silent: 0 }],
    ['a no in words', (chat: Chat) => chat.say('no me sirve'), { helped: 0, notHelped: 1, silent: 0 }],
    ['another question', (chat: Chat) => chat.say('¿y cuánto tarda?'), { helped: 0, notHelped: 0 }],
    ['nothing', async () => {}, { helped: 0, notHelped: 0, silent: 1 }],
  ])('is counted by what is stored: %s', async (_, then, counts) => {
    const ports = testPorts();
    const chat = { ports, ...(await openChat(ports)) };
    const answer = chat.last(await chat.say(asked));
    expect(answer.kind).toBe('answer');
    await then(chat, answer.id);
    expect(countHelpfulness([await ports.store.listMessages(chat.id, 0)])).toMatchObject(counts);
  });

  it('counts what was said last of an answer, each answer for itself, and every conversation', () => {
    const answer = (id: string) => message({ id, answer: { entryId: 'a/b', title: 'B', confidence: 1, related: [] } });
    const about = (messageId: string, helpful: boolean) => message({ id: `f${messageId}`, feedback: { messageId, helpful } });
    const first = [answer('m2'), about('m2', true), answer('m4'), about('m2', false), message({ id: 'm6' })];
    const second = [answer('m2'), about('m9', true)];
    expect(countHelpfulness([first, second, []])).toEqual({ answers: 3, helped: 0, notHelped: 1, silent: 2 });
  });
});

describe('satisfaction', () => {
  const resolved = { resolvedAt: '2025-11-24T10:00:00.000Z', resolution: { reason: 'answered', by: 'ana' } } as const;
  const rated = (score: number, comment?: string): RatedTicket => ({
    ticket: resolved,
    rating: { score, ...(comment === undefined ? {} : { comment }) },
  });

  it('is the share of fours and fives among those who said something', () => {
    expect(countSatisfaction([rated(5), rated(4, 'Gracias'), rated(1), { ticket: resolved }])).toEqual({
      asked: 4,
      scores: { 1: 1, 2: 0, 3: 0, 4: 1, 5: 1 },
      withComment: 1,
      confirmed: 0,
      silent: 1,
      csat: 2 / 3,
    });
  });

  it('is unknown where all are silent, and silence is no yes', () => {
    const confirmed = { ticket: { ...resolved, confirmedAt: '2025-11-25T10:00:00.000Z' } };
    const counts = countSatisfaction([{ ticket: resolved }, confirmed]);
    expect(counts).toMatchObject({ asked: 2, silent: 1, confirmed: 1 });
    expect(counts).not.toHaveProperty('csat');
  });

  it.each(RESOLUTION_REASONS)('counts those who were asked for a rating after a resolution as “%s”', async (reason) => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason }));
    const { ticket, messages } = await stored(desk, opened);
    expect(countSatisfaction([{ ticket }]).asked).toBe(messages.some(({ kind }) => kind === 'rating') ? 1 : 0);
  });

  it('leaves out whom nobody asked: open tickets, merged ones, spam', () => {
    const merged = { ...resolved, resolution: { reason: 'duplicate', by: 'ana' }, mergedInto: 'M-1A2B3C4D' } as const;
    expect(countSatisfaction([{ ticket: {} }, { ticket: merged }])).toMatchObject({ asked: 0, silent: 0 });
    expect(countSatisfaction([{ ...rated(2), ticket: {} }])).toMatchObject({ asked: 1, scores: { 2: 1 } });
  });
});

type Chat = Awaited<ReturnType<typeof openChat>> & { readonly ports: TestPorts };

const tap = ({ ports, id }: Chat, messageId: string, helpful: boolean) => giveFeedback(ports, id, { messageId, helpful }, WRITER);

function message(more: Partial<Message>): Message {
  return { id: 'm1', seq: 1, at: '2025-11-24T10:00:00.000Z', author: { role: 'bot' }, kind: 'text', text: '', ...more };
}
