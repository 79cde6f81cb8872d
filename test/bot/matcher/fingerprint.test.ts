import { buildSnapshot, type MatchEntry, makeLexicon } from '../../../bot/matcher';
import type { BuildOptions } from '../../../bot/matcher/snapshot/build';
import { snapshotFingerprint } from '../../../bot/matcher/snapshot/fingerprint';

const entries: readonly MatchEntry[] = [
  { id: 'a/one', phrases: ['where is my order', 'track a parcel'], keywords: ['parcel'], answer: 'One. Two. Three. Four.' },
  { id: 'a/two', phrases: ['send it back', 'return the fridge'], answer: 'Within 30 days.' },
  { id: 'b/three', phrases: ['opening hours', 'when are you open', 'open on Sunday'] },
];
const [one = { id: '', phrases: [] }, ...others] = entries;
const lexicon = (x: number) => makeLexicon(new Map([['parcel', Float32Array.of(x, 1 - x)]]));

type Given = readonly [language: 'es' | 'en', entries: readonly MatchEntry[], options?: BuildOptions];
const known: BuildOptions = { lexicon: lexicon(1), outOfScope: ['who won the cup'] };
const base: Given = ['en', entries, known];
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe('what a build reads', () => {
  it.each<[string, Given]>([
    ['the language', ['es', entries, known]],
    ['an id', ['en', [{ ...one, id: 'a/won' }, ...others], known]],
    ['the order of entries', ['en', [...others, one], known]],
    ['the order of phrases', ['en', [{ ...one, phrases: [...one.phrases].reverse() }, ...others], known]],
    ['a phrase', ['en', [{ ...one, phrases: ['where is my parcel', 'track a parcel'] }, ...others], known]],
    [
      'whose phrase it is',
      [
        'en',
        [
          { ...one, phrases: ['where is my order'] },
          { ...others[0]!, phrases: ['track a parcel', 'send it back', 'return the fridge'] },
          ...others.slice(1),
        ],
        known,
      ],
    ],
    ['a keyword', ['en', [{ ...one, keywords: ['package'] }, ...others], known]],
    [
      'that a phrase is a keyword',
      ['en', [{ ...one, phrases: ['where is my order'], keywords: ['track a parcel'] }, ...others], known],
    ],
    ['one of the first sentences of an answer', ['en', [{ ...one, answer: 'One. Two. 3. Four.' }, ...others], known]],
    ['the lexicon', ['en', entries, { ...known, lexicon: lexicon(0) }]],
    ['that there is a lexicon', ['en', entries, { outOfScope: ['who won the cup'] }]],
    ['the outside world', ['en', entries, { ...known, outOfScope: ['who lost the cup'] }]],
  ])('tells %s', (_, given) => {
    expect(same(snapshotFingerprint(...given), snapshotFingerprint(...base))).toBe(false);
  });

  it.each<[string, Given]>([
    ['what an answer says later', ['en', [{ ...one, answer: 'One. Two. Three. 4. And five.' }, ...others], known]],
    ['who is told how far it is', ['en', entries, { ...known, onProgress: () => {} }]],
    [
      'whether there are no keywords or none are given',
      ['en', [one, { ...others[0]!, keywords: [] }, ...others.slice(1)], known],
    ],
  ])('leaves out %s, and the snapshot is the same', (_, given) => {
    expect(same(snapshotFingerprint(...given), snapshotFingerprint(...base))).toBe(true);
    expect(same(buildSnapshot(...given), buildSnapshot(...base))).toBe(true);
  });
});
