import { askForPerson } from '../../../bot/conversation/use-cases/ask-for-person';
import { hintingStore } from '../../../bot/live/hints-of';
import type { Hint } from '../../../bot/ports';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';

let given: Hint[];
let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  given = [];
  const hints = { give: async (hint: Hint) => void given.push(hint) };
  ports = testPorts({ wrap: (store) => hintingStore(store, hints) });
  chat = await openChat(ports);
});

describe('the hints of a change', () => {
  it('are none while only the bot takes part', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    expect(given).toEqual([]);
  });

  it('name the last message and the ticket while a person is expected to write', async () => {
    const { ticket } = await chat.person();
    const { messages } = await chat.say('mi lavadora pierde agua');
    const seq = messages.at(-1)?.seq;
    expect(given.at(-1)).toMatchObject({ conversationId: chat.id, seq, ticket: { number: ticket?.number } });
  });

  it('say how often the address was corrected, so that its former readers hear no more', async () => {
    await chat.person();
    await chat.say('mi lavadora pierde agua');
    await askForPerson(ports, chat.id, { email: 'eva@example.com' }, WRITER);
    expect(given.at(-1)).toMatchObject({ addressVersion: 0 });
    await askForPerson(ports, chat.id, { email: 'otra@example.com' }, WRITER);
    expect(given.at(-1)).toMatchObject({ addressVersion: 1 });
  });

  it('end with the ticket: its closing is the last', async () => {
    await chat.person();
    await chat.say('Ya no hace falta', 'cancel');
    const before = given.length;
    await chat.say('¿cuánto tarda la entrega?');
    expect(before).toBeGreaterThan(0);
    expect(given).toHaveLength(before);
  });
});
