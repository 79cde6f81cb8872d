import { rateConversation } from '../../../../bot/conversation/use-cases';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { type Chat, openChat, ticketOf } from '../../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../../support/conversation-ports';
import { smallKnowledge } from '../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = () => ticketOf(ports, chat);
const toldStaff = async () => (await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100)).map(({ about }) => about);
const waits = () => chat.say('quiero hablar con una persona, la lavadora pierde agua');

describe('once it is settled', () => {
  const settles = async () => {
    await waits();
    const { number } = await ticketNow();
    await reply(ports, { actor: luis, number, service, body: { text: 'Hecho' } });
    await resolve(ports, { actor: luis, number, service, body: { reason: 'answered' } });
  };

  it.each([
    ['5', 5],
    ['4/5', 4],
    ['3 estrellas', 3],
    ['un 2', 2],
    ['15', undefined],
    ['0', undefined],
    ['6', undefined],
    ['5 3', undefined],
    ['5/5/5', undefined],
    ['llevo 5 días esperando', undefined],
  ])('“%s” gives %s', async (text, score) => {
    await settles();
    await chat.say(text);
    expect((await ports.store.loadRating(chat.id))?.score).toBe(score);
  });

  it('a low score is told to the team with the ticket, and thanked for with its figure', async () => {
    await settles();
    const outcome = await chat.say('1');
    expect(outcome.messages[0]?.text).toMatch(/1/);
    expect(outcome.messages[0]?.text).not.toContain('undefined');
    expect(await toldStaff()).toContain('rated_low');
    expect(await ports.store.loadRating(chat.id)).toMatchObject({ ticketNumber: (await ticketNow()).number });
  });

  it('a comment is told to the team below the score, and kept with it', async () => {
    await settles();
    await rateConversation(ports, chat.id, { score: 4, comment: 'Muy amables' }, WRITER);
    const rating = (await ports.store.listMessages(chat.id, 0)).findLast(({ kind }) => kind === 'rating');
    expect(rating?.text).toMatch(/4[^\n]*\nMuy amables$/);
    expect(await ports.store.loadRating(chat.id)).toMatchObject({ score: 4, comment: 'Muy amables' });
  });
});
