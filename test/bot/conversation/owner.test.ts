import { askForPerson, reopenConversation } from '../../../bot/conversation/use-cases';
import type { Store } from '../../../bot/ports';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import type { Actor } from '../../../bot/tickets/authorize';
import { type Chat, openChat } from '../../support/chat';
import { MONDAY, type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

const { service } = smallKnowledge().base;
const person = (login: string): Actor => {
  const member = service.team.find((one) => one.login === login);
  if (member === undefined) throw new Error(login);
  return { login, name: member.name, role: member.role };
};

let ports: TestPorts;
let chat: Chat;
let reads: string[];

beforeEach(async () => {
  reads = [];
  ports = testPorts({ wrap: (store) => noted(store) });
  chat = await openChat(ports);
  reads = [];
});

/** The store, with a note of whatever is asked of the team. */
function noted(store: Store): Store {
  const note =
    <Asked extends readonly unknown[], Answer>(what: string, ask: (...asked: Asked) => Answer) =>
    (...asked: Asked): Answer => {
      reads.push(what);
      return ask(...asked);
    };
  return {
    ...store,
    listAvailability: note('availability', store.listAvailability),
    loadTeam: note('team', store.loadTeam),
    listSlaHistory: note('promises', store.listSlaHistory),
  };
}

const goes = (...logins: readonly string[]) =>
  Promise.all(logins.map((login) => setAvailability(ports, person(login), service, false)));
const later = (minutes: number) => ports.clock.set(new Date(MONDAY.getTime() + minutes * 60_000));
const ticketNow = async () => {
  const { ticketId = '' } = (await ports.memory.loadConversation(chat.id)) ?? {};
  const ticket = await ports.memory.loadTicket(ticketId);
  if (ticket === undefined) throw new Error('no ticket');
  return ticket;
};
const onTicket = async (login: string) => ({ actor: person(login), number: (await ticketNow()).number, service });
const eventsNow = async () => (await ports.memory.listTicketEvents((await ticketNow()).id)).map(({ kind }) => kind);

describe('what nobody has to take', () => {
  it.each(['¿cuánto tarda la entrega?', 'hola', 'xilófonos usados'])('asks nothing of the team: %s', async (text) => {
    await chat.say(text);
    expect(reads).toEqual([]);
  });
});

describe('a hand-off', () => {
  it('asks once who is there and has how much, and once what was achieved', async () => {
    await chat.person();
    expect(reads.sort()).toEqual(['promises', 'team']);
  });

  it.each([
    ['in words', () => chat.person()],
    ['by a tap', () => askForPerson(ports, chat.id, {}, WRITER)],
    ['of an entry that needs a person', () => chat.say('huele a gas')],
    ['at the second miss', () => chat.say('xilófonos usados').then(() => chat.say('billetes a Tokio'))],
    ['at a miss of somebody upset', () => chat.say('ESTO ES UNA VERGÜENZA!!! NADIE ME CONTESTA')],
    [
      'after an answer that did not help',
      async () => {
        await chat.say('¿cuánto tarda la entrega?');
        await chat.say('no');
        return chat.say('Hablar con una persona', 'person');
      },
    ],
  ] as const)('%s has an owner at once, whose name is in the message and on the card', async (_, asked) => {
    await goes('admin', 'luis');
    const { messages, ticket } = await asked();
    const told = messages.find(({ kind }) => kind === 'handoff');
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'Ana' });
    expect(told).toMatchObject({ ticket: { status: 'assigned', assignee: 'Ana' } });
    expect(told?.text).toContain('La lleva Ana, que te responderá');
    expect(await ticketNow()).toMatchObject({ version: 1, assignee: { login: 'ana' } });
  });

  it('goes to the person who knows the topic of the question', async () => {
    const skilled = SMALL_FILES.map((file) =>
      file.path === 'service.yaml' ? { ...file, text: file.text.replace('luis: {', 'luis: { skills: [logistics],') } : file,
    );
    ports = testPorts({ knowledge: knowledgeOf(skilled) });
    chat = await openChat(ports);
    await chat.say('¿cuánto tarda la entrega?');
    const { ticket } = await chat.person();
    expect(ticket?.assignee).toBe('Luis');
  });

  it('names nobody while nobody is there, and the first to come back gets it', async () => {
    await goes('ana', 'luis', 'admin');
    const { messages, ticket } = await chat.person();
    expect(ticket).toMatchObject({ status: 'new' });
    expect(messages.at(1)?.text).toContain('Tendrás respuesta a más tardar');
    await setAvailability(ports, person('luis'), service, true);
    const said = await ports.memory.listMessages(chat.id, 0);
    expect(said.at(-1)).toMatchObject({ kind: 'notice', text: expect.stringMatching(/^Luis se ocupa de tu consulta/) });
  });
});

describe('a customer who writes again', () => {
  it('asks nothing of the team while the ticket waits for staff anyhow', async () => {
    await chat.person();
    reads = [];
    const { messages } = await chat.say('es por la nevera azul');
    expect(reads).toEqual([]);
    expect(messages.at(-1)?.text).toMatch(/; Carmen lo leerá\.$/);
  });

  it('reaches the one who replied, who is still there', async () => {
    await chat.person();
    await reply(ports, { ...(await onTicket('admin')), body: { text: '¿Qué modelo es?' } });
    reads = [];
    await chat.say('el azul');
    expect(reads).toEqual(['team']);
    expect(await ticketNow()).toMatchObject({ status: 'assigned', assignee: { login: 'admin' } });
  });

  it('reaches the one who replied, who has paused meanwhile: only new tickets go to others', async () => {
    await chat.person();
    await reply(ports, { ...(await onTicket('admin')), body: { text: '¿Qué modelo es?' } });
    later(90);
    await goes('admin');
    const { ticket } = await chat.say('el azul');
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'Carmen' });
    expect(await eventsNow()).toEqual(['opened', 'assigned', 'replied', 'customer_message']);
  });
});

describe('reopening', () => {
  async function resolvedBy(login: string): Promise<void> {
    await chat.person();
    await reply(ports, { ...(await onTicket(login)), body: { text: 'Hecho.' } });
    await resolve(ports, { ...(await onTicket(login)), body: { reason: 'answered' } });
    later(60);
  }

  it('gives the ticket back to its owner, and says so', async () => {
    await resolvedBy('admin');
    const { ticket, messages } = await reopenConversation(ports, chat.id, WRITER);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'Carmen' });
    expect(messages.at(-1)?.text).toContain('La lleva Carmen, y estará resuelta a más tardar');
  });

  it('gives it to somebody else when its owner is away', async () => {
    await resolvedBy('admin');
    await goes('admin');
    const { ticket, messages } = await reopenConversation(ports, chat.id, WRITER);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'Ana' });
    expect(messages.at(-1)?.text).toContain('La lleva Ana, y estará resuelta a más tardar');
    expect((await eventsNow()).slice(-2)).toEqual(['reopened', 'assigned']);
  });

  it('names nobody when nobody is there', async () => {
    await resolvedBy('admin');
    await goes('admin', 'ana', 'luis');
    const { ticket, messages } = await reopenConversation(ports, chat.id, WRITER);
    expect(ticket).toMatchObject({ status: 'new' });
    expect(ticket?.assignee).toBeUndefined();
    expect(messages.at(-1)?.text).toContain('Estará resuelta a más tardar');
  });
});
