import { askForPerson } from '../../../../../bot/conversation/use-cases';
import type { Change, Mail } from '../../../../../bot/ports';
import { runOutboxWorker } from '../../../../../bot/tickets/notifications/outbox-worker';
import { openChat } from '../../../../support/chat';
import { testPorts, WRITER } from '../../../../support/conversation-ports';
import { quietRelay } from '../../../../support/quiet-relay';

/** Somebody with a ticket and an address, and a stranger who gives its number. */
async function desk(contact: { readonly email?: string }) {
  const ports = testPorts();
  const sent: Mail[] = [];
  const counted: string[] = [];
  const store = {
    ...ports.store,
    commit: (change: Change) => {
      counted.push(...(change.counts ?? []).map(({ key }) => key));
      return ports.store.commit(change);
    },
  };
  const mailer = {
    send: async (mail: Mail) => {
      sent.push(mail);
    },
  };
  const owner = await openChat(ports);
  const { ticket } = await askForPerson(ports, owner.id, contact, WRITER);
  const stranger = await openChat(ports);
  return {
    sent: () => sent.filter(({ eventId }) => eventId?.endsWith('#fresh_link')),
    number: ticket?.number ?? '',
    owner: owner.id,
    /** Keys of the counters that the worker wrote. */
    counted: () => counted,
    async gives(text: string) {
      await stranger.say(text);
      await runOutboxWorker(quietRelay({ store, clock: ports.clock, knowledge: ports.knowledge, mailer }));
    },
    async cancelsAndAsksAgain(corrected: { readonly email: string }) {
      await owner.say('Ya no hace falta', 'cancel');
      await askForPerson(ports, owner.id, corrected, WRITER);
    },
    addressOf: async (id: string) => (await ports.store.loadConversation(id))?.customer.email,
    passHour: () => ports.clock.set(new Date(ports.clock.now().getTime() + 3_600_000)),
  };
}

it("goes to the ticket's own address, with a link back", async () => {
  const at = await desk({ email: 'eva@example.com' });
  await at.gives(`es la ${at.number.toLowerCase()}`);
  expect(at.sent()).toMatchObject([{ to: ['eva@example.com'], text: expect.stringContaining('#resume=') }]);
  expect(at.sent()[0]?.text).toContain('Alguien ha dado en nuestro chat el número');
});

it('goes to nobody else’s address that was corrected since, however old the ticket is whose number is given', async () => {
  const at = await desk({ email: 'stranger@example.com' });
  await at.cancelsAndAsksAgain({ email: 'eva@example.com' });
  expect(await at.addressOf(at.owner)).toBe('eva@example.com');
  await at.gives(at.number);
  expect(at.sent().map(({ to }) => to)).toEqual([['eva@example.com']]);
});

it('is none for a number that no ticket has, and for a ticket without an address', async () => {
  const at = await desk({});
  await at.gives('M-00000000');
  await at.gives(at.number);
  expect(at.sent()).toEqual([]);
});

it('comes three times an hour at most, however often the number is given', async () => {
  const at = await desk({ email: 'eva@example.com' });
  for (let time = 0; time < 5; time += 1) await at.gives(at.number);
  expect(at.sent()).toHaveLength(3);
  at.passHour();
  await at.gives(at.number);
  expect(at.sent()).toHaveLength(4);
});

it('is counted under no name that leads back to the conversation, which may be erased', async () => {
  const at = await desk({ email: 'eva@example.com' });
  await at.gives(at.number);
  expect(at.counted().filter((key) => key.startsWith('link.'))).toHaveLength(1);
  expect(at.counted().filter((key) => key.includes(at.owner))).toEqual([]);
});
