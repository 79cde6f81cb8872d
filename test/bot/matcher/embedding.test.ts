import { buildSnapshot, loadSnapshot, makeLexicon, readLexicon, SnapshotError, writeLexicon } from '../../../bot/matcher';
import { embed } from '../../../bot/matcher/features/embedding';
import { findTerm, findWord } from '../../../bot/matcher/features/lexicon';
import { nearWord } from '../../../bot/matcher/features/near-word';
import { buildTable } from '../../../bot/matcher/features/table';
import { englishEntries } from './fixtures';

/** Two fields of meaning: what one buys, and what one signs in with. */
const lexicon = makeLexicon(
  new Map(
    Object.entries({
      password: [1, 0, 0],
      login: [0.9, 0.4, 0],
      passphrase: [0.98, 0.2, 0],
      parcel: [0, 1, 0],
      package: [0, 0.98, 0.2],
      consignment: [0, 0.99, 0.1],
      invoice: [0, 0, 1],
    }).map(([word, direction]) => {
      const length = Math.hypot(...direction);
      return [word, Float32Array.from(direction, (part) => part / length)];
    }),
  ),
);

describe('a lexicon', () => {
  it('is read back as it was written', () => {
    expect(readLexicon(writeLexicon(lexicon))).toEqual(lexicon);
  });

  it('is refused when it is damaged', () => {
    const bytes = writeLexicon(lexicon);
    bytes[bytes.length - 9]! ^= 1;
    expect(() => readLexicon(bytes)).toThrow(SnapshotError);
  });

  it('knows its words and no others', () => {
    expect(findWord(lexicon, 'parcel')).toBeGreaterThanOrEqual(0);
    expect(findWord(lexicon, 'parcels')).toBe(-1);
  });

  it('knows the forms of a word by its stem, where it has one', () => {
    const withStem = makeLexicon(new Map([['parcel', Float32Array.of(1, 0)]]), new Map([['parcel', Float32Array.of(0, 1)]]));
    const parcel = findTerm(withStem, { form: 'parcel', stem: 'parcel' });
    const parcels = findTerm(withStem, { form: 'parcels', stem: 'parcel' });
    expect(withStem.direction[2 * parcel]).toBe(127);
    expect(withStem.direction[2 * parcels]).toBe(0);
    expect(findTerm(withStem, { form: 'letters', stem: 'letter' })).toBe(-1);
  });
});

describe('a word one edit away', () => {
  it.each(['parcl', 'parxel', 'aprcel', 'parcell'])('is found for %s', (typo) => {
    expect(nearWord(lexicon, typo)).toBe('parcel');
  });

  it('is not found for what is further away, nor for short words', () => {
    expect(nearWord(lexicon, 'pracl')).toBeUndefined();
    const long = 'parcel'.repeat(4);
    expect(nearWord(makeLexicon(new Map([[long, Float32Array.of(1, 0)]])), `${long}s`)).toBeUndefined();
    expect(nearWord(makeLexicon(new Map([['fee', Float32Array.of(1, 0)]])), 'fe')).toBeUndefined();
  });

  it('is the one that says most', () => {
    const two = makeLexicon(
      new Map([
        ['then', Float32Array.of(0.2, 0)],
        ['hen', Float32Array.of(0, 0.8)],
        ['thyn', Float32Array.of(0, 0.1)],
      ]),
    );
    expect(nearWord(two, 'thin')).toBe('then');
  });
});

describe('the meaning of an utterance', () => {
  const weights = { idf: new Float32Array(), unknownIdf: 1 };
  const read = (...forms: string[]) =>
    embed(
      { lexicon, table: buildTable(new Uint32Array()), weights },
      forms.map((form) => ({ form, stem: form })),
    );

  it('is the same in whatever order the words come', () => {
    expect(read('parcel', 'invoice').direction).toEqual(read('invoice', 'parcel').direction);
  });

  it('is hardly turned by a word that says little', () => {
    const says = (length: number) =>
      makeLexicon(
        new Map([
          ['parcel', Float32Array.of(1, 0)],
          ['the', Float32Array.of(0, length)],
        ]),
      );
    const turned = (length: number) =>
      embed(
        { lexicon: says(length), table: buildTable(new Uint32Array()), weights },
        ['the', 'parcel'].map((form) => ({ form, stem: form })),
      ).direction[1]!;
    expect(turned(0.1)).toBeLessThan(turned(1) / 2);
    expect(turned(0.1)).toBeGreaterThan(0);
  });

  it('has one length, and none where no word is known', () => {
    expect(Math.hypot(...read('password', 'parcel').direction)).toBeCloseTo(Math.hypot(...read('invoice').direction), 4);
    expect([...read('xyzzy').direction]).toEqual([0, 0, 0]);
  });
});

describe('a matcher with a lexicon', () => {
  const matcher = loadSnapshot(buildSnapshot('en', englishEntries, { lexicon }));

  it('finds an entry by a word that none of its phrases holds', () => {
    const without = loadSnapshot(buildSnapshot('en', englishEntries));
    const asked = 'my passphrase';
    const confidence = (of: typeof matcher) =>
      of.match(asked).matches.find(({ entryId }) => entryId === 'password')?.confidence ?? 0;
    expect(matcher.match(asked).matches[0]?.entryId).toBe('password');
    expect(confidence(matcher)).toBeGreaterThan(confidence(without));
  });

  it('says which word spoke for it, unknown as it is', () => {
    const word = matcher.match('my passphrase').words.find(({ text }) => text === 'passphrase');
    expect(word).toMatchObject({ known: false });
    expect(word?.corrected).toBeUndefined();
    expect(word?.weight).toBeGreaterThan(0);
  });

  it('mends a typo in a word that no phrase holds', () => {
    expect(matcher.match('my pasphrase').matches[0]?.entryId).toBe('password');
    expect(matcher.match('my pasphrase').words[1]).toMatchObject({ text: 'pasphrase', corrected: 'passphrase' });
  });

  it('is the same for the same knowledge and lexicon, to the byte', () => {
    expect(buildSnapshot('en', englishEntries, { lexicon })).toEqual(buildSnapshot('en', englishEntries, { lexicon }));
  });
});
