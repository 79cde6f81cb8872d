import fc from 'fast-check';
import { buildSnapshot, loadSnapshot, type MatchEntry } from '../../../bot/matcher';
import { englishEntries, spanishEntries } from './fixtures';

const spanish = loadSnapshot(buildSnapshot('es', spanishEntries));
const english = loadSnapshot(buildSnapshot('en', englishEntries));

describe('matching an utterance', () => {
  it.each([
    ['como puedo cambiar la contraseña', 'contrasena'],
    ['OLVIDE MI CONTRASEÑA', 'contrasena'],
    ['olbide mi contrasenia', 'contrasena'],
    ['necesito la factura de la empresa', 'factura'],
    ['a que hora abren los sabados', 'horario'],
    ['no llega mi paqeute', 'envio'],
    ['devolver un articulo', 'devolucion'],
  ])('%s finds %s', (utterance, entryId) => {
    expect(spanish.match(utterance).matches[0]).toMatchObject({ entryId });
  });

  it.each([
    ['forgot pasword', 'password'],
    ['where can I find an invoice', 'invoice'],
    ['do you open on saturday', 'hours'],
    ['track my parcel', 'delivery'],
  ])('%s finds %s', (utterance, entryId) => {
    expect(english.match(utterance).matches[0]).toMatchObject({ entryId });
  });

  it('is surer of a known phrase than of a stranger', () => {
    const known = spanish.match('He olvidado la contraseña').matches[0]?.confidence ?? 0;
    const stranger = spanish.match('receta de paella para cuatro').matches[0]?.confidence ?? 0;
    expect(known).toBeGreaterThan(0.75);
    expect(stranger).toBeLessThan(0.5);
  });

  it('says which words it knew, what it corrected, and where they are', () => {
    const utterance = '¡Hola! Olvidé la CONTRASEÑNA';
    const { words } = spanish.match(utterance);
    expect(words.map(({ text }) => text)).toEqual(['Hola', 'Olvidé', 'la', 'CONTRASEÑNA']);
    expect(words[3]).toMatchObject({ corrected: 'contrasena', known: true, start: utterance.indexOf('CONTRASEÑNA') });
    expect(words.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  it('shows the phrase that was nearest as it is written in the knowledge', () => {
    expect(spanish.match('donde esta el paquete').matches[0]?.phrase).toBe('¿Dónde está mi paquete?');
  });

  it('gives at most as many matches as asked for, best first', () => {
    const { matches } = spanish.match('mi pedido y mi factura', 2);
    expect(matches).toHaveLength(2);
    expect(matches[0]!.confidence).toBeGreaterThanOrEqual(matches[1]!.confidence);
    expect(spanish.match('mi pedido', 0).matches).toEqual([]);
  });

  it('gives the same result for the same utterance, whatever came between', () => {
    const first = spanish.match('cambiar clave');
    spanish.match('otra cosa con facturas');
    expect(spanish.match('cambiar clave')).toEqual(first);
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['emoji', '🙂🙃👍🏽'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['lone surrogates', '\ud800\udfff\udc00a\ud800'],
    ['another script', '你好，我忘记密码了'],
  ])('%s has a defined outcome', (_, utterance) => {
    const result = spanish.match(utterance);
    expect(result.margin).toBeGreaterThanOrEqual(0);
    for (const { confidence } of result.matches) expect(confidence).toBeLessThan(0.75);
  });

  it('never throws, and confidences are probabilities in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (utterance) => {
        const { matches } = english.match(utterance);
        for (const [i, { confidence }] of matches.entries()) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(i === 0 ? 1 : matches[i - 1]!.confidence);
        }
      }),
    );
  });

  it.each([
    ['one letter', 'a'],
    ['spaces', ' '],
    ['unknown words', 'contrasenna facutra pedidio '],
    ['surrogates', '\ud800'],
    ['emoji', '🙂'],
    ['marks', 'a\u0301\u0301'],
  ])('a megabyte of %s is answered in time', (_, piece) => {
    const utterance = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const begun = performance.now();
    spanish.match(utterance);
    expect(performance.now() - begun).toBeLessThan(150);
  });
});

describe('building a snapshot', () => {
  it('gives the same bytes for the same knowledge', () => {
    expect(buildSnapshot('es', spanishEntries)).toEqual(buildSnapshot('es', spanishEntries));
  });

  it('tells how far it is, up to the end', () => {
    const shares: number[] = [];
    buildSnapshot('es', spanishEntries, { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('accepts any knowledge: none, one entry, one phrase, no words, the same phrase twice', () => {
    const phrase = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('hola', 'adios', '???', '', 'mi factura'));
    const entries = fc.array(fc.array(phrase, { maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(entries, fc.string(), (lists, utterance) => {
        const knowledge: MatchEntry[] = lists.map((phrases, i) => ({ id: `e${i}`, phrases }));
        const matcher = loadSnapshot(buildSnapshot('es', knowledge));
        expect(matcher.size).toBe(lists.length);
        for (const { entryId, confidence } of matcher.match(utterance).matches) {
          expect(knowledge.some(({ id }) => id === entryId)).toBe(true);
          expect(Number.isFinite(confidence)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds the only entry by its only phrase', () => {
    const matcher = loadSnapshot(buildSnapshot('en', [{ id: 'only', phrases: ['Where is my order?'] }]));
    expect(matcher.match('where is my order').matches).toMatchObject([{ entryId: 'only' }]);
    expect(matcher.match('where is my order').matches[0]?.confidence).toBeGreaterThan(0.5);
  });

  it('offers both entries that share a phrase, the one with more to say for it first', () => {
    const matcher = loadSnapshot(
      buildSnapshot('es', [...spanishEntries, { id: 'otra', phrases: ['Mi pedido no ha llegado', 'Pedido perdido'] }]),
    );
    const { matches } = matcher.match('Mi pedido no ha llegado');
    expect(new Set(matches.slice(0, 2).map(({ entryId }) => entryId))).toEqual(new Set(['envio', 'otra']));
    expect(matches[1]?.phrase).toBe('Mi pedido no ha llegado');
    for (const { confidence } of matches) expect(confidence).toBeLessThanOrEqual(0.5);
  });

  it('finds an entry by the words of its answer, and shows its title', () => {
    const parking: MatchEntry = {
      id: 'aparcar',
      phrases: ['¿Hay aparcamiento?'],
      answer: 'Tenemos garaje propio. El primer rato es gratis.',
    };
    const matcher = loadSnapshot(buildSnapshot('es', [...spanishEntries, parking]));
    expect(matcher.match('garaje gratis').matches[0]).toMatchObject({ entryId: 'aparcar', phrase: '¿Hay aparcamiento?' });
  });

  it('finds an entry by its keywords, and shows its title', () => {
    const matcher = loadSnapshot(
      buildSnapshot('es', [...spanishEntries, { id: 'wifi', phrases: ['¿Hay internet?'], keywords: ['wifi', 'inalámbrico'] }]),
    );
    expect(matcher.match('wifi').matches[0]).toMatchObject({ entryId: 'wifi', phrase: '¿Hay internet?' });
  });
});
