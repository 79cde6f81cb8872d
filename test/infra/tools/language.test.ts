import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compileLanguages } from '../../../infra/tools/language/compile';
import { COMPILED } from '../../../infra/tools/language/generated';
import { type LanguagePack, readPacks, SHIPPED } from '../../../infra/tools/language/packs';

const ROOT = resolve(__dirname, '../../..');

let shipped: readonly LanguagePack[];

beforeAll(async () => {
  shipped = await readPacks(SHIPPED);
});

/** The shipped packs, with one file read otherwise. */
function changed(path: string, change: (text: string) => string): readonly LanguagePack[] {
  const files = (pack: LanguagePack) => pack.files.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
  return shipped.map((pack) => ({ ...pack, files: files(pack) }));
}

const problemsOf = (packs: readonly LanguagePack[]) => compileLanguages(packs).problems;

describe('the shipped languages', () => {
  it('lack nothing', () => {
    expect(problemsOf(shipped)).toEqual([]);
  });

  it('are compiled: `npm run language` would change nothing', async () => {
    const { modules } = compileLanguages(shipped);
    for (const { path, text } of modules)
      expect({ path, text: await readFile(join(ROOT, path), 'utf8') }).toEqual({ path, text });
    const compiled = modules.map(({ path }) => path).filter((path) => path.startsWith(COMPILED));
    expect((await readdir(join(ROOT, COMPILED))).map((name) => `${COMPILED}/${name}`).sort()).toEqual(compiled.sort());
  });
});

describe('a fault in a language pack is told by file, line and column', () => {
  it('where a phrase is missing', () => {
    const packs = changed('en/says/tickets.yaml', (text) => text.replace(/^desk\.followUp:.*\n/m, ''));
    expect(problemsOf(packs)).toEqual([
      expect.objectContaining({ file: 'en/says/tickets.yaml', message: expect.stringContaining('`desk.followUp` is missing') }),
    ]);
  });

  it('where a phrase names what nothing is filled in for, or leaves out what is', () => {
    const packs = changed('en/says/conversation.yaml', (text) => text.replace('{number}', '{nummer}'));
    const found = problemsOf(packs);
    expect(found.map(({ message }) => message.replace(/\. .*/, ''))).toEqual([
      expect.stringContaining('nothing is ever filled in for {nummer}'),
      expect.stringContaining('does not name {number}'),
    ]);
    expect(found[0]).toMatchObject({ file: 'en/says/conversation.yaml', column: 1 });
    expect(found[0]?.line).toBeGreaterThan(10);
  });

  it('where a phrase is unknown to the other languages', () => {
    const packs = changed('en/says/teams.yaml', (text) => `${text}teams.wave: "Hello"\n`);
    expect(problemsOf(packs)).toEqual([
      expect.objectContaining({
        file: 'en/says/teams.yaml',
        message: expect.stringContaining('There is no phrase `teams.wave`'),
      }),
    ]);
  });

  it('where a whole file is missing, or nothing reads it', () => {
    const packs = shipped.map((pack) => ({
      ...pack,
      files: pack.files.map((file) => (file.path === 'en/says/teams.yaml' ? { ...file, path: 'en/says/team.yaml' } : file)),
    }));
    expect(problemsOf(packs).map(({ file }) => file)).toEqual(['en/says/team.yaml', 'en/says/teams.yaml']);
  });

  it('where it is not YAML', () => {
    const packs = changed('es/says/teams.yaml', (text) => `${text}teams.wave: "Hola\n`);
    expect(problemsOf(packs)[0]).toMatchObject({
      file: 'es/says/teams.yaml',
      message: expect.stringContaining('not valid YAML'),
    });
  });

  it('where nothing is listened for, of danger as a fault, of tone as a warning', () => {
    const without = (name: string) => (text: string) => text.replace(new RegExp(`^  ${name}: \\|\\n(    .*\\n)+`, 'm'), '');
    expect(problemsOf(changed('en/listens/danger.yaml', without('sign')))).toEqual([
      expect.objectContaining({ severity: 'error', message: expect.stringContaining('`phrases.sign` is missing') }),
    ]);
    expect(problemsOf(changed('en/listens/tone/calm.yaml', without('jest')))).toEqual([
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('`phrases.jest` is missing') }),
    ]);
  });

  it('where a language has no lists of intents: each that it lacks is named, and it may do without', () => {
    const packs = shipped.map((pack) => ({
      ...pack,
      files: pack.files.filter(({ path }) => path !== 'en/listens/intents.yaml'),
    }));
    const problems = problemsOf(packs);
    expect(problems.length).toBeGreaterThan(40);
    expect(problems).toContainEqual({
      ...{ file: 'en/listens/intents.yaml', line: 1, column: 1, severity: 'warning' },
      message: '`phrases.refuses person` is missing: nothing says it in this language.',
    });
    expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
  });

  it.each([
    ['a class that is not there', '@n', '@nowhere', 'there is no class @nowhere'],
    ['a group that nobody knows', /^ {2}limit:/m, '  limits:', 'There is no group `limits` in tone'],
    ['a beginning that is too short', /^ {4}/m, '    i*, ', '"i*" is too short a beginning'],
  ])('where a list has %s', (_, what, instead, message) => {
    const problems = problemsOf(changed('en/listens/tone/feelings.yaml', (text) => text.replace(what, instead)));
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'en/listens/tone/feelings.yaml', message: expect.stringContaining(message) }),
    );
  });

  it('where nothing reads a list', () => {
    const packs = shipped.map((pack) => ({
      ...pack,
      files: [...pack.files, { path: `${pack.code}/listens/moods.yaml`, text: '' }],
    }));
    expect(problemsOf(packs).map(({ file }) => file)).toEqual(['es/listens/moods.yaml', 'en/listens/moods.yaml']);
  });

  it.each([
    ['a stemmer that nobody has written', /stemmer: .*/, 'stemmer: klingon', '`stemmer`'],
    ['a due time without its zone', '({zone})', '', '`dueTime`: does not name {zone}'],
    ['no name', /name: .*/, '', '`name`: is missing'],
    ['a locale that is none', /locale: .*/, 'locale: "english please"', '`locale`'],
  ])('where language.yaml has %s', (_, what, instead, message) => {
    const [problem] = problemsOf(changed('en/language.yaml', (text) => text.replace(what, instead)));
    expect(problem).toMatchObject({ file: 'en/language.yaml', message: expect.stringContaining(message) });
  });
});
