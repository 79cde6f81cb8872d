import { ticketNumbersIn } from '../../../bot/tickets/lifecycle/ticket-number';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';

let ports: TestPorts;
let chat: Chat;
let theirs = '';

beforeEach(async () => {
  ports = testPorts();
  const other = await openChat(ports);
  await other.say('quiero hablar con una persona sobre mi xilófono roto');
  theirs = (await other.say('mi correo es eva@example.com')).ticket?.number ?? '';
  chat = await openChat(ports);
});

const links = async () =>
  (await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100)).filter(({ about }) => about === 'fresh_link');

it.each([
  ['M-7K3Q9TB2', ['M-7K3Q9TB2']],
  ['mi consulta es la m-7k3q9tb2, ¿cómo va?', ['M-7K3Q9TB2']],
  ['M 7K3Q 9TB2', ['M-7K3Q9TB2']],
  ['m7k3q9tb2', ['M-7K3Q9TB2']],
  ['M–7K3Q9TB2', ['M-7K3Q9TB2']],
  ['m parecido', []],
  ['el tamaño M 12345678 9', ['M-12345678']],
  ['XM-7K3Q9TB2', []],
  ['M-7K3Q9TB', []],
])('the numbers in "%s" are %j', (text, numbers) => {
  expect(ticketNumbersIn(text)).toEqual(numbers);
});

it('the reply is the same whether there is such a ticket or not, and neither is stored otherwise', async () => {
  const another = await openChat(ports);
  const there = await chat.say(`mi número es ${theirs}`);
  const missing = await another.say('mi número es M-00000000');
  const seen = ({ messages, state, ticket }: typeof there) => ({
    state,
    ticket,
    replies: messages.slice(1).map(({ text, choices, kind }) => ({ text, choices, kind })),
  });
  expect(seen(there)).toEqual(seen(missing));
  const asked = (await links()).map(({ conversationId, ticketNumber }) => [conversationId, ticketNumber]);
  expect(new Map(asked as [string, string][])).toEqual(
    new Map([
      [chat.id, theirs],
      [another.id, 'M-00000000'],
    ]),
  );
});

it("the conversation's own number is no other ticket's", async () => {
  const { ticket } = await chat.say('quiero hablar con una persona sobre mi nevera rota');
  await chat.say(`¿cómo va la ${ticket?.number}?`);
  expect(await links()).toEqual([]);
});

it('a person who has taken over reads the number themselves', async () => {
  const { ticket } = await chat.say('quiero hablar con una persona sobre mi nevera rota');
  await chat.say(`también tengo la ${theirs}`);
  expect(await links()).toHaveLength(1);
  const events = await ports.memory.listTicketEvents((await ports.store.findTicket(ticket?.number ?? ''))?.id ?? '');
  expect(events.at(-1)?.kind).toBe('customer_message');
});
