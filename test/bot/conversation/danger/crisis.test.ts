import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmingPhrases } from '../../../../bot/conversation/alarming-phrases';
import { crisisSign } from '../../../../bot/conversation/understand/danger/crisis';
import { factsOf } from '../../../../bot/language/facts';
import type { Language } from '../../../../bot/model/language';
import { openChat } from '../../../support/chat';
import { testPorts } from '../../../support/conversation-ports';
import { listener } from '../../../support/listener';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';

/** One utterance a line, written before the rules: odd lines are there to tune on, nobody reads the even ones. */
function linesOf(side: string, language: string, half: string): readonly string[] {
  const file = join(__dirname, '..', '..', '..', 'danger', 'crisis', `${side}.${language}.txt`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.filter((_, place) => place % 2 === (half === 'tune' ? 0 : 1));
}

const isHeard = (text: string): boolean => crisisSign(text, listener) !== undefined;

describe.each(['es', 'en'])('somebody who does not want to live, in %s', (language) => {
  it.each(['tune', 'held'])('is told from those who die of heat, and from prices that kill (%s)', (half) => {
    const crisis = linesOf('crisis', language, half);
    const harmless = linesOf('harmless', language, half);
    const missed = crisis.filter((text) => !isHeard(text)).length;
    const imagined = harmless.filter(isHeard).length;
    process.stdout.write(
      `crisis ${language} ${half}: missed ${missed} of ${crisis.length}, imagined ${imagined} of ${harmless.length}\n`,
    );
    expect(missed).toBeLessThanOrEqual(half === 'tune' ? 0 : 2);
    expect(imagined).toBeLessThanOrEqual(half === 'tune' ? 0 : 2);
  });

  it('is in no message of a calm customer', () => {
    const calm = readFileSync(join(__dirname, '..', '..', '..', 'tone', `calm.${language}.txt`), 'utf8')
      .trim()
      .split('\n');
    expect(calm.filter(isHeard)).toEqual([]);
  });
});

const setting = (yaml: string) =>
  SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}${yaml}` } : file));

describe('somebody who does not want to live', () => {
  it.each<readonly [string, Language]>([
    ['quiero morirme', 'es'],
    ['Hola, ¿cuánto tarda la entrega? En realidad ya no quiero vivir.', 'es'],
    ['kiero suicidrame', 'es'],
    ['I want to kill myself', 'en'],
    ['im thinking of suicde', 'en'],
  ])('is given the numbers to call and a ticket marked as danger, and is never told of doubt: %s', async (text, language) => {
    const ports = testPorts();
    const chat = await openChat(ports, language);
    const { messages, state } = await chat.say(text);
    for (const { number } of factsOf(language).helplines ?? []) expect(messages[1]?.text).toContain(number);
    expect(state).toBe('waiting');
    const { ticketId = '' } = (await ports.store.loadConversation(chat.id)) ?? {};
    expect(await ports.store.loadTicket(ticketId)).toMatchObject({
      ...{ reason: 'danger', priority: 'urgent', dangerKinds: ['crisis'], dangerAt: expect.any(String) },
    });
    expect(JSON.stringify(messages)).not.toMatch(/no estoy seguro|not sure/i);
  });

  it('is told again whom to call, shortly, and the ticket cannot be called off', async () => {
    const chat = await openChat(testPorts());
    await chat.say('quiero morirme');
    const again = await chat.say('de verdad que me quiero matar');
    expect(chat.last(again).text).toContain('024');
    expect(chat.last(again).text).not.toContain('aléjate');
    const unwanted = await chat.say('Ya no hace falta', 'cancel');
    expect(chat.last(unwanted).text).toContain('¿Cómo estás ahora?');
    expect(unwanted.state).toBe('waiting');
  });

  it('is told the organisation’s own text and numbers', async () => {
    const own = `safety:\n  es:\n    crisis:\n      text: "No cuelgues: {numbers}."\n      numbers: [{ number: "900 000 000", name: la línea del centro }]\n`;
    const chat = await openChat(testPorts({ knowledge: knowledgeOf(setting(own)) }));
    const { messages } = await chat.say('quiero suicidarme');
    expect(messages[1]?.text).toBe('No cuelgues: 900 000 000 (la línea del centro).');
  });

  it('is a setting whose text must have a place for the numbers', () => {
    expect(() => knowledgeOf(setting('safety: { es: { crisis: { text: "Llama a alguien." } } }\n'))).toThrow('{numbers}');
  });
});

describe('an entry about prevention', () => {
  const files = SMALL_FILES.map((file) =>
    file.path === 'returns/vat.en.md'
      ? { ...file, text: file.text.replace('tourist tax refund form', 'suicide prevention leaflet') }
      : file,
  );

  it('answers its own phrase', async () => {
    const chat = await openChat(testPorts({ knowledge: knowledgeOf(files) }), 'en');
    expect((await chat.say('suicide prevention leaflet')).state).toBe('open');
    expect((await chat.say('suicide')).state).toBe('waiting');
  });

  it('is told by the check when a phrase is heard as a crisis or as danger', () => {
    const alarming = files.map((file) =>
      file.path === 'delivery/times.en.md'
        ? {
            ...file,
            text: file.text
              .replace('shipping time', 'I want to die')
              .replace('when does my parcel get here', 'the van is on fire'),
          }
        : file,
    );
    expect(alarmingPhrases(knowledgeOf(alarming).base)).toMatchObject([
      { entryId: 'delivery/times', index: 3, heardAs: 'danger' },
      { entryId: 'delivery/times', index: 4, heardAs: 'crisis' },
    ]);
  });
});
