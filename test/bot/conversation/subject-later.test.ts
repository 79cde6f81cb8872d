import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';

async function waiting() {
  const ports = testPorts();
  const chat = await openChat(ports);
  await chat.person();
  const subject = async () => (await ports.store.loadTicket(`${chat.id}.1`))?.subject;
  return { chat, subject };
}

describe('the subject of a ticket that began with asking for a person', () => {
  it('becomes the first problem that is told, and stays that', async () => {
    const { chat, subject } = await waiting();
    expect(await subject()).toBe('Quiere hablar con una persona');
    await chat.say('la puerta del armario se ha descolgado');
    expect(await subject()).toBe('la puerta del armario se ha descolgado');
    await chat.say('y además el cajón no cierra bien');
    expect(await subject()).toBe('la puerta del armario se ha descolgado');
  });

  it.each(['gracias', '¿hola?', 'quiero hablar con una persona ya', 'mi correo es marta@example.com'])(
    'stays as it is with "%s", which tells of none',
    async (text) => {
      const { chat, subject } = await waiting();
      await chat.say(text);
      expect(await subject()).toBe('Quiere hablar con una persona');
    },
  );
});
