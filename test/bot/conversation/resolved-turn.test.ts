import { merge } from '../../../bot/tickets/actions/merge';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

describe('after the resolution', () => {
  const resolved = async () => {
    const { ticket } = await chat.person();
    const actor = { login: 'ana', name: 'Ana', role: 'staff' as const };
    const { service } = (await ports.knowledge.current()).base;
    await resolve(ports, { actor, number: ticket?.number ?? '', service, body: { reason: 'answered' } });
  };

  it('still answers, and leaves ticket and state alone', async () => {
    await resolved();
    const outcome = await chat.say('¿cuánto tarda la entrega?');
    expect(outcome).toMatchObject({ state: 'resolved', ticket: { status: 'resolved' } });
    expect(chat.last(outcome).kind).toBe('answer');
  });

  it('shows the way back to the team, and a tap reopens the same ticket', async () => {
    await resolved();
    const asked = await chat.say('xilófonos usados');
    expect(asked).toMatchObject({ state: 'resolved' });
    expect(chat.last(asked)).toMatchObject({ kind: 'choices', choices: [{ value: 'person' }] });
    const again = await chat.say('Hablar con una persona', 'person');
    expect(again).toMatchObject({ state: 'waiting', ticket: { number: asked.ticket?.number, status: 'assigned' } });
  });
});

describe('a person asked for in words after the resolution', () => {
  const settled = async () => {
    const { ticket } = await chat.person();
    const actor = { login: 'luis', name: 'Luis', role: 'lead' as const };
    const { service } = (await ports.knowledge.current()).base;
    return { actor, service, number: ticket?.number ?? '' };
  };

  it('reopens the same ticket, with a higher priority if the customer is upset by now', async () => {
    const { number, ...by } = await settled();
    await resolve(ports, { ...by, number, body: { reason: 'answered' } });
    const again = await chat.say('esto es una vergüenza, quiero hablar con una persona');
    expect(again).toMatchObject({ state: 'waiting', ticket: { number, status: 'assigned' } });
    const ticket = await ports.store.findTicket(number);
    expect(ticket).toMatchObject({ priority: 'high', tone: 'upset' });
    const events = await ports.store.listTicketEvents(ticket?.id ?? '');
    expect(events.slice(-2)).toMatchObject([
      { kind: 'reopened', actor: 'customer', text: 'not_solved' },
      { kind: 'prioritised', from: 'normal', to: 'high', text: 'upset' },
    ]);
  });

  it('names the ticket that it was merged into', async () => {
    const { number, ...by } = await settled();
    const other = await openChat(ports);
    const into = (await other.person()).ticket?.number ?? '';
    await merge(ports, { ...by, number, body: { into } });
    const asked = await chat.person();
    expect(asked).toMatchObject({ state: 'resolved', ticket: { number, status: 'resolved' } });
    expect(chat.last(asked)).toMatchObject({ text: expect.stringContaining(into), choices: [{ value: 'person' }] });
    expect(await chat.say('Hablar con una persona', 'person')).toMatchObject({ state: 'waiting', ticket: { number } });
  });
});
