import type { Outcome } from '../../../../bot/conversation/use-cases';
import type { Knowledge } from '../../../../bot/ports';
import { merge } from '../../../../bot/tickets/actions/merge';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';

const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;
const MATTER = 'quiero hablar con una persona, la lavadora pierde agua';

/** The small shop, in which a person settles how a product is returned. */
const byHand = () =>
  knowledgeOf(
    SMALL_FILES.map((file) =>
      file.path === 'returns/how.es.md' ? { ...file, text: file.text.replace('also:', 'kind: handoff\nalso:') } : file,
    ),
  );

let ports: TestPorts;
let chat: Chat;

const seen = (outcome: Outcome) => ({ decided: decidedOf(outcome), state: outcome.state, ways: waysOf(outcome) });
const ticketNow = () => ticketOf(ports, chat);

/** A conversation whose ticket was settled. */
async function settled({ knowledge, matter = MATTER }: { knowledge?: Knowledge; matter?: string } = {}): Promise<void> {
  ports = testPorts(knowledge === undefined ? {} : { knowledge });
  chat = await openChat(ports);
  await chat.say(matter);
  const { service } = (await ports.knowledge.current()).base;
  await resolve(ports, { actor: luis, number: (await ticketNow()).number, service, body: { reason: 'answered' } });
}

describe('after the resolution', () => {
  it('who asks for a person again gets the same ticket opened, by word and by tap', async () => {
    await settled();
    const { number } = await ticketNow();
    const again = await chat.say('quiero hablar con una persona');
    expect(again).toMatchObject({ state: 'waiting', ticket: { number } });
    expect(again.messages[0]?.explanation).toMatchObject({ decision: 'handoff', reason: 'asked' });
    expect((await ports.store.listTicketEvents((await ticketNow()).id)).at(-1)).toMatchObject({
      kind: 'reopened',
      text: 'not_solved',
    });
  });

  it('a courtesy is returned, and a bare “yes” noted, without the way back', async () => {
    await settled();
    const hello = await chat.say('hola qué tal');
    expect([seen(hello), textsOf(hello)]).toEqual([
      { decided: 'smalltalk', state: 'resolved', ways: [] },
      ['Hola. ¿En qué puedo ayudarte?'],
    ]);
    expect(waysOf(await chat.say('sí'))).not.toContain('settled');
  });

  it.each(['no me sirve', 'no me has entendido'])('“%s” gets an apology and the way back, alone', async (text) => {
    await settled();
    const outcome = await chat.say(text);
    expect(seen(outcome)).toEqual({ decided: 'none', state: 'resolved', ways: ['person'] });
    expect(textsOf(outcome)).toHaveLength(2);
    expect(textsOf(outcome)[0]).toMatch(/[Ss]iento|[Ll]amento|[Pp]erdona/);
  });

  it('what is told is answered, and gets the way back; what is asked or tapped does not', async () => {
    await settled();
    const told = await chat.say('hacer una devolución');
    expect(seen(told)).toEqual({ decided: 'answer', state: 'resolved', ways: ['person'] });
    expect(textsOf(told)[0]).toContain('Mis pedidos');
    expect(seen(await chat.say('¿cuánto cuesta el envío?'))).toEqual({ decided: 'answer', state: 'resolved', ways: [] });
    expect(seen(await chat.say('¿Cuánto tarda la entrega?', 'delivery/times'))).toEqual({
      decided: 'answer',
      state: 'resolved',
      ways: [],
    });
  });

  it('a topic that is tapped is listed, and leaves it resolved', async () => {
    await settled();
    const listed = await chat.say('Entregas', 'delivery');
    expect([decidedOf(listed), listed.state, waysOf(listed).includes('delivery/times')]).toEqual(['clarify', 'resolved', true]);
    expect((await ports.store.loadConversation(chat.id))?.misses).toBe(0);
  });

  it('what nothing answers gets one reply and the way back', async () => {
    await settled();
    const outcome = await chat.say('¿xilófonos?');
    expect([decidedOf(outcome), outcome.state, waysOf(outcome).at(-1)]).toEqual(['fallback', 'resolved', 'person']);
  });

  it('what a person must settle says what to do first, and shows the way back in place of a second ticket', async () => {
    await settled({ knowledge: byHand() });
    const outcome = await chat.say('quiero devolver la nevera');
    expect(seen(outcome)).toEqual({ decided: 'none', state: 'resolved', ways: ['person'] });
    expect(textsOf(outcome)[0]).toContain('Mis pedidos');
    expect(textsOf(outcome).join(' ')).not.toMatch(/[Ss]iento|[Ll]amento/);
  });

  it('the same trouble again is not answered a second time; other trouble is', async () => {
    await settled({ matter: 'quiero hablar con una persona, ¿cuánto tarda la entrega?' });
    const { topic } = await ticketNow();
    expect(topic).toBe('delivery');
    const same = await chat.say('el plazo de entrega no se ha cumplido');
    const other = await chat.say('hacer una devolución no funciona');
    expect([decidedOf(same), decidedOf(other)]).toEqual(['none', 'answer']);
    expect(waysOf(other)).toEqual(['person']);
  });
});

describe('after a merge', () => {
  let into = '';
  beforeEach(async () => {
    ports = testPorts();
    chat = await openChat(ports);
    await chat.say(MATTER);
    const { service } = (await ports.knowledge.current()).base;
    into = (await (await openChat(ports)).person()).ticket?.number ?? '';
    await merge(ports, { actor: luis, number: (await ticketNow()).number, service, body: { into } });
  });

  it('what nothing answers is passed on, in words that name the other ticket', async () => {
    const outcome = await chat.say('los xilófonos suenan mal');
    expect(textsOf(outcome)[0]).toContain(into);
    expect(outcome.state).toBe('resolved');
    expect(waysOf(outcome)).toEqual(['person']);
    expect((await ports.store.listTicketEvents((await ticketNow()).id)).at(-1)?.text).toContain(into);
  });

  it('what is asked and answered is not', async () => {
    const before = (await ports.store.listTicketEvents((await ticketNow()).id)).length;
    const outcome = await chat.say('¿cuánto cuesta el envío?');
    expect(textsOf(outcome)).toEqual(['Gratis desde 49 €.']);
    expect(await ports.store.listTicketEvents((await ticketNow()).id)).toHaveLength(before);
  });

  it('once the other is settled, nothing is passed on', async () => {
    const { service } = (await ports.knowledge.current()).base;
    await resolve(ports, { actor: luis, number: into, service, body: { reason: 'answered' } });
    const before = (await ports.store.listTicketEvents((await ticketNow()).id)).length;
    expect(waysOf(await chat.say('los xilófonos suenan mal'))).toContain('person');
    expect(await ports.store.listTicketEvents((await ticketNow()).id)).toHaveLength(before);
  });
});
