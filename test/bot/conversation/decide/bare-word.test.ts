import { isBareWord } from '../../../../bot/conversation/decide/bare-word';
import type { Entry } from '../../../../bot/model/entry';
import { type Chat, openChat } from '../../../support/chat';
import { testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';

/** The small shop, with one more phrase or keyword. */
const knowing = (path: string, from: string, to: string) =>
  knowledgeOf(SMALL_FILES.map((file) => (file.path === path ? { ...file, text: file.text.replace(from, to) } : file)));

const ask = async (text: string, knowledge = knowledgeOf(SMALL_FILES)) => {
  const chat: Chat = await openChat(testPorts({ knowledge }));
  return chat.last(await chat.say(text));
};

/** Whatever is asked, the small shop's matcher gives the share of words in common: so one word is sure of a phrase of two. */
const SURE = knowing('delivery/cost.es.md', 'also:', 'also:\n  - precio envío');

describe('one bare word', () => {
  it.each(['precio', '¿Precio?', 'el precio', 'PRECIO', 'Hola qué tal. Precio.'])('is asked about: %s', async (text) => {
    expect(await ask(text, SURE)).toMatchObject({
      kind: 'choices',
      choices: expect.arrayContaining([expect.objectContaining({ value: 'delivery/cost' })]),
    });
  });

  it.each(['precio', 'El precio', '¿precio?'])('is answered where an entry has it among its phrases: %s', async (text) => {
    const known = knowing('delivery/cost.es.md', 'also:', 'also:\n  - precio');
    expect(await ask(text, known)).toMatchObject({ kind: 'answer', answer: { entryId: 'delivery/cost' } });
  });

  it('is the same word in the plural', () => {
    const [entry] = knowing('delivery/cost.es.md', 'also:', 'also:\n  - precio').base.entries.filter(
      ({ id, language }) => id === 'delivery/cost' && language === 'es',
    );
    expect(entry !== undefined && isBareWord('¿Los precios?', entry)).toBe(false);
    expect(entry !== undefined && isBareWord('las neveras', entry)).toBe(true);
  });

  it('with another word is a question like any other', async () => {
    expect(await ask('precio envío', SURE)).toMatchObject({ kind: 'answer', answer: { entryId: 'delivery/cost' } });
  });

  it('is no courtesy', async () => {
    expect(await ask('buenas')).toMatchObject({ text: 'Hola. ¿En qué puedo ayudarte?' });
  });

  it('brings a person where an entry for a person has it among its keywords', () => {
    const [entry] = knowledgeOf(SMALL_FILES).base.entries.filter(({ id }) => id === 'safety/gas');
    if (entry === undefined) throw new Error('no entry');
    expect(isBareWord('microondas', entry)).toBe(true);
    expect(isBareWord('Escape', { ...entry, keywords: ['escape'] })).toBe(false);
    expect(isBareWord('escape', { ...entry, kind: 'answer', keywords: ['escape'] })).toBe(true);
  });
});

describe('a bare word beside the phrases of an entry', () => {
  const entry = (more: Partial<Entry>): Entry => {
    const found = knowledgeOf(SMALL_FILES).base.entries.find(({ id, language }) => id === 'delivery/cost' && language === 'es');
    if (found === undefined) throw new Error('There is no such entry.');
    return { ...found, question: '¿Qué hay?', also: [], keywords: [], ...more };
  };

  it.each([
    ['precio', 'precios'],
    ['precios', 'precio'],
    ['color', 'colores'],
    ['colores', 'color'],
    ['gas', 'gas'],
  ])('“%s” is the phrase “%s”', (said, phrase) => {
    expect(isBareWord(said, entry({ also: [phrase] }))).toBe(false);
  });

  it('is another word than one that only begins so', () => {
    expect(isBareWord('gasto', entry({ also: ['gas'] }))).toBe(true);
  });

  it('is no courtesy, and not nothing', () => {
    expect(isBareWord('nevera', entry({ kind: 'smalltalk' }))).toBe(false);
    expect(isBareWord('¿…?', entry({}))).toBe(false);
    expect(isBareWord('nevera', entry({}))).toBe(true);
  });
});
