import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';

async function waiting() {
  const ports = testPorts();
  const chat = await openChat(ports);
  await chat.person();
  return chat;
}
const texts = (outcome: { readonly messages: readonly { readonly text: string }[] }) =>
  outcome.messages
    .slice(1)
    .map(({ text }) => text)
    .join(' | ');

describe('an upset customer whose ticket a person has', () => {
  it('is told the earlier time, and offered no person who has it already', async () => {
    const chat = await waiting();
    const outcome = await chat.say('estoy harto de vosotros, ¿cuánto tarda la entrega?');
    expect(texts(outcome)).toContain('Entre **2 y 4** días laborables');
    expect(texts(outcome)).toMatch(/Siento mucho las molestias\. Tu consulta \S+ ya .* a más tardar/);
    expect(texts(outcome)).not.toContain('te paso ya con una persona');
    expect(outcome.messages.flatMap(({ choices }) => choices ?? []).map(({ value }) => value)).not.toContain('person');
  });

  it('is told the earlier time where nothing is answered, once', async () => {
    const chat = await waiting();
    const first = await chat.say('llevo un mes sin lavadora y estoy harto de vosotros');
    expect(texts(first)).toContain('a más tardar');
    const again = await chat.say('sigo harto, sois unos inútiles');
    expect(texts(again)).not.toContain('a más tardar');
  });
});
