import { explain } from '../../../bot/conversation/decide/explain';
import { asTap, pickOf } from '../../../bot/conversation/decide/offer';
import type { Conversation } from '../../../bot/model/conversation';
import { merge } from '../../../bot/tickets/actions/merge';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import { type Chat, openChat } from '../../support/chat';
import { MONDAY, type TestPorts, testPorts } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';
import { conversation as sample } from '../tickets/sample';

const knowledge = smallKnowledge();
const { service } = knowledge.base;
const ana = { login: 'ana', name: 'Ana', role: 'staff' } as const;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

type Said = Awaited<ReturnType<Chat['say']>>;
const texts = ({ messages }: Said) => messages.slice(1).map(({ text }) => text);
const choicesOf = ({ messages }: Said) => messages.flatMap(({ choices = [] }) => choices);
const decided = ({ messages }: Said) => messages[0]?.explanation?.decision;
const ticketNow = async () => ports.store.loadTicket((await ports.store.loadConversation(chat.id))?.ticketId ?? '');
const eventsNow = async () => ports.memory.listTicketEvents((await ticketNow())?.id ?? '');
const answers = async (text = '¿De qué modelo es?') =>
  reply(ports, { actor: ana, number: (await ticketNow())?.number ?? '', service, body: { text } });
const settles = async () =>
  resolve(ports, { actor: luis, number: (await ticketNow())?.number ?? '', service, body: { reason: 'answered' } });
const later = (minutes: number) => ports.clock.set(new Date(ports.clock.now().getTime() + minutes * 60_000));

describe('what is said to an offer', () => {
  const offering = (choices: readonly string[], seq = 3): Conversation => ({
    ...sample,
    lastSeq: 3,
    offered: { seq, choices },
  });
  const choiceOf = (text: string, of: Conversation) => asTap(of, knowledge, { id: 'a', text }).choice;

  it.each<[what: string, choices: readonly string[], choice: string | undefined]>([
    ['takes the only entry beside “none”', ['delivery/cost', 'none'], 'delivery/cost'],
    ['takes it beside choices about the conversation, too', ['delivery/cost', 'none', 'person'], 'delivery/cost'],
    ['takes none of two', ['delivery/cost', 'delivery/times', 'none'], undefined],
    ['takes no entry that is no offer', ['delivery/cost'], undefined],
    ['nor one beside a person only', ['delivery/cost', 'person'], undefined],
    ['takes the person beside topics', ['delivery', 'person'], 'person'],
    ['takes no button of a ticket', ['cancel'], undefined],
    ['unless its opposite stands beside it', ['cancel', 'none'], 'cancel'],
  ])('“yes” %s', (_what, choices, choice) => {
    expect(choiceOf('sí, por favor', offering(choices))).toBe(choice);
  });

  it('counts only right after it', () => {
    expect(choiceOf('sí, por favor', offering(['delivery/cost', 'none'], 2))).toBeUndefined();
    expect(asTap({ ...sample, lastSeq: 3 }, knowledge, { id: 'a', text: 'sí, por favor' })).toEqual({
      id: 'a',
      text: 'sí, por favor',
    });
  });

  it('leaves a tap, and what picks nothing, as it is', () => {
    const tap = { id: 'a', text: 'Otra', choice: 'none' };
    expect(asTap(offering(['delivery/cost', 'none']), knowledge, tap)).toBe(tap);
    const said = { id: 'a', text: 'la entrega de una nevera' };
    expect(asTap(offering(['delivery/cost', 'none']), knowledge, said)).toBe(said);
  });

  it('“no” keeps a ticket that was asked about, “OK” takes no person, and a question takes nothing', () => {
    expect(choiceOf('no', offering(['cancel', 'none']))).toBe('none');
    expect(choiceOf('no', offering(['cancel']))).toBeUndefined();
    expect(choiceOf('vale', offering(['delivery', 'person']))).toBeUndefined();
    expect(choiceOf('¿sí?', offering(['delivery/cost', 'none']))).toBeUndefined();
  });

  it('picks by place among what is no choice about the conversation', () => {
    const choices = ['person', 'a/one', 'a/two', 'a/three', 'none'];
    expect(['la primera', 'la segunda', 'la tercera', 'la última'].map((text) => pickOf(text, choices))).toEqual([
      'a/one',
      'a/two',
      'a/three',
      'a/three',
    ]);
    expect(pickOf('ninguna', choices)).toBe('none');
    expect(pickOf('ninguna', ['a/one'])).toBeUndefined();
    expect(pickOf('la tercera', ['a/one', 'none'])).toBeUndefined();
  });
});

describe('the explanation of a decision', () => {
  const [entry] = knowledge.base.entries.filter(({ id, language }) => id === 'delivery/cost' && language === 'es');
  if (entry === undefined) throw new Error('no entry');
  const explained = (phrase: string, confidence = 0.5, count = 1) => {
    const candidate = { entry, confidence, parts: { nearest: 0.123456 }, phrase, threshold: 0.5 };
    const ranking = {
      candidates: Array.from({ length: count }, () => candidate),
      margin: 0.987654,
      words: [{ text: 'x', start: 0, known: true, weight: 0.123456 }],
      sentence: 's',
      language: 'es' as const,
    };
    return explain({ language: 'es', tone: 'calm', ranking }, { kind: 'fallback' }, 'k', service);
  };

  it.each([
    [entry.question, 0],
    [entry.also[0] ?? '', 1],
    ['of another language', 'of another language'],
  ])('names the phrase “%s” by its place among the entry’s, as %p', (phrase, place) => {
    expect(explained(phrase).candidates[0]?.phrase).toBe(place);
  });

  it('has the first three, and others that were not out of the question', () => {
    expect(explained('x', 0.049, 5).candidates).toHaveLength(3);
    expect(explained('x', 0.05, 5).candidates).toHaveLength(5);
  });

  it('has figures of three places, and a context and a reason only where there is one', () => {
    const given = explained('x');
    expect([given.margin, given.candidates[0]?.parts.nearest]).toEqual([0.988, 0.123]);
    expect(Object.keys(given)).not.toContain('reason');
    expect(Object.keys(given)).not.toContain('context');
    expect(given.words).toEqual([{ text: 'x', start: 0, known: true, weight: 0.123 }]);
  });
});

describe('while somebody waits', () => {
  const waits = async (text = 'quiero hablar con una persona, la lavadora pierde agua') => {
    const outcome = await chat.say(text);
    expect(outcome.state).toBe('waiting');
    return outcome;
  };

  it('closing words after a report of danger ask whether all are safe, and close nothing', async () => {
    await chat.say('huele a gas en la cocina');
    later(30);
    for (const text of ['eso es todo', 'ya no hace falta']) {
      const outcome = await chat.say(text);
      expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
      expect(choicesOf(outcome)).toEqual([]);
    }
  });

  it('“that is all” is asked about, once more by a tap', async () => {
    const { ticket } = await waits();
    const asked = await chat.say('eso es todo');
    expect(decided(asked)).toBe('added');
    expect(texts(asked).at(-1)).toContain(ticket?.number);
    expect(choicesOf(asked).map(({ value }) => value)).toEqual(['cancel', 'none']);
    expect((await eventsNow()).at(-1)?.kind).toBe('customer_message');
    expect(await chat.say('sí')).toMatchObject({ state: 'open', ticket: { status: 'closed' } });
  });

  it('a tap for the person tells that they know, with the way to cancel; in danger without it', async () => {
    const { ticket } = await waits();
    const tapped = await chat.say('Hablar con una persona', 'person');
    expect([decided(tapped), tapped.state, choicesOf(tapped).map(({ value }) => value)]).toEqual([
      'added',
      'waiting',
      ['cancel'],
    ]);
    expect(texts(tapped)).toEqual([expect.stringContaining(ticket?.number ?? '')]);
    await chat.say('huele a gas en la cocina');
    const again = await chat.say('Hablar con una persona', 'person');
    expect([decided(again), choicesOf(again), texts(again).length]).toEqual(['added', [], 1]);
  });

  it('at the top of the ladder the owner is named, and nothing moves', async () => {
    await waits();
    for (let step = 0; step < 3; step++) await chat.say('quiero hablar con tu jefe');
    const before = await ticketNow();
    const top = await chat.say('quiero hablar con tu jefe');
    const after = await ticketNow();
    expect([after?.escalations, after?.assignee]).toEqual([before?.escalations, before?.assignee]);
    expect(texts(top)).toEqual([expect.stringContaining(after?.assignee?.name ?? 'nobody')]);
  });

  it('an answer is remembered as in any other state', async () => {
    await waits();
    await chat.say('¿cuánto cuesta el envío?');
    expect(await ports.store.loadConversation(chat.id)).toMatchObject({
      state: 'waiting',
      lastAnswer: { entryId: 'delivery/cost', question: '¿cuánto cuesta el envío?' },
    });
  });

  it('what is told is added in words without a name while nobody has the ticket', async () => {
    for (const { login } of service.team) await setAvailability(ports, luis, service, false, login);
    await waits();
    const told = await chat.say('el número de serie es azul');
    expect(texts(told)).toHaveLength(1);
    expect(texts(told)[0]).not.toMatch(/undefined|[{}]| , /);
  });

  it('a courtesy that the knowledge knows is returned, and told to the ticket', async () => {
    await waits();
    const outcome = await chat.say('hola qué tal');
    expect([decided(outcome), texts(outcome)]).toEqual(['smalltalk', ['Hola. ¿En qué puedo ayudarte?']]);
    expect((await eventsNow()).at(-1)?.kind).toBe('customer_message');
  });

  it('a topic that is tapped is listed; what is unclear and only told goes to the ticket', async () => {
    await waits();
    const listed = await chat.say('Entregas', 'delivery');
    expect(decided(listed)).toBe('clarify');
    expect(choicesOf(listed).map(({ value }) => value)).toContain('delivery/times');
    const asked = await chat.say('¿la entrega de una nevera?');
    expect(asked.state).toBe('waiting');
    const told = await chat.say('la entrega de una nevera');
    expect([told.state, decided(told)]).toEqual(['waiting', 'added']);
  });

  it('an answer of an upset customer brings the earlier time; of a calm one nothing more', async () => {
    await waits();
    const calm = await chat.say('¿cuánto cuesta el envío?');
    expect(texts(calm)).toEqual(['Gratis desde 49 €.']);
    const upset = await chat.say('estoy harto de vosotros, ¿cuánto tarda la entrega?');
    expect(texts(upset).at(-1)).toMatch(/a más tardar/);
    expect((await ticketNow())?.priority).toBe('high');
  });

  it('what follows on the question before is for the person, unless it asks', async () => {
    await waits();
    await chat.say('¿cuánto tarda la entrega?');
    const told = await chat.say('y a Ibiza');
    expect(decided(told)).toBe('added');
    const asked = await chat.say('¿y a Ibiza?');
    expect(decided(asked)).not.toBe('silent');
  });

  it('is told once for each owner that what they tell was added; then it is added quietly', async () => {
    await waits();
    expect(texts(await chat.say('el número de serie es azul'))).toHaveLength(1);
    expect(texts(await chat.say('y la puerta es roja'))).toEqual([]);
    expect((await eventsNow()).slice(-2).map(({ kind }) => kind)).toEqual(['customer_message', 'customer_message']);
  });

  it('a danger that nobody has yet is added in words without a name', async () => {
    for (const { login } of service.team) await setAvailability(ports, luis, service, false, login);
    const first = await chat.say('huele a gas en la cocina');
    expect(first.ticket).not.toHaveProperty('assignee');
    const again = await chat.say('sigue oliendo a gas en la cocina');
    expect(texts(again).join(' ')).not.toMatch(/undefined|\{/);
    expect(decided(again)).toBe('added');
  });
});

describe('once a person has written', () => {
  beforeEach(async () => {
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    await answers();
  });

  it('the bot is silent, and the ticket is its owner’s again', async () => {
    const told = await chat.say('es una Clara 3000');
    expect([decided(told), told.messages.length, told.ticket?.status]).toEqual(['silent', 1, 'assigned']);
  });

  it('an address beside other words is confirmed, and nothing else', async () => {
    const told = await chat.say('es una Clara 3000, y mi correo es eva@example.com');
    expect(decided(told)).toBe('added');
    expect(texts(told)).toEqual([expect.stringContaining('eva@example.com')]);
    expect((await ticketNow())?.customer.email).toBe('eva@example.com');
    const phone = await chat.say('y mi teléfono es 600 123 123, es una Clara 3000');
    expect([decided(phone), texts(phone)]).toEqual(['silent', []]);
    expect((await ticketNow())?.customer).toMatchObject({ email: 'eva@example.com' });
  });

  it('an owner who has not come leaves the ticket to another, of whom the customer is told', async () => {
    ports.clock.set(new Date(MONDAY.getTime() + 24 * 3_600_000));
    await setAvailability(ports, luis, service, true);
    const told = await chat.say('¿hay alguien ahí? sigue perdiendo agua');
    expect((await ticketNow())?.assignee?.login).toBe('luis');
    expect((await eventsNow()).at(-1)).toMatchObject({ kind: 'assigned', actor: 'bot', to: 'luis' });
    const told2 = await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100);
    expect(told2.some(({ about, to }) => about === 'ticket_assigned' && to?.includes('luis'))).toBe(true);
    expect(told.state).toBe('with_agent');
  });

  it('danger is told in one message, once', async () => {
    const first = await chat.say('huele a gas en la cocina');
    expect(texts(first)).toHaveLength(1);
    expect(texts(first)[0]).toContain('112');
    expect(texts(await chat.say('huele a gas en la cocina, mucho'))).toEqual([]);
    expect((await ticketNow())?.priority).toBe('urgent');
  });
});

describe('after an answer', () => {
  beforeEach(async () => {
    await chat.say('¿cuánto tarda la entrega?');
  });

  it('a bare “yes” says that it helped, and “no” that it did not', async () => {
    const yes = await chat.say('sí');
    expect([decided(yes), yes.messages[0]?.feedback?.helpful, texts(yes).length, choicesOf(yes)]).toEqual(['none', true, 1, []]);
    await chat.say('¿cuánto cuesta el envío?');
    const no = await chat.say('no');
    expect([decided(no), no.messages[0]?.feedback?.helpful, choicesOf(no).map(({ value }) => value)]).toEqual([
      'none',
      false,
      ['person'],
    ]);
  });

  it('thanks by a sign say that it helped, right after it only', async () => {
    const thanked = await chat.say('👍');
    expect(thanked.messages[0]?.feedback).toMatchObject({ helpful: true });
    expect((await chat.say('👍')).messages[0]?.feedback).toBeUndefined();
  });

  it('a bare “no” judges it, right after it only', async () => {
    await chat.say('hola qué tal');
    const said = await chat.say('no');
    expect(said.messages[0]?.feedback).toBeUndefined();
  });

  it('what was not understood is offered as what is near it, and a person', async () => {
    const said = await chat.say('no me has entendido');
    expect(said.messages[0]?.feedback).toMatchObject({ helpful: false });
    const [first, ...others] = choicesOf(said);
    expect(first).toEqual({ label: '¿Cuánto cuesta el envío?', value: 'delivery/cost' });
    expect(others.at(-1)?.value).toBe('person');
    expect(others.map(({ value }) => value)).not.toContain('delivery/times');
  });
});

it('a greeting ends the choices that were offered', async () => {
  expect((await chat.say('la entrega de una nevera')).state).toBe('clarifying');
  expect((await chat.say('hola qué tal')).state).toBe('open');
});

it('an answer to a message with an address is an answer, and the address is confirmed before it', async () => {
  const outcome = await chat.say('¿cuánto tarda la entrega? mi correo es eva@example.com');
  expect(decided(outcome)).toBe('answer');
  expect(texts(outcome)[0]).toContain('eva@example.com');
  expect(chat.last(outcome).kind).toBe('answer');
});

it('what is not settled takes nothing up again where nothing was resolved', async () => {
  const outcome = await chat.say('todavía no está solucionado');
  expect(outcome.state).toBe('open');
  expect(outcome.ticket).toBeUndefined();
});

it('closing words are returned in the organisation’s own words', async () => {
  const own = SMALL_FILES.map((file) =>
    file.path === 'smalltalk/hello.es.md' ? { ...file, text: file.text.replace('also:', 'also:\n  - adiós, eso es todo') } : file,
  );
  ports = testPorts({ knowledge: knowledgeOf(own) });
  chat = await openChat(ports);
  const outcome = await chat.say('adiós, eso es todo');
  expect([decided(outcome), texts(outcome)]).toEqual(['smalltalk', ['Hola. ¿En qué puedo ayudarte?']]);
});

it('who was not understood before anything was answered gets the topics, and a person', async () => {
  const said = await chat.say('no me has entendido');
  expect(choicesOf(said)).toEqual([
    { label: 'Entregas', value: 'delivery' },
    { label: expect.any(String), value: 'person' },
  ]);
  expect(said.messages[0]?.feedback).toBeUndefined();
});

describe('after the resolution', () => {
  beforeEach(async () => {
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    await settles();
  });
  const ways = (outcome: Said) => choicesOf(outcome).map(({ value }) => value);

  it.each(['gracias', 'buenos días'])('a courtesy that the knowledge does not know gets no way back: %s', async (text) => {
    const outcome = await chat.say(text);
    expect([outcome.state, decided(outcome), ways(outcome)]).toEqual(['resolved', 'none', []]);
  });

  it('closing words leave it resolved', async () => {
    expect(await chat.say('adiós, eso es todo')).toMatchObject({ state: 'resolved', ticket: { status: 'resolved' } });
  });

  it('a question is answered without the way back, also one in two words', async () => {
    expect(ways(await chat.say('¿cuánto tarda la entrega?'))).toEqual([]);
    expect(ways(await chat.say('gastos de envío'))).toEqual([]);
  });

  it('nothing but anger gets an apology and the way back, and no other answer', async () => {
    const outcome = await chat.say('sois unos inútiles');
    expect(ways(outcome)).toContain('person');
    expect(outcome.messages.some(({ answer }) => answer !== undefined)).toBe(false);
    expect(texts(outcome)[0]).toMatch(/[Ss]iento|[Ll]amento|[Pp]erdona/);
  });

  it('danger takes it up again, urgent, and cannot be cancelled by a tap', async () => {
    const outcome = await chat.say('huele a gas en la cocina');
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    expect(ways(outcome)).toEqual([]);
    expect(await ticketNow()).toMatchObject({ priority: 'urgent', dangerKinds: ['gas'] });
    expect((await eventsNow()).map(({ kind }) => kind)).toContain('reopened');
    const mails = (await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100)).filter(({ kind }) => kind === 'staff_mail');
    expect(mails.map(({ about }) => about)).toContain('danger');
    expect(mails.map(({ about }) => about)).not.toContain('reopened');
  });

  it('the way back is a message of the bot, which may be cancelled', async () => {
    const again = await chat.say('Hablar con una persona', 'person');
    expect(again.messages.at(-1)).toMatchObject({ author: { role: 'bot' }, kind: 'handoff', choices: [{ value: 'cancel' }] });
  });

  it('a score that is written keeps the id of its message', async () => {
    const { messages } = await chat.say('5');
    expect(messages[0]).toMatchObject({ kind: 'rating', id: expect.stringMatching(/^c\d$/), text: expect.stringContaining('5') });
  });
});

describe('after a merge', () => {
  it('what is told is on record at both tickets, by the bot; courtesies, questions that are answered and taps are not', async () => {
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    const own = await ticketNow();
    const other = await openChat(ports);
    const into = (await other.person()).ticket?.number ?? '';
    await merge(ports, { actor: luis, number: own?.number ?? '', service, body: { into } });
    const notesOf = async (id: string) =>
      (await ports.memory.listTicketEvents(id)).filter(({ kind }) => kind === 'noted').map(({ actor, text }) => [actor, text]);
    const there = (await ports.store.findTicket(into))?.id ?? '';
    for (const [text, choice] of [
      ['gracias'],
      ['hola qué tal'],
      ['¿cuánto tarda la entrega?'],
      ['¿Cuánto cuesta el envío?', 'delivery/cost'],
      ['Entregas', 'delivery'],
    ] as const) {
      await chat.say(text, choice);
    }
    expect(await notesOf(there)).toEqual([]);
    await chat.say('ahora además hace un ruido muy fuerte');
    expect(await notesOf(own?.id ?? '')).toEqual([['bot', `«ahora además hace un ruido muy fuerte» → ${into}`]]);
    expect(await notesOf(there)).toEqual([['bot', `${own?.number}: «ahora además hace un ruido muy fuerte»`]]);
    // What is not settled goes to the ticket that continues, too: only the tap takes this one up again.
    expect((await chat.say('todavía no está solucionado')).state).toBe('resolved');
  });
});
