import { turn } from '../../../../bot/conversation/turn';
import type { Ticket } from '../../../../bot/model/ticket';
import { merge } from '../../../../bot/tickets/actions/merge';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import type { DeskQuery } from '../../../../bot/tickets/assignment/desk-state';
import { type Chat, openChat, ticketOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { smallKnowledge } from '../../../support/small-knowledge';
import { digest } from '../../tickets/sample';

const knowledge = smallKnowledge();
const { service } = knowledge.base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;
const PERSON = 'quiero hablar con una persona, la lavadora pierde agua';
const ANGER = 'estoy harto de vosotros, sois unos inútiles';

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

/** What the next message needs to know of the desk, before anything of it is read. */
async function asked(text: string, seen = (into: Ticket): Ticket => into): Promise<DeskQuery | undefined> {
  const conversation = await ports.store.loadConversation(chat.id);
  if (conversation === undefined) throw new Error('There is no conversation.');
  const ticket = conversation.ticketId === undefined ? undefined : await ticketOf(ports, chat);
  const found = ticket?.mergedInto === undefined ? undefined : await ports.store.findTicket(ticket.mergedInto);
  const input = { conversation, knowledge, now: ports.clock.now(), digest, attempt: 0 };
  const tickets = { ...(ticket && { ticket }), ...(found && { mergedInto: seen(found) }) };
  return turn({ ...input, ...tickets }, { id: 'next', text }).needs;
}

const answered = async () =>
  reply(ports, { actor: luis, number: (await ticketOf(ports, chat)).number, service, body: { text: '¿Qué modelo es?' } });
const resolved = async () =>
  resolve(ports, { actor: luis, number: (await ticketOf(ports, chat)).number, service, body: { reason: 'answered' } });
async function merged(): Promise<void> {
  const into = (await (await openChat(ports)).person()).ticket?.number ?? '';
  await merge(ports, { actor: luis, number: (await ticketOf(ports, chat)).number, service, body: { into } });
}

describe('without a ticket', () => {
  it.each<[text: string, query: DeskQuery | undefined]>([
    ['¿cuánto tarda la entrega?', undefined],
    [PERSON, { priority: 'normal' }],
    ['huele a gas', { priority: 'urgent' }],
  ])('“%s” asks for %j', async (text, query) => {
    expect(await asked(text)).toEqual(query);
  });

  it('a customer who is known is looked for, too', async () => {
    await chat.say('mi correo es eva@example.com');
    expect(await asked(PERSON)).toEqual({ priority: 'normal', customerKey: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe('while a ticket waits', () => {
  beforeEach(async () => {
    await chat.say(PERSON);
  });

  it.each<[text: string, query: DeskQuery | undefined]>([
    ['la puerta es azul', undefined],
    ['¿cuánto tarda la entrega?', undefined],
    [ANGER, { priority: 'high' }],
    ['huele a gas', { priority: 'urgent' }],
    ['quiero hablar con tu jefe', {}],
    ['estoy harto de vosotros, quiero hablar con tu jefe', { priority: 'high' }],
  ])('“%s” asks for %j', async (text, query) => {
    expect(await asked(text)).toEqual(query);
  });

  it('a message to the one who replied asks who is there, whether or not it is calm', async () => {
    await answered();
    expect(await asked('la puerta es azul')).toEqual({});
    expect(await asked(ANGER)).toEqual({ priority: 'high' });
  });
});

describe('after the resolution', () => {
  it.each<[text: string, query: DeskQuery | undefined]>([
    ['¿cuánto tarda la entrega?', undefined],
    ['quiero hablar con una persona', {}],
    ['esto es una vergüenza, quiero hablar con una persona', { priority: 'high' }],
    ['huele a gas', { priority: 'urgent' }],
  ])('“%s” asks for %j', async (text, query) => {
    await chat.say(PERSON);
    await resolved();
    expect(await asked(text)).toEqual(query);
  });
});

describe('after a merge', () => {
  beforeEach(async () => {
    await chat.say(PERSON);
    await merged();
  });

  it('what is passed on asks who is there where the other ticket has an owner', async () => {
    expect(await asked('los xilófonos suenan mal')).toEqual({});
    expect(await asked('los xilófonos suenan mal', ({ assignee, ...unowned }) => unowned)).toBeUndefined();
  });

  it('danger asks how soon an urgent ticket is answered', async () => {
    expect(await asked('huele a gas')).toEqual({ priority: 'urgent' });
  });
});
