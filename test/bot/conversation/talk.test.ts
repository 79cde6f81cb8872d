import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { detectIntent } from '../../../bot/conversation/understand/intent';
import { goesWrong } from '../../../bot/conversation/understand/intent/reopening';
import { isQuestion } from '../../../bot/conversation/understand/questions';
import { ticketQuestionIn } from '../../../bot/conversation/understand/ticket-question';
import { languageIn } from '../../../bot/language/detect';
import { merge } from '../../../bot/tickets/actions/merge';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';

/** Sentences by what they say, in each language. */
const labelled = z.record(z.string(), z.record(z.string(), z.array(z.string())));

function rowsOf(file: string): readonly (readonly [text: string, label: string])[] {
  const sets = labelled.parse(parse(readFileSync(join(__dirname, '../../talk', `${file}.yaml`), 'utf8')));
  return Object.values(sets).flatMap((labels) =>
    Object.entries(labels).flatMap(([label, texts]) => texts.map((text) => [text, label] as const)),
  );
}

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = async () => ports.store.loadTicket((await ports.store.loadConversation(chat.id))?.ticketId ?? '');
const texts = ({ messages }: Awaited<ReturnType<Chat['say']>>) => messages.slice(1).map(({ text }) => text);

describe('what customers say of the talk itself', () => {
  it.each(rowsOf('ticket-questions'))('%s asks of the ticket: %s', (text, label) => {
    const asked = ticketQuestionIn(text, detectIntent(text) === 'person');
    const isAsked = asked !== undefined && (asked.isAll || isQuestion(text) || detectIntent(text) === 'person');
    expect(isAsked ? asked.about : 'none').toBe(label);
  });

  it.each(rowsOf('intents'))('%s says: %s', (text, label) => {
    const intent = detectIntent(text);
    expect(intent === undefined || intent === 'yes' ? 'none' : intent).toBe(label);
  });

  it.each(rowsOf('goes-wrong'))('%s sounds: %s', (text, label) => {
    expect(goesWrong(text) ? 'wrong' : 'fine').toBe(label);
  });
});

describe('while the ticket waits', () => {
  beforeEach(() => chat.say('quiero hablar con una persona, me habéis cobrado dos veces'));

  it('when, who and how it stands are answered from the ticket, in other words each time', async () => {
    const said = new Set<string>();
    for (const text of ['¿cuándo?', '¿quién lo lleva?', '¿alguna novedad?', '¿y cuándo?', '¿se sabe algo?', '¿cuándo?']) {
      const [told = ''] = texts(await chat.say(text));
      expect(told).toMatch(/M-\S{8}/);
      expect(told).toMatch(/\d\d:\d\d/);
      said.add(told);
    }
    expect(said.size).toBe(6);
  });

  it('a superior is asked for by an escalation, once per step of the ladder', async () => {
    const before = await ticketNow();
    const outcome = await chat.say('quiero hablar con tu jefe');
    const after = await ticketNow();
    expect(after?.escalations).toBe((before?.escalations ?? 0) + 1);
    expect(after?.assignee?.login).not.toBe(before?.assignee?.login);
    expect(texts(outcome)[0]).toContain(after?.assignee?.name);
  });

  it('a sure question is answered, and an unsure one gets choices', async () => {
    expect((await chat.say('¿cuánto tarda la entrega?')).messages[1]?.kind).toBe('answer');
  });

  it('👍 is thanks, and added to nothing', async () => {
    const before = await ticketNow();
    expect(texts(await chat.say('👍'))).toEqual(['¡A ti! Aquí estoy para lo que necesites.']);
    expect((await ticketNow())?.version).toBe(before?.version);
  });
});

describe('after the resolution', () => {
  const resolved = async () => {
    const { ticket } = await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    const actor = { login: 'luis', name: 'Luis', role: 'lead' as const };
    const { service } = (await ports.knowledge.current()).base;
    return { actor, service, number: ticket?.number ?? '' };
  };

  it.each(rowsOf('goes-wrong').filter(([, label]) => label === 'wrong'))('%s gets the way back', async (text) => {
    await resolve(ports, { ...(await resolved()), body: { reason: 'answered' } });
    const outcome = await chat.say(text);
    const ways = outcome.messages.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
    expect(outcome.state === 'waiting' || ways.includes('person')).toBe(true);
  });

  it.each(['👍', '🙏', '❤️'])('%s is thanks', async (text) => {
    await resolve(ports, { ...(await resolved()), body: { reason: 'answered' } });
    const outcome = await chat.say(text);
    expect(outcome).toMatchObject({ state: 'resolved' });
    expect(outcome.messages).toHaveLength(2);
    expect(outcome.messages[1]?.choices).toBeUndefined();
  });

  it('what is told after a merge reaches the ticket that goes on', async () => {
    const { number, ...by } = await resolved();
    const other = await openChat(ports);
    const into = (await other.person()).ticket?.number ?? '';
    await merge(ports, { ...by, number, body: { into } });
    expect(texts(await chat.say('ahora además hace un ruido muy fuerte'))[0]).toContain(into);
    const ticket = await ports.store.findTicket(into);
    const events = await ports.store.listTicketEvents(ticket?.id ?? '');
    expect(events.at(-1)).toMatchObject({ kind: 'noted', text: `${number}: «ahora además hace un ruido muy fuerte»` });
  });
});

describe('what was said before', () => {
  it('is never said again in the same words', async () => {
    const said = new Set<string>();
    for (const text of [
      ...['¿cuánto tarda la entrega?', '¿cuánto tarda la entrega?', 'cuánto tarda la entrega', 'gracias', 'gracias', 'hola'],
      ...['xilófonos usados', 'vale', 'vale', 'quiero hablar con una persona', 'no sé', 'el martes', 'o el jueves', '¿cuándo?'],
    ]) {
      for (const one of texts(await chat.say(text))) {
        expect(said).not.toContain(one);
        said.add(one);
      }
    }
  });

  it('is given again with what it was about, what is near, and a person', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const again = chat.last(await chat.say('¿cuánto tarda la entrega?'));
    expect(again.text).toMatch(/ya te hablaba antes/);
    expect(again.choices?.map(({ value }) => value)).toContain('person');
  });
});

describe('after what was not understood', () => {
  it.each(rowsOf('after-not-understood'))('"%s" leads to: %s', async (text, label) => {
    await chat.say('xilófonos usados');
    const outcome = await chat.say(text);
    expect(outcome.ticket === undefined ? 'no-ticket' : 'ticket').toBe(label);
  });

  it('the topics are one tap away, beside the person', async () => {
    const offered = chat.last(await chat.say('xilófonos usados')).choices?.map(({ value }) => value);
    expect(offered).toEqual(['delivery', 'person']);
  });

  it.each(rowsOf('intents').filter(([, label]) => label === 'misread'))(
    '"%s" gets an apology and something to tap',
    async (text) => {
      await chat.say('¿cuánto tarda la entrega?');
      const first = chat.last(await chat.say(text));
      expect(first.text).toMatch(/^(Perdona|Sorry|I am sorry|I'm sorry)/);
      expect(first.choices?.length).toBeGreaterThan(1);
    },
  );

  it('"no me has entendido" a second time gets a person', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('no me has entendido');
    expect((await chat.say('no te enteras')).state).toBe('waiting');
  });
});

describe('a follow-up', () => {
  it.each(['¿y a Ibiza?', '¿y para Ibiza?', '¿y en Ibiza?'])(
    '"%s" is read with the question before, and the explanation says so',
    async (text) => {
      await chat.say('¿cuánto tarda la entrega?');
      const { messages } = await chat.say(text);
      expect(messages.find(({ answer }) => answer !== undefined)?.answer?.entryId).toBe('delivery/times');
      expect(messages[0]?.explanation).toMatchObject({ context: 'delivery/times' });
    },
  );

  it('is nothing without a question before it', async () => {
    const { messages } = await chat.say('¿y a Ibiza?');
    expect(messages[0]?.explanation?.context).toBeUndefined();
    expect(messages.some(({ answer }) => answer !== undefined)).toBe(false);
  });

  it.each(['la otra', 'no, la otra', 'the other one'])('"%s" is what else was offered', async (text) => {
    const offered = chat.last(await chat.say('Entregas', 'delivery')).choices?.map(({ value }) => value) ?? [];
    const [first, second] = offered.filter((value) => value.includes('/'));
    await chat.say('la primera');
    const { messages } = await chat.say(text);
    const ways = messages.flatMap(({ answer, choices = [] }) => [answer?.entryId, ...choices.map(({ value }) => value)]);
    expect(ways).toContain(second);
    expect(messages.some(({ answer }) => answer?.entryId === first)).toBe(false);
  });

  it('about something else is read by itself', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const { messages } = await chat.say('Quiero devolver la nevera');
    expect(messages[0]?.explanation?.context).toBeUndefined();
  });
});

describe('the language', () => {
  const sets = labelled.parse(parse(readFileSync(join(__dirname, '../../talk/languages.yaml'), 'utf8')));
  const rows = (['es', 'en'] as const).flatMap((current) =>
    Object.entries(sets[current] ?? {}).flatMap(([label, texts]) => texts.map((text) => [current, text, label] as const)),
  );

  it.each(rows)('of a conversation in %s: "%s" is in %s', (current, text, label) => {
    expect(languageIn(text, current) ?? current).toBe(label);
  });

  it.each(['vull parlar amb una persona', 'quero falar cunha persoa', 'quero falar com uma pessoa'])(
    '"%s" gets the person, and is told once in which language it is answered',
    async (text) => {
      const outcome = await chat.say(text);
      expect(texts(outcome)[0]).toMatch(/^Veo que me escribes en (catalán|gallego|portugués)\. .* español/);
      const again = await chat.say(text);
      expect(again.state).toBe('waiting');
      expect(texts(again).some((one) => one.startsWith('Veo que'))).toBe(false);
    },
  );
});

describe('an answer in a neighbouring language', () => {
  it('can be judged in words, though a note stands before it', async () => {
    const first = await chat.say('bon dia, quant costa l’enviament? ¿cuánto tarda la entrega?');
    expect(texts(first)[0]).toMatch(/^Veo que me escribes en catalán/);
    const judged = await chat.say('no me sirve');
    expect(judged.messages[0]?.feedback).toEqual({ messageId: chat.last(first).id, helpful: false });
  });
});

describe('outside the hours of the team', () => {
  it('nothing says that somebody is there now', async () => {
    ports.clock.set(new Date('2026-11-24T01:00:00Z'));
    const outcome = await chat.say('esto es una vergüenza, estoy harto de esperar mi pedido');
    expect(texts(outcome).join(' ')).not.toMatch(/ahora mismo/);
    expect(texts(await chat.say('¿hay alguien?'))[0]).toMatch(/^A esta hora el equipo no está: vuelve el martes 24/);
  });
});
