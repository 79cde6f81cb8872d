import type { Ticket } from '../../../../bot/model/ticket';
import { merge } from '../../../../bot/tickets/actions/merge';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';

const FIRST = 'Cierra la llave, abre las ventanas y llama al 112.';
const CARMEN = { login: 'admin', name: 'Carmen', role: 'admin' as const };

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = async (): Promise<Ticket> => {
  const { ticketId = '' } = (await ports.store.loadConversation(chat.id)) ?? {};
  const ticket = await ports.store.loadTicket(ticketId);
  if (ticket === undefined) throw new Error('There is no ticket.');
  return ticket;
};
const eventsNow = async () => ports.store.listTicketEvents((await ticketNow()).id);
const newsOf = async (about: string) =>
  (await ports.memory.listOutbox('2099-01-01T00:00:00.000Z', 100)).filter((item) => item.about === about);
const service = smallKnowledge().base.service;
const passMinutes = (minutes: number) => ports.clock.set(new Date(ports.clock.now().getTime() + minutes * 60_000));

describe('somebody in danger', () => {
  it.each([
    ['sale humo de la secadora', FIRST],
    ['¿Cuánto tarda la entrega? Por cierto, está saliendo humo del horno.', FIRST],
    ['No, quiero hablar con una persona: hay llamas en la tostadora', FIRST],
    ['olvidadlo, me ha dado corriente la nevera', FIRST],
    ['How long does delivery take? Also there is smoke coming from my oven.', 'Close the tap, open the windows and call 112.'],
  ])('is told what to do first, and gets an urgent ticket: %s', async (text, first) => {
    const outcome = await chat.say(text);
    expect(outcome.messages[1]?.text).toBe(first);
    expect(outcome.state).toBe('waiting');
    expect(await ticketNow()).toMatchObject({
      reason: 'danger',
      priority: 'urgent',
      topic: 'safety',
      subject: expect.any(String),
    });
    const [asked] = await ports.store.listMessages(chat.id, 1, 1);
    expect(asked?.explanation).toMatchObject({ decision: 'handoff', reason: 'danger' });
  });

  it('is no reason to tell the owner twice; the lead hears of it, too, and at once', async () => {
    await chat.say('sale humo de la secadora');
    const { assignee, openedAt } = await ticketNow();
    expect(await newsOf('danger')).toMatchObject([{ to: [assignee?.login, 'luis'], nextAttemptAt: openedAt }]);
    expect(await newsOf('ticket_assigned')).toEqual([]);
    expect(await newsOf('ticket_opened')).toHaveLength(1);
    expect(ports.triggerCount()).toBe(1);
  });

  it('is told something short where the organisation names no entry for it', async () => {
    const without = SMALL_FILES.map((file) => ({ ...file, text: file.text.replace('safetyEntry: safety/gas\n', '') }));
    ports = testPorts({ knowledge: knowledgeOf(without) });
    chat = await openChat(ports);
    const outcome = await chat.say('la secadora echa humo');
    expect(outcome.messages[1]?.text).toMatch(/^Lo primero es tu seguridad: .*112/);
    expect(await ticketNow()).toMatchObject({ reason: 'danger', priority: 'urgent' });
  });

  it('may say so with a tap', async () => {
    await chat.say('Huele a gas', 'safety/gas');
    expect(await ticketNow()).toMatchObject({ reason: 'danger', priority: 'urgent' });
  });

  it.each(['el extractor de humos, ¿cuánto tarda la entrega?', 'is the fire sale still on', 'está que arde la oferta'])(
    'is nobody who says "%s"',
    async (text) => {
      const outcome = await chat.say(text);
      expect(outcome.messages.map((message) => message.text)).not.toContain(FIRST);
      expect(outcome.ticket).toBeUndefined();
    },
  );
});

describe('danger while a person has yet to write', () => {
  beforeEach(async () => {
    await chat.person();
    passMinutes(20);
  });

  it('makes the ticket urgent, on record, with a nearer time that the customer is told', async () => {
    const before = await ticketNow();
    const outcome = await chat.say('sale humo de la secadora');
    const after = await ticketNow();
    expect(outcome.messages[1]?.text).toBe(FIRST);
    expect(after).toMatchObject({ priority: 'urgent', firstResponseDueAt: '2026-11-23T10:50:00.000Z' });
    expect(after.firstResponseDueAt < before.firstResponseDueAt && after.resolutionDueAt < before.resolutionDueAt).toBe(true);
    expect(after.promisedAt).toBe(after.firstResponseDueAt);
    expect(chat.last(outcome).text).toContain('a las 11:50');
    expect((await eventsNow()).at(-1)).toMatchObject({
      kind: 'prioritised',
      actor: 'bot',
      from: 'normal',
      to: 'urgent',
      text: 'danger',
      at: ports.clock.now().toISOString(),
    });
    expect(await newsOf('danger')).toMatchObject([{ to: [after.assignee?.login, 'luis'] }]);
  });

  it('takes precedence over the wish to cancel', async () => {
    const outcome = await chat.say('ya no hace falta, déjalo, ¡hay fuego en el horno!');
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    expect(outcome.messages[1]?.text).toBe(FIRST);
  });

  it('is told to people once, not with every sentence, and again when it comes back later', async () => {
    await chat.say('sale humo de la secadora');
    passMinutes(5);
    const again = await chat.say('sigue saliendo humo');
    expect(again.messages).toHaveLength(2);
    expect(again.messages[1]?.text).toMatch(/^Si hay peligro, no esperes: .*112.* lo leerá\.$/);
    expect(await newsOf('danger')).toHaveLength(1);
    passMinutes(90);
    await chat.say('ahora echa chispas');
    expect(await newsOf('danger')).toHaveLength(2);
  });

  it('is reported again when it is another one, however soon', async () => {
    await chat.say('huele a quemado');
    expect((await chat.say('¡ahora arden las cortinas!')).messages[1]?.text).toBe(FIRST);
    expect((await chat.say('mi hijo está sangrando')).messages[1]?.text).toBe(FIRST);
    expect(await newsOf('danger')).toHaveLength(3);
  });

  it('is what the ticket is called from then on, in the sentence that tells of it', async () => {
    await chat.say('Hola, sigo esperando. La lavadora echa humo por detrás. ¿Y mi pedido?');
    expect((await ticketNow()).subject).toBe('La lavadora echa humo por detrás.');
  });

  it('is not forgotten when the customer asks what to do', async () => {
    await chat.say('sale humo de la secadora');
    expect(chat.last(await chat.say('¿abro la puerta?')).text).toMatch(/^Si hay peligro, no esperes: .*112/);
    expect(chat.last(await chat.say('es una Bosch')).text).toMatch(/^Lo he añadido/);
  });

  it('never makes a time later', async () => {
    await chat.say('sale humo de la secadora');
    const { firstResponseDueAt } = await ticketNow();
    passMinutes(90);
    await chat.say('y ahora huele a gas');
    expect(await ticketNow()).toMatchObject({ firstResponseDueAt });
  });
});

describe('danger while a person is writing with the customer', () => {
  beforeEach(async () => {
    const { ticket } = await chat.person();
    await reply(ports, { actor: CARMEN, number: ticket?.number ?? '', service, body: { text: 'Hola, soy Carmen.' } });
  });

  it('is what to do first, and news for that person and the lead', async () => {
    const outcome = await chat.say('espera, la lavadora está ardiendo');
    expect(outcome.messages.slice(1).map(({ text }) => text)).toEqual([`${FIRST} Aviso ahora mismo a Carmen.`]);
    expect(outcome.state).toBe('with_agent');
    expect(await ticketNow()).toMatchObject({ priority: 'urgent', status: 'assigned' });
    expect(await newsOf('danger')).toMatchObject([{ to: ['admin', 'luis'] }]);
    expect((await chat.say('sigue ardiendo la lavadora')).messages).toHaveLength(1);
    expect(await newsOf('danger')).toHaveLength(1);
  });

  it.each([
    ['there is a burning smell', 'now the curtains are on fire!'],
    ['sale humo del horno', 'huele a gas'],
    ['the oven is smoking', 'my son is hurt'],
  ])('is news again when it is another danger: %s, then %s', async (before, after) => {
    await chat.say(before);
    expect((await chat.say(after)).messages[1]?.text).toMatch(/112.* Carmen/);
    expect(await newsOf('danger')).toHaveLength(2);
  });

  it('is given the time of an urgent first reply, though one was given before', async () => {
    passMinutes(60);
    await chat.say('huele a gas');
    const after = await ticketNow();
    expect(after.resolutionDueAt).toBe('2026-11-23T11:30:00.000Z');
    passMinutes(30);
    await chat.say('¡hay llamas!');
    expect(await ticketNow()).toMatchObject({ resolutionDueAt: after.resolutionDueAt });
  });

  it('is news again after that person has replied', async () => {
    await chat.say('sale humo del horno');
    const { number } = await ticketNow();
    await reply(ports, { actor: CARMEN, number, service, body: { text: 'Desenchúfalo.' } });
    await chat.say('hecho');
    expect((await chat.say('sigue saliendo humo')).messages[1]?.text).toBe(`${FIRST} Aviso ahora mismo a Carmen.`);
    expect(await newsOf('danger')).toHaveLength(2);
  });
});

describe('danger after the resolution', () => {
  it('takes the ticket up again, urgent', async () => {
    const { ticket } = await chat.person();
    await resolve(ports, { actor: CARMEN, number: ticket?.number ?? '', service, body: { reason: 'answered' } });
    passMinutes(60);
    const outcome = await chat.say('I need to talk to a person, the oven is burning!!');
    expect(outcome.messages[1]?.text).toBe('Close the tap, open the windows and call 112.');
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { number: ticket?.number, status: 'assigned' } });
    expect(await ticketNow()).toMatchObject({ priority: 'urgent' });
    expect((await eventsNow()).slice(-2)).toMatchObject([
      { kind: 'reopened', actor: 'customer', text: 'danger' },
      { kind: 'prioritised', from: 'normal', to: 'urgent', text: 'danger' },
    ]);
    expect(await newsOf('danger')).toHaveLength(1);
  });
});

describe('danger after a resolution that had a reply', () => {
  it('is promised an answer as soon as a new one would be', async () => {
    const { ticket } = await chat.person();
    const number = ticket?.number ?? '';
    await reply(ports, { actor: CARMEN, number, service, body: { text: 'Hola, soy Carmen.' } });
    await resolve(ports, { actor: CARMEN, number, service, body: { reason: 'answered' } });
    passMinutes(60);
    const outcome = await chat.say('sale humo del horno');
    expect(outcome.ticket?.dueAt).toBe('2026-11-23T11:30:00.000Z');
    expect(chat.last(outcome).text).toContain('a las 12:30');
  });
});

describe('danger in a conversation whose ticket was merged into another', () => {
  it('is told to the people of that one, and reopens nothing twice', async () => {
    const { ticket: duplicate } = await chat.person();
    const second = await openChat(ports);
    const { ticket: main } = await second.person();
    const numbers = { number: duplicate?.number ?? '', into: main?.number ?? '' };
    await merge(ports, { actor: CARMEN, number: numbers.number, service, body: { into: numbers.into } });
    const outcome = await chat.say('huele a gas');
    const goesOn = await ports.store.findTicket(numbers.into);
    expect(outcome.messages[1]?.text).toBe(FIRST);
    expect(chat.last(outcome).text).toContain(`Tu consulta ${numbers.number} sigue adelante con el número ${numbers.into}.`);
    expect(outcome).toMatchObject({ state: 'resolved', ticket: { number: numbers.number, status: 'resolved' } });
    expect(goesOn).toMatchObject({ priority: 'urgent', subject: 'Quiere hablar con una persona' });
    expect((await ports.store.listTicketEvents(goesOn?.id ?? '')).at(-1)).toMatchObject({
      kind: 'noted',
      text: `${numbers.number}: «huele a gas»`,
    });
    expect(await newsOf('danger')).toMatchObject([{ ticketId: goesOn?.id, to: [goesOn?.assignee?.login, 'luis'] }]);
  });
});

describe('danger while nobody is there', () => {
  it('says when somebody reads it, and where help is until then, no sentence twice', async () => {
    ports.clock.set(new Date('2026-11-29T11:00:00.000Z'));
    const { messages } = await chat.say('sale humo de la secadora');
    const said = messages.slice(1).map(({ text }) => text);
    expect(said[0]).toBe(FIRST);
    expect(said[1]).toMatch(
      /^Aviso al equipo, pero está fuera de su horario: puede que nadie lo lea hasta el lunes 30 de noviembre a las 09:00 .*112.* a más tardar el lunes 30 de noviembre a las 10:00/,
    );
    const sentences = said.join(' ').split(/(?<=[.:?]) /);
    expect(new Set(sentences).size).toBe(sentences.length);
    const again = (await chat.say('¡ahora hay llamas!')).messages.slice(1).map(({ text }) => text);
    expect(again).toEqual([FIRST, expect.stringMatching(/^Tu consulta M-\S+ ya la lleva .* a las 10:00/)]);
  });
});

describe('a request that told of danger', () => {
  it('is never closed with a tap or a word: whether all are safe is asked, and left to people', async () => {
    const told = await chat.say('sale humo de la secadora');
    expect(told.messages.flatMap(({ choices = [] }) => choices)).toEqual([]);
    for (const choice of [undefined, 'cancel']) {
      const outcome = await chat.say('ya no hace falta', choice);
      expect(chat.last(outcome).text).toMatch(/¿Estáis todos bien\?.*sigue abierta/);
      expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    }
  });
});

describe('anger that raises a priority', () => {
  it('is an event with from, to and why; its owner is told, and the time comes nearer', async () => {
    await chat.person();
    passMinutes(20);
    await chat.say('llevo un mes sin lavadora y estoy harto de vosotros');
    const { assignee, ...ticket } = await ticketNow();
    expect(ticket).toMatchObject({ priority: 'high', firstResponseDueAt: '2026-11-23T11:50:00.000Z' });
    expect((await eventsNow()).slice(-2)).toMatchObject([
      { kind: 'customer_message', actor: 'customer' },
      { kind: 'prioritised', actor: 'bot', from: 'normal', to: 'high', text: 'upset' },
    ]);
    expect(await newsOf('prioritised')).toMatchObject([{ kind: 'staff_mail', to: [assignee?.login] }]);
    await chat.say('sigo harto, sois unos inútiles');
    expect(await newsOf('prioritised')).toHaveLength(1);
  });
});
