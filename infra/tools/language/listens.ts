import * as z from 'zod';
import type { KnowledgeProblem } from '../../../bot/knowledge/problems';
import { type Locate, parseYaml } from '../../../bot/knowledge/yaml';
import { ALL_GROUPS, FAMILIES, type Family, UNITS } from '../../../bot/language/listening/groups';
import type { CompiledLists } from '../../../bot/language/listening/lexicon';
import { type Phrase, phrasesOf, spelledWord } from '../../../bot/language/listening/phrase';
import { packPhrases, type Unit } from '../../../bot/language/listening/trie';
import { ORGANISATION_CLASSES } from '../../../bot/language/listening/vocabulary';
import { foldWord } from '../../../bot/language/listening/words';
import { SPELLING_NAMES, spellingOf } from '../../../bot/text/spelling';
import { type GeneratedModule, generatedModule } from './generated';
import type { LanguagePack } from './packs';

const words = z.string().min(1);
const texts = z.record(z.string().regex(/^[a-z][a-z -]*$/, 'must be a name of small letters'), words);

/** `listens/<family>.yaml`, and each file of `listens/<family>/`. */
const listSchema = z.strictObject({
  classes: texts.default({}),
  denial: z.exactOptional(z.strictObject({ words, undone: words })),
  filler: z.exactOptional(words),
  near: z.exactOptional(words),
  phrases: texts.default({}),
});

/** `listens/spelling.yaml`. */
const spellingSchema = z.strictObject({
  algorithm: z.enum(SPELLING_NAMES),
  shortenings: z.record(z.string(), z.string()).default({}),
});

/** `listens/markers.yaml`: what tells that a text is in the language, with spaces between. */
const markersSchema = z.strictObject({
  words,
  capitals: z.string().default(''),
  endings: z.string().default(''),
  letters: z.string().default(''),
});

/** Words by the code of a language that is near this one, and that the bot does not speak. */
const neighboursSchema = z.record(z.string().regex(/^[a-z]{2,3}$/), words);

/** Families of which a language may lack no group: of the others the bot then hears less, and nobody comes to harm. */
const MUST_HAVE: ReadonlySet<Family> = new Set(['danger', 'hazards']);

/** Files of `listens/` that hold no phrases. */
const APART = ['spelling.yaml', 'markers.yaml', 'neighbours.yaml'];

type Lists = z.infer<typeof listSchema>;

interface ListFile {
  readonly family: Family;
  readonly file: string;
  readonly lists: Lists;
  readonly at: Locate;
}

export interface CompiledListens {
  readonly problems: readonly KnowledgeProblem[];
  readonly modules: readonly GeneratedModule[];
}

/** Reads what the bot listens for in each language, `listens/`. */
export function compileListens(packs: readonly LanguagePack[]): CompiledListens {
  const problems: KnowledgeProblem[] = [];
  const codes = new Set(packs.map(({ code }) => code));
  const compiled = packs.map((pack) => [pack.code, compilePack(pack, codes, problems)] as const);
  const type = {
    imports: [
      "import type { Language } from '../../model/language';",
      "import type { CompiledLists } from '../listening/lexicon';",
    ],
    name: 'Readonly<Record<Language, CompiledLists>>',
  };
  return { problems, modules: [generatedModule('listens', Object.fromEntries(compiled), type)] };
}

function compilePack(pack: LanguagePack, codes: ReadonlySet<string>, problems: KnowledgeProblem[]): CompiledLists {
  const spelling = readSpelling(pack, problems);
  const spelled = spellingOf(spelling.algorithm, spelling.shortenings);
  const files = readLists(pack, problems);
  const spelledWords = (list: string) => [...new Set(wordsIn(list).map((word) => spelledWord(word, spelled)))].join(' ');
  const classes = new Map<string, string>();
  for (const { family, lists, at } of files) {
    for (const [name, list] of Object.entries(lists.classes)) {
      if (classes.has(`${family}.${name}`)) problems.push(at(['classes', name], `There are two classes @${name} in ${family}.`));
      attempt(at, ['classes', name], problems, () => classes.set(`${family}.${name}`, spelledWords(list)));
    }
  }
  const phrases = phrasesIn(pack, files, classes, spelled, problems);
  const within = (unit: Unit) => phrases.filter(({ group }) => UNITS[ALL_GROUPS[group]?.family ?? 'tone'] === unit);
  const denials = files.flatMap(({ family, lists: { denial } }) => (denial === undefined ? [] : [[family, denial] as const]));
  const nears = files.flatMap(({ family, lists: { near } }) =>
    near === undefined ? [] : [[family, [...new Set(wordsIn(near).map(foldWord))].join(' ')] as const],
  );
  return {
    spelling,
    markers: readMarkers(pack, problems),
    neighbours: readNeighbours(pack, codes, problems),
    classes: Object.fromEntries(classes),
    denial: Object.fromEntries(
      denials.map(([family, denial]) => [family, { words: spelledWords(denial.words), undone: spelledWords(denial.undone) }]),
    ),
    filler: spelledWords(files.map(({ lists }) => lists.filler ?? '').join(' ')),
    near: Object.fromEntries(nears),
    phrases: { sentence: packPhrases(within('sentence')), clause: packPhrases(within('clause')) },
    weights: pack.files.find(({ path }) => path === `${pack.code}/listens/tone.weights.txt`)?.text ?? '',
  };
}

function readSpelling({ code, files }: LanguagePack, problems: KnowledgeProblem[]): CompiledLists['spelling'] {
  const file = `${code}/listens/spelling.yaml`;
  const text = files.find(({ path }) => path === file)?.text;
  const none = { algorithm: 'none', shortenings: {} } as const;
  if (text === undefined) {
    problems.push(missing(file, 'This file is missing: copy that of another language. `algorithm: none` fits any language.'));
    return none;
  }
  const parsed = parseYaml({ file, text, linesBefore: 0 }, spellingSchema);
  if ('value' in parsed) return parsed.value;
  problems.push(...parsed.problems);
  return none;
}

function readMarkers({ code, files }: LanguagePack, problems: KnowledgeProblem[]): CompiledLists['markers'] {
  const file = `${code}/listens/markers.yaml`;
  const text = files.find(({ path }) => path === file)?.text;
  const none = { words: '', capitals: '', endings: '', letters: '' };
  if (text === undefined) {
    problems.push(missing(file, 'This file is missing: nothing tells that a text is in this language.'));
    return none;
  }
  const parsed = parseYaml({ file, text, linesBefore: 0 }, markersSchema);
  if ('problems' in parsed) {
    problems.push(...parsed.problems);
    return none;
  }
  const { value } = parsed;
  const list = (written: string) => [...new Set(wordsIn(written))].join(' ');
  return {
    words: list(value.words),
    capitals: list(value.capitals),
    endings: list(value.endings),
    letters: list(value.letters),
  };
}

/** Optional. A neighbour that has a pack of its own is none. */
function readNeighbours(
  { code, files }: LanguagePack,
  codes: ReadonlySet<string>,
  problems: KnowledgeProblem[],
): CompiledLists['neighbours'] {
  const file = `${code}/listens/neighbours.yaml`;
  const text = files.find(({ path }) => path === file)?.text;
  if (text === undefined) return {};
  const parsed = parseYaml({ file, text, linesBefore: 0 }, neighboursSchema);
  if ('problems' in parsed) {
    problems.push(...parsed.problems);
    return {};
  }
  const own = Object.entries(parsed.value).filter(([neighbour]) => !codes.has(neighbour));
  return Object.fromEntries(own.map(([neighbour, list]) => [neighbour, [...new Set(wordsIn(list))].join(' ')]));
}

function readLists({ code, files }: LanguagePack, problems: KnowledgeProblem[]): readonly ListFile[] {
  const room = `${code}/listens/`;
  return files.flatMap(({ path: file, text }) => {
    if (!file.startsWith(room) || !file.endsWith('.yaml') || APART.some((name) => file === `${room}${name}`)) return [];
    const [name] = file
      .slice(room.length)
      .replace(/\.yaml$/, '')
      .split('/');
    const family = FAMILIES.find((one) => one === name);
    if (family === undefined) {
      problems.push(missing(file, `Nothing reads this file. What is listened for stands in ${FAMILIES.join(', ')}.`));
      return [];
    }
    const parsed = parseYaml({ file, text, linesBefore: 0 }, listSchema);
    if ('value' in parsed) return [{ family, file, lists: parsed.value, at: parsed.at }];
    problems.push(...parsed.problems);
    return [];
  });
}

/** Every phrase, in the order of the groups; what a language lacks, or has too much, is a problem. */
function phrasesIn(
  { code }: LanguagePack,
  files: readonly ListFile[],
  classes: ReadonlyMap<string, string>,
  spelling: (plain: string) => string,
  problems: KnowledgeProblem[],
): readonly { readonly group: number; readonly phrase: Phrase }[] {
  const phrases = ALL_GROUPS.flatMap(({ family, name, optional }, group) => {
    const written = files.filter((file) => file.family === family && Object.hasOwn(file.lists.phrases, name));
    if (written.length === 0 && optional !== true) {
      const message = `\`phrases.${name}\` is missing: nothing says it in this language.`;
      problems.push(missing(`${code}/listens/${family}.yaml`, message, MUST_HAVE.has(family) ? 'error' : 'warning'));
    }
    const className = (one: string) => [...classes.keys(), ...ORGANISATION_CLASSES].find((known) => known === `${family}.${one}`);
    return written.flatMap(({ lists, at }) => {
      let found: readonly Phrase[] = [];
      attempt(at, ['phrases', name], problems, () => {
        found = phrasesOf(lists.phrases[name] ?? '', { spelling, className });
      });
      return found.map((phrase) => ({ group, phrase }));
    });
  });
  for (const { family, lists, at } of files) {
    const names = ALL_GROUPS.filter((group) => group.family === family).map(({ name }) => name);
    for (const name of Object.keys(lists.phrases).filter((one) => !names.includes(one))) {
      problems.push(at(['phrases', name], `There is no group \`${name}\` in ${family}; there are ${names.join(', ')}.`));
    }
  }
  return phrases;
}

const wordsIn = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '');

/** What a list does not keep to is told where the list begins. */
function attempt(at: Locate, path: readonly string[], problems: KnowledgeProblem[], read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    problems.push(at(path, `\`${path.join('.')}\`: ${error.message}.`));
  }
}

function missing(file: string, message: string, severity: KnowledgeProblem['severity'] = 'error'): KnowledgeProblem {
  return { file, line: 1, column: 1, message, severity };
}
