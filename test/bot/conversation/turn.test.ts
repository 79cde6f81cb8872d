import { sha256Digest } from '../../../bot/adapters/crypto';
import { askForPerson, reopenConversation, takeTurn } from '../../../bot/conversation/use-cases';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const decisionOf = async (seq: number) => (await ports.store.listMessages(chat.id, seq - 1, 1))[0]?.explanation;

describe('a calm conversation', () => {
  it('greets by the time of day, and says that it is a bot', async () => {
    const [greeting] = await ports.store.listMessages(chat.id, 0);
    expect(greeting).toMatchObject({
      seq: 1,
      author: { role: 'bot' },
      text: expect.stringMatching(/^Buenos días\. Soy el asistente automático de Casa Clara/),
    });
  });

  it('answers with the source and what is related', async () => {
    const outcome = await chat.say('¿cuánto tarda la entrega?');
    expect(outcome).toMatchObject({ state: 'open', repeated: false });
    expect(chat.last(outcome)).toMatchObject({
      kind: 'answer',
      text: 'Entre **2 y 4** días laborables.',
      answer: {
        entryId: 'delivery/times',
        source: { url: 'https://casaclara.example/entregas' },
        related: [{ entryId: 'delivery/cost', title: '¿Cuánto cuesta el envío?' }],
      },
    });
  });

  it('answers in the language that the customer writes in', async () => {
    expect(chat.last(await chat.say('how long does the delivery take?')).text).toBe('Between **2 and 4** working days.');
  });

  it('gives an entry that lacks the language in the other, and says so', async () => {
    const outcome = await chat.say('tax free tourists');
    expect(outcome.messages.slice(1).map(({ text }) => text)).toEqual([
      'Esto solo lo tengo en inglés; te lo dejo tal cual.',
      'Ask for the DIVA form at the till.',
    ]);
  });

  it('answers small talk without counting it as a miss', async () => {
    const outcome = await chat.say('hola qué tal');
    expect(chat.last(outcome)).toMatchObject({ kind: 'text', text: 'Hola. ¿En qué puedo ayudarte?' });
    expect((await ports.store.loadConversation(chat.id))?.misses).toBe(0);
  });

  it('finds the question behind the courtesy', async () => {
    expect(chat.last(await chat.say('Hola qué tal. Quiero devolver la nevera. Muchas gracias.')).answer?.entryId).toBe(
      'returns/how',
    );
  });

  it('keeps why it decided with the message, and what it nearly said', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    expect(await decisionOf(2)).toMatchObject({
      decision: 'answer',
      tone: 'calm',
      language: 'es',
      thresholds: { answer: 0.5 },
      candidates: expect.arrayContaining([expect.objectContaining({ entryId: 'delivery/times' })]),
    });
  });

  it('lists a topic that is tapped', async () => {
    const outcome = await chat.say('Entregas', 'delivery');
    expect(chat.last(outcome)).toMatchObject({
      kind: 'choices',
      choices: [{ value: 'delivery/cost' }, { value: 'delivery/times' }, { value: 'none' }],
    });
    expect(chat.last(await chat.say('¿Cuánto cuesta el envío?', 'delivery/cost')).text).toBe('Gratis desde 49 €.');
  });

  it('offers both of two entries that claim the very same phrase', async () => {
    const twice = SMALL_FILES.map((file) =>
      file.path === 'delivery/cost.es.md' ? { ...file, text: file.text.replace('also:', 'also:\n  - tiempo de envío') } : file,
    );
    ports = testPorts({ knowledge: knowledgeOf(twice) });
    chat = await openChat(ports);
    expect(chat.last(await chat.say('Tiempo de envío')).choices?.map(({ value }) => value)).toEqual([
      'delivery/cost',
      'delivery/times',
      'none',
    ]);
  });

  it('reads a tap on something that does not exist as text', async () => {
    expect(chat.last(await chat.say('¿cuánto tarda la entrega?', 'no/such')).answer?.entryId).toBe('delivery/times');
  });
});

describe('two questions in one message', () => {
  it.each([
    ['¿Cuánto tarda la entrega? ¿Y cómo devuelvo un producto?', /^Me preguntas dos cosas\. .*«/],
    ['how long does the delivery take? Also, I want to return it', /^You ask two things\. .*“/],
  ])('are answered one by one, and neither is lost: %s', async (text, both) => {
    const outcome = await chat.say(text);
    expect(outcome.messages[1]?.text).toMatch(both);
    const asked = [chat.last(outcome).answer?.entryId, chat.last(outcome).choices?.[0]?.value];
    expect(asked.sort()).toEqual(['delivery/times', 'returns/how']);
    const [other] = chat.last(outcome).choices ?? [];
    expect(chat.last(await chat.say(other?.label ?? '', other?.value)).answer?.entryId).toBe(other?.value);
  });

  it.each([
    '¿Cuánto tarda la entrega? Es una nevera.',
    '¿Cuánto tarda la entrega? Hola qué tal.',
    '¿Cuánto tarda la entrega? Es que no llega mi paquete.',
  ])('are not seen where there is one: %s', async (text) => {
    const outcome = await chat.say(text);
    expect(outcome.messages).toHaveLength(2);
    expect(chat.last(outcome).choices).toBeUndefined();
  });
});

describe('what it does not know', () => {
  it('asks once more, with a person one tap away, then hands over', async () => {
    const first = await chat.say('¿vendéis billetes de avión a Tokio?');
    expect(chat.last(first)).toMatchObject({ kind: 'choices', choices: [{ value: 'delivery' }, { value: 'person' }] });
    const second = await chat.say('xilófonos usados');
    expect(second.state).toBe('waiting');
    expect(second.ticket).toMatchObject({ number: expect.stringMatching(/^M-[0-9A-HJKMNP-TV-Z]{8}$/), status: 'assigned' });
    expect(await decisionOf(4)).toMatchObject({ decision: 'handoff', reason: 'misses' });
  });

  it('counts "none of these" as a miss and carries the question over', async () => {
    await chat.say('¿vendéis billetes de avión a Tokio?');
    const outcome = await chat.say('Ninguna de estas', 'none');
    const ticket = await ports.store.findTicket(outcome.ticket?.number ?? '');
    expect(ticket).toMatchObject({ reason: 'misses', subject: '¿vendéis billetes de avión a Tokio?' });
  });

  it('counts choices that were passed over, so that nobody goes round in circles', async () => {
    const unclear = ['la entrega de una nevera', 'la entrega de una nevera', 'la entrega de una nevera'];
    const states = [];
    for (const text of unclear) states.push((await chat.say(text)).state);
    expect(states).toEqual(['clarifying', 'clarifying', 'waiting']);
  });

  it('opens the ticket, its note and its outbox item together, and starts the outbox worker', async () => {
    await chat.person();
    const outbox = await ports.store.listOutbox(ports.clock.now().toISOString(), 10);
    expect(outbox).toMatchObject([{ kind: 'staff_mail', about: 'ticket_opened', conversationId: chat.id }]);
    expect(ports.triggerCount()).toBe(1);
  });
});

describe('a person, please', () => {
  it('takes no courtesy for what it is about', async () => {
    const { ticket } = await chat.person('hola qué tal, quiero una persona');
    const found = await ports.store.findTicket(ticket?.number ?? '');
    expect(found?.explanation?.candidates[0]?.entryId).toBe('smalltalk/hello');
    expect(found?.topic).toBeUndefined();
  });

  it.each([
    'quiero hablar con una persona',
    'me puedes pasar con un agente?',
    'prefiero que me atienda un humano',
    'persona',
    'I want to talk to a real person',
    'can you put me through to somebody? an agent please',
    'human please',
  ])('%s', async (text) => {
    const outcome = await chat.person(text);
    expect(outcome.state).toBe('waiting');
    expect(await decisionOf(4)).toMatchObject({ decision: 'handoff', reason: 'asked' });
  });

  it('tells number, name and time in the words of a promise', async () => {
    const outcome = await chat.person();
    expect(outcome.messages[1]?.text).toMatch(
      /^Claro\. Paso tu consulta .* Tu número de consulta es M-\w{8}\. La lleva Carmen, que te responderá a más tardar el lunes 23 de noviembre a las \d\d:\d\d/,
    );
  });

  it('carries the question over after an answer that did not help', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    expect(chat.last(await chat.say('no')).text).toContain('«¿cuánto tarda la entrega?»');
    const outcome = await chat.say('Hablar con una persona', 'person');
    const ticket = await ports.store.findTicket(outcome.ticket?.number ?? '');
    expect(ticket).toMatchObject({ reason: 'not_helpful', subject: '¿cuánto tarda la entrega?' });
  });

  it('is one ticket however often it is asked', async () => {
    const first = await askForPerson(ports, chat.id, {}, WRITER);
    await chat.person();
    await askForPerson(ports, chat.id, { name: 'Eva', email: 'eva@example.com' }, WRITER);
    const again = await askForPerson(ports, chat.id, { name: 'Eva', email: 'eva@example.com' }, WRITER);
    expect(again).toMatchObject({ messages: [], ticket: { number: first.ticket?.number } });
    expect(await ports.store.findTicket(first.ticket?.number ?? '')).toMatchObject({
      customer: { name: 'Eva', email: 'eva@example.com' },
    });
    const page = await ports.store.listTickets({
      view: 'all',
      login: 'ana',
      now: ports.clock.now().toISOString(),
      dueBefore: ports.clock.now().toISOString(),
      limit: 10,
    });
    expect(page.tickets).toHaveLength(1);
  });
});

describe('an upset customer', () => {
  it('is apologised to in their own words before the answer, with a person one tap away', async () => {
    const outcome = await chat.say('Estoy harto, ¿cuánto tarda la entrega?');
    expect(outcome.messages[1]?.text).toMatch(
      /^Siento mucho las molestias\. Me dices: «Estoy harto, ¿cuánto tarda la entrega\?»/,
    );
    expect(chat.last(outcome)).toMatchObject({ kind: 'answer', choices: [{ value: 'person' }] });
  });

  it('is apologised to before being asked which of several was meant', async () => {
    const outcome = await chat.say('Estoy harto. La entrega de una nevera.');
    expect(outcome.messages.slice(1)).toMatchObject([
      { kind: 'text', text: expect.stringMatching(/^Siento mucho las molestias/) },
      { kind: 'choices', choices: expect.arrayContaining([expect.objectContaining({ value: 'person' })]) },
    ]);
  });

  it('is handed over at the first miss, with priority', async () => {
    const outcome = await chat.say('ESTO ES UNA VERGÜENZA!!! NADIE ME CONTESTA');
    expect(outcome.state).toBe('waiting');
    expect(await ports.store.findTicket(outcome.ticket?.number ?? '')).toMatchObject({
      priority: 'high',
      reason: 'upset',
      tone: 'upset',
    });
  });
});

describe('an entry that only a person may settle', () => {
  it('says the first thing to do and hands over', async () => {
    const outcome = await chat.say('huele a gas en la cocina');
    expect(outcome.messages[1]?.text).toBe('Cierra la llave, abre las ventanas y llama al 112.');
    expect(await ports.store.findTicket(outcome.ticket?.number ?? '')).toMatchObject({
      reason: 'danger',
      topic: 'safety',
      priority: 'urgent',
    });
  });
});

describe('while a ticket is open', () => {
  beforeEach(async () => {
    await chat.person();
  });

  it('still answers what it is sure of, and tells the ticket', async () => {
    const outcome = await chat.say('¿cuánto cuesta el envío?');
    expect(outcome.state).toBe('waiting');
    expect(chat.last(outcome)).toMatchObject({ kind: 'answer', text: 'Gratis desde 49 €.' });
  });

  it('says the first thing to do in an emergency all the same', async () => {
    const outcome = await chat.say('huele a gas en la cocina');
    expect(outcome.messages[1]?.text).toBe('Cierra la llave, abre las ventanas y llama al 112.');
    expect(outcome.state).toBe('waiting');
  });

  it('adds everything else to the ticket', async () => {
    const outcome = await chat.say('el número de serie es 4711');
    expect(chat.last(outcome).text).toContain(`Lo he añadido a tu consulta ${outcome.ticket?.number}`);
    const ticket = await ports.store.findTicket(outcome.ticket?.number ?? '');
    expect((await ports.store.listTicketEvents(ticket?.id ?? '')).map(({ kind }) => kind)).toEqual([
      'opened',
      'assigned',
      'customer_message',
    ]);
  });

  it('closes the ticket when it is not needed any more, and talks on', async () => {
    const outcome = await chat.say('Ya no hace falta', 'cancel');
    expect(outcome).toMatchObject({ state: 'open', ticket: { status: 'closed' } });
    expect(chat.last(await chat.say('¿cuánto tarda la entrega?')).kind).toBe('answer');
  });

  it('opens a second ticket only after the first is closed', async () => {
    const closed = await chat.say('ya no hace falta');
    const again = await chat.person();
    expect(again.ticket?.number).not.toBe(closed.ticket?.number);
  });
});

describe('the same message twice', () => {
  const incoming = (text: string) => ({
    conversationId: chat.id,
    key: 'web:x1',
    utterance: { id: 'x1', text },
    writer: WRITER,
  });

  it('gets the same reply', async () => {
    const first = await takeTurn(ports, incoming('¿cuánto tarda la entrega?'));
    const second = await takeTurn(ports, incoming('¿cuánto tarda la entrega?'));
    expect(second).toEqual({ ...first, repeated: true });
    expect(await ports.store.listMessages(chat.id, 0)).toHaveLength(3);
  });

  it('with another text is refused', async () => {
    await takeTurn(ports, incoming('¿cuánto tarda la entrega?'));
    await expect(takeTurn(ports, incoming('otra cosa'))).rejects.toMatchObject({ code: 'MESSAGE_ID_REUSED' });
  });

  it('with its lines divided otherwise between choice and text is another message, which is refused', async () => {
    const tapped = (choice: string, text: string) => ({ ...incoming(text), utterance: { id: 'x1', text, choice } });
    await takeTurn(ports, tapped('a', 'b\nc'));
    for (const other of [tapped('a\nb', 'c'), incoming('a\nb\nc'), incoming('["a","b\\nc"]')]) {
      await expect(takeTurn(ports, other)).rejects.toMatchObject({ code: 'MESSAGE_ID_REUSED' });
    }
  });

  it('gets the reply that version 0.1.0 stored', async () => {
    const text = '¿cuánto tarda la entrega?';
    await takeTurn(ports, incoming(text));
    const stored = await ports.store.loadForRequest(chat.id, { replyKey: 'web:x1' });
    expect(stored).toMatchObject({ reply: { requestHash: sha256Digest.sha256(`\n${text}`) } });
  });

  it('at the same time is one turn', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => takeTurn(ports, incoming('¿cuánto tarda la entrega?'))));
    expect(new Set(outcomes.map(({ messages }) => JSON.stringify(messages))).size).toBe(1);
    expect((await ports.store.listMessages(chat.id, 0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('limits', () => {
  it('asks to wait when a conversation is flooded, and writes nothing then', async () => {
    const limit = { perMinute: 2 };
    const writer = { ...WRITER, limit };
    const send = (id: string) => takeTurn(ports, { conversationId: chat.id, key: id, utterance: { id, text: 'hola' }, writer });
    const conversation = await ports.store.loadConversation(chat.id);
    await ports.store.commit({
      conversation: {
        expected: 1,
        next: { ...conversation!, version: 2, allowance: { tokens: 1, atMs: ports.clock.now().getTime() } },
      },
      messages: [],
      outbox: [],
    });
    await send('a');
    const before = ports.memory.dump();
    await expect(send('b')).rejects.toMatchObject({ code: 'RATE_LIMITED', extra: { retryAfterSeconds: 30 } });
    expect(ports.memory.dump()).toBe(before);
  });

  it('refuses to reopen what was never resolved', async () => {
    await expect(reopenConversation(ports, chat.id, WRITER)).rejects.toMatchObject({ code: 'ILLEGAL_MOVE' });
  });
});
