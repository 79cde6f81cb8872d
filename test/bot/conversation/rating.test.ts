import { rateConversation } from '../../../bot/conversation/use-cases';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { spam } from '../../../bot/tickets/actions/spam';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { openChat } from '../../support/chat';
import { testPorts, WRITER } from '../../support/conversation-ports';
import { codeOf } from '../tickets/counter';

const ana = { login: 'ana', name: 'Ana', role: 'staff' } as const;

async function waiting() {
  const ports = testPorts();
  const { service } = (await ports.knowledge.current()).base;
  const chat = await openChat(ports);
  const { ticket } = await chat.person();
  const request = { actor: ana, number: ticket?.number ?? '', service };
  const rate = (score: number, comment?: string) =>
    rateConversation(ports, chat.id, { score, ...(comment === undefined ? {} : { comment }) }, WRITER);
  const events = async () =>
    (await ports.store.listTicketEvents(`${chat.id}.1`)).map(({ kind, actor, text }) => [kind, actor, text]);
  return { ports, service, request, chat, rate, events };
}

describe('a rating', () => {
  it('comes after the resolution, once, and the ticket knows of it', async () => {
    const { ports, request, chat, rate, events } = await waiting();
    expect(await codeOf(rate(5))).toBe('ILLEGAL_MOVE');
    await resolve(ports, { ...request, body: { reason: 'answered' } });
    await rate(2, 'Tardasteis');
    expect((await events()).at(-1)).toEqual(['rated', 'customer', '2']);
    const { ticketNumber, ...stored } = (await ports.store.loadRating(chat.id)) ?? {};
    expect([stored, ticketNumber]).toMatchObject([{ score: 2, comment: 'Tardasteis' }, request.number]);
    expect(await codeOf(rate(5))).toBe('ALREADY_RATED');
  });

  it('is taken when the ticket was closed meanwhile, and is on record there, too', async () => {
    const { ports, service, request, chat, rate, events } = await waiting();
    await resolve(ports, { ...request, body: { reason: 'answered' } });
    ports.clock.set(new Date('2026-12-23T09:30:00.000Z'));
    await monitorSla(ports, service);
    const { state, ticket } = await rate(4);
    expect({ state, status: ticket?.status }).toEqual({ state: 'closed', status: 'closed' });
    expect((await events()).at(-1)).toEqual(['rated', 'customer', '4']);
    expect(await ports.store.loadRating(chat.id)).toMatchObject({ score: 4 });
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
    [5, 0],
  ])('of %i is told to owner and leads %i times, even when it is sent again', async (score, times) => {
    const { ports, request, rate } = await waiting();
    await resolve(ports, { ...request, body: { reason: 'answered' } });
    await rate(score, 'Me mintieron');
    expect(await codeOf(rate(score, 'Me mintieron'))).toBe('ALREADY_RATED');
    const told = (await ports.store.listOutbox('2099-01-01T00:00:00.000Z', 100)).filter(({ about }) => about === 'rated_low');
    expect(told.map(({ kind, to }) => [kind, to?.includes('luis')])).toEqual(
      Array.from({ length: times }, () => ['staff_mail', true]),
    );
  });

  it('is not asked of a customer whose ticket was closed as spam, nor taken', async () => {
    const { ports, request, chat, rate } = await waiting();
    await spam(ports, { ...request, body: {} });
    expect(await codeOf(rate(1))).toBe('ILLEGAL_MOVE');
    await expect(chat.say('sale humo del horno')).rejects.toMatchObject({
      code: 'CONVERSATION_CLOSED',
      detail: expect.stringContaining('Open a new one'),
    });
    expect(await ports.store.loadRating(chat.id)).toBeUndefined();
  });

  it.each([
    ['5', 5],
    ['4/5', 4],
    ['1 estrella', 1],
    ['3 stars', 3],
  ])('may be written: %s', async (text, score) => {
    const { ports, request, chat, events } = await waiting();
    await resolve(ports, { ...request, body: { reason: 'answered' } });
    const { messages, state } = await chat.say(text);
    expect(messages.map(({ kind }) => kind)).toEqual(['rating', 'text']);
    expect(state).toBe('resolved');
    expect((await events()).at(-1)).toEqual(['rated', 'customer', String(score)]);
    expect(await ports.store.loadRating(chat.id)).toMatchObject({ score });
  });

  it('is written once, and a number before the resolution is none', async () => {
    const { ports, request, chat } = await waiting();
    await chat.say('2');
    expect(await ports.store.loadRating(chat.id)).toBeUndefined();
    await resolve(ports, { ...request, body: { reason: 'answered' } });
    await chat.say('4');
    await chat.say('5');
    expect(await ports.store.loadRating(chat.id)).toMatchObject({ score: 4 });
  });
});
