import { understand } from '../../../bot/conversation/understand';
import { dangerSign } from '../../../bot/conversation/understand/danger';
import { detectTone, ventsOnly } from '../../../bot/conversation/understand/tone';
import { listenerFor } from '../../../bot/language/listening/listener';
import { listener as shop } from '../../support/listener';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

/** A library: neither what it has nor what it fears is a shop's. */
const WORDS = `
topics:
  es: { about: [libro, libros, préstamo, carné], us: [biblioteca], rivals: [archivo] }
  en: { about: [book, books, loan, card], us: [library] }
safety:
  es: { things: [estantería, escáner], harmless: [novela, novelas] }
  en: { things: [shelf, scanner, projector], harmless: [novel, novels] }
`;
const FILES = SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}${WORDS}` } : file));
const { service } = knowledgeOf(FILES).base;
const library = listenerFor(service);
const general = listenerFor({});

describe('the words of another trade in service.yaml', () => {
  it.each([
    'el escáner me pateó',
    'me ha pateado el escáner',
    'the projector tingled under my fingers',
    'se me prendió la estantería',
  ])('tell of danger there, and nowhere else: %s', (text) => {
    expect([library, general, shop].map((listener) => dangerSign(text, listener) ?? 'none')).toEqual([
      'danger',
      expect.not.stringMatching('danger'),
      expect.not.stringMatching('danger'),
    ]);
  });

  it.each(['¿Está la novela "Humo y cristal"?', 'I need the novel about the great fire'])(
    'tell what is no danger there: %s',
    (text) => {
      expect([dangerSign(text, library), dangerSign(text, general)]).toEqual(['figure', 'danger']);
    },
  );

  it('tell whom anger is at', () => {
    expect(ventsOnly('estoy harto de la biblioteca', library)).toBe(true);
    expect(ventsOnly('estoy harto de los libros', library)).toBe(false);
    expect(detectTone('me voy a archivo', library)).toBe('upset');
    expect(detectTone('me voy a archivo', general)).toBe('calm');
  });

  it('are all that is listened for of a trade: nothing of a shop is left', () => {
    for (const text of [
      'la lavadora me pateó',
      'me ha pateado la secadora',
      'the fridge tingled under my fingers',
      'se me prendió la campana',
    ]) {
      expect({ text, sign: dangerSign(text, shop) }).toEqual({ text, sign: 'danger' });
      expect({ text, sign: dangerSign(text, library) }).not.toEqual({ text, sign: 'danger' });
    }
    expect([detectTone('me voy a carrefour', shop), detectTone('me voy a carrefour', library)]).toEqual(['upset', 'calm']);
  });

  it('go with the knowledge: what is understood follows from its settings', () => {
    const read = (files: typeof SMALL_FILES) => understand(knowledgeOf(files), 'el escáner me pateó', 'es', '2026-11-16');
    expect([read(FILES).danger, read(SMALL_FILES).danger]).toEqual(['danger', undefined]);
  });
});

describe('an organisation without words of its own', () => {
  it.each(['Huele a gas', 'sale humo del enchufe', 'there is a fire in my kitchen', 'my daughter got a shock from the socket'])(
    'is told of the dangers that all have: %s',
    (text) => {
      expect(dangerSign(text, general)).toBe('danger');
    },
  );

  it.each(['sois unos sinvergüenzas', 'the worst service ever'])('is told of anger: %s', (text) => {
    expect(detectTone(text, general)).toBe('upset');
  });
});
