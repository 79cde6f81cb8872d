import { askForPerson, openConversation } from '../../../../bot/conversation/use-cases';
import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { openChat } from '../../../support/chat';
import { PLENTY, type TestPorts, testPorts, WRITER } from '../../../support/conversation-ports';

const EVA = { email: 'eva@example.com' };
let ports: TestPorts;

beforeEach(() => {
  ports = testPorts();
});

const ownerOf = async (number = '') => (await ports.store.findTicket(number))?.assignee?.login;

/** A ticket of somebody whose address is known when it opens. */
async function known(contact: { readonly email?: string } = EVA) {
  const { conversation } = await openConversation(ports, { channel: 'web', language: 'es', ...contact }, PLENTY);
  return { id: conversation.id, number: (await askForPerson(ports, conversation.id, {}, WRITER)).ticket?.number ?? '' };
}

it("a customer's second ticket goes to whoever has the first, however busy", async () => {
  const owner = await ownerOf((await known()).number);
  for (let others = 0; others < 2; others += 1) await known({});
  expect(await ownerOf((await known()).number)).toBe(owner);
  expect(await ownerOf((await known()).number)).toBe(owner);
});

it('the customer of a ticket who gives their address later moves it there, and is told who has it', async () => {
  const owner = await ownerOf((await known()).number);
  const chat = await openChat(ports);
  const { ticket } = await askForPerson(ports, chat.id, {}, WRITER);
  expect(await ownerOf(ticket?.number)).not.toBe(owner);
  const told = await chat.say('mi correo es eva@example.com');
  expect(await ownerOf(ticket?.number)).toBe(owner);
  expect(told.messages.at(-1)?.ticket?.assignee).toBe(told.ticket?.assignee);
  const found = await ports.store.findTicket(ticket?.number ?? '');
  expect((await ports.memory.listTicketEvents(found?.id ?? '')).at(-1)).toMatchObject({ kind: 'assigned', text: 'their_owner' });
  const form = await openChat(ports);
  const opened = await askForPerson(ports, form.id, {}, WRITER);
  await askForPerson(ports, form.id, EVA, WRITER);
  expect(await ownerOf(opened.ticket?.number)).toBe(owner);
});

it('nobody gets a ticket who takes none, and a ticket that was begun stays', async () => {
  const first = await ownerOf((await known()).number);
  const { service } = (await ports.knowledge.current()).base;
  const member = service.team.find(({ login }) => login === first);
  await setAvailability(ports, { login: first ?? '', name: member?.name ?? '', role: member?.role ?? 'staff' }, service, false);
  expect(await ownerOf((await known()).number)).not.toBe(first);
});
