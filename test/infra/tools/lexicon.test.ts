import { distil } from '../../../infra/tools/lexicon/distil';
import { readGlosses } from '../../../infra/tools/lexicon/glosses';
import { projection } from '../../../infra/tools/lexicon/principal-components';

const along = (...parts: number[]) => Float32Array.from(parts, (part) => part / Math.hypot(...parts));
const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, part, d) => sum + part * b[d]!, 0) / (Math.hypot(...a) * Math.hypot(...b));

describe('principal components', () => {
  it('keep the directions in which vectors differ most, and leave out the others', () => {
    const vectors = Array.from({ length: 40 }, (_, i) =>
      Float32Array.of(Math.sin(i) * 9, 5 + Math.cos(i) * 0.01, Math.cos(3 * i) * 4),
    );
    const project = projection(vectors, 2);
    expect(cosine(project(Float32Array.of(9, 5, 0)), project(Float32Array.of(9, 5.5, 0)))).toBeCloseTo(1, 2);
    expect(Math.abs(cosine(project(Float32Array.of(9, 5, 0)), project(Float32Array.of(0, 5, 4))))).toBeLessThan(0.2);
  });
});

describe('words that learn from sentences', () => {
  // "the" (0) stands beside everything, "parcel" (1) and "login" (2) beside nothing else.
  const lessons = Array.from({ length: 60 }, (_, i) => ({
    words: i % 2 === 0 ? [0, 1] : [0, 2],
    target: i % 2 === 0 ? along(1, 0) : along(0, 1),
  }));
  const vectors = [along(1, 1), along(1, 1), along(1, 0.9)];
  const nearness: number[] = [];
  beforeAll(() => distil(vectors, lessons, (pass) => nearness.push(pass)));

  it('come nearer to them with every pass', () => {
    expect(nearness.at(-1)).toBeGreaterThan(nearness[0]!);
  });

  it('turn to where their sentences point', () => {
    expect(cosine(vectors[1]!, along(1, 0))).toBeGreaterThan(cosine(vectors[1]!, along(0, 1)));
    expect(cosine(vectors[2]!, along(0, 1))).toBeGreaterThan(cosine(vectors[2]!, along(1, 0)));
  });

  it('become short when they say nothing', () => {
    expect(Math.hypot(...vectors[0]!)).toBeLessThan(Math.hypot(...vectors[1]!));
  });
});

describe('Spanish words by their glosses', () => {
  const english = new Map([
    ['give', Float32Array.of(0.2, 0)],
    ['back', Float32Array.of(0.2, 0.2)],
    ['return', Float32Array.of(0, 1)],
    ['parcel', Float32Array.of(1, 0)],
  ]);
  const { words, stems } = readGlosses('devolver: give back, return\ndevolví: return\npaquete: parcel\nole: hurray\n', english);

  it('point where the words of the gloss point together, and say as much as the one that says most', () => {
    expect(Math.hypot(...words.get('devolver')!)).toBeCloseTo(1);
    expect(cosine(words.get('devolver')!, along(0.4, 1.2))).toBeCloseTo(1);
    expect(words.get('paquete')).toEqual(Float32Array.of(1, 0));
  });

  it('are found without accents, and not at all when nothing is known of their gloss', () => {
    expect([...words.keys()]).toEqual(['devolver', 'devolvi', 'paquete']);
  });

  it('lend their stem to forms that are not there', () => {
    expect([...stems.keys()]).toEqual(['devolv', 'paquet']);
    expect(cosine(stems.get('devolv')!, along(0.2, 1))).toBeGreaterThan(0.95);
  });
});
