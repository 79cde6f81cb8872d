/** The engines that are compared, behind one interface. Peers are installed when one is first asked for. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import { folderEncoders, readLanguageKnowledge } from '../../bot/adapters/files';
import { isQuestion } from '../../bot/conversation/understand/questions';
import { buildSnapshot, type Encoder, loadSnapshot } from '../../bot/matcher';
import type { LabelledSet } from './sets';

export interface Ranked {
  readonly id: string;
  readonly confidence: number;
}

export interface Engine {
  /** Whether its confidence is meant as a probability. */
  readonly calibrated: boolean;
  readonly snapshotBytes?: number;
  readonly loadMs?: number;
  ask(text: string): readonly Ranked[] | Promise<readonly Ranked[]>;
}

const TOP = 10;
const peersFolder = __dirname;

function peer<T>(name: string): T {
  if (!existsSync(join(peersFolder, 'node_modules'))) {
    process.stderr.write('installing the peers of test/bench/package.json\n');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peersFolder, stdio: ['ignore', 2, 2] });
  }
  return createRequire(join(peersFolder, 'package.json'))(name) as T;
}

interface Phrase {
  readonly id: number;
  readonly entry: string;
  readonly text: string;
}

function phrasesOf(set: LabelledSet): Phrase[] {
  return set.entries
    .flatMap(({ id, phrases }) => phrases.map((text) => ({ entry: id, text })))
    .map((row, id) => ({ ...row, id }));
}

/** Entries in the order of their best phrase. */
function byEntry(found: readonly { readonly entry: string; readonly score: number }[]): Ranked[] {
  const best = new Map<string, number>();
  for (const { entry, score } of found) best.set(entry, Math.max(score, best.get(entry) ?? Number.NEGATIVE_INFINITY));
  return [...best]
    .map(([id, confidence]) => ({ id, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, TOP);
}

const onlyWords = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const LANGUAGE_DATA = 'bot/matcher/data';

const mostrador = (set: LabelledSet) => ours(set, folderEncoders(LANGUAGE_DATA)(set.language));
const words = (set: LabelledSet) => ours(set, undefined);

/** Ours, with a sentence encoder or by words alone. */
async function ours(set: LabelledSet, encoder: Encoder | undefined): Promise<Engine> {
  const languages = await readLanguageKnowledge(LANGUAGE_DATA);
  let told = performance.now();
  const bytes = buildSnapshot(set.language, set.entries, {
    ...languages[set.language],
    ...(encoder ? { encoder } : {}),
    onProgress(share) {
      if (performance.now() - told < 2_000) return;
      told = performance.now();
      process.stderr.write(`  built ${Math.round(100 * share)} %\n`);
    },
  });
  const begun = performance.now();
  const matcher = loadSnapshot(bytes, () => encoder);
  const loadMs = performance.now() - begun;
  return {
    calibrated: true,
    snapshotBytes: bytes.length,
    loadMs,
    ask: (text) =>
      matcher
        .match(text, TOP, { asks: isQuestion(text) })
        .matches.map(({ entryId, confidence }) => ({ id: entryId, confidence })),
  };
}

function fuse(set: LabelledSet): Engine {
  const index = new Fuse(phrasesOf(set), { keys: ['text'], includeScore: true, ignoreLocation: true, threshold: 0.6 });
  return {
    calibrated: false,
    ask: (text) => byEntry(index.search(text).map(({ item, score }) => ({ entry: item.entry, score: 1 - (score ?? 1) }))),
  };
}

interface MiniSearch {
  addAll(documents: readonly Phrase[]): void;
  search(text: string): readonly { readonly entry: string; readonly score: number }[];
}

function minisearch(set: LabelledSet): Engine {
  const Index = peer<new (options: object) => MiniSearch>('minisearch');
  const index = new Index({ fields: ['text'], storeFields: ['entry'], searchOptions: { fuzzy: 0.2, prefix: true } });
  index.addAll(phrasesOf(set));
  return { calibrated: false, ask: (text) => byEntry(index.search(text)) };
}

interface LunrBuilder {
  ref(name: string): void;
  field(name: string): void;
  add(document: object): void;
}
type Lunr = (setUp: (this: LunrBuilder) => void) => { search(text: string): readonly { ref: string; score: number }[] };

function lunr(set: LabelledSet): Engine {
  const phrases = phrasesOf(set);
  const index = peer<Lunr>('lunr')(function () {
    this.ref('id');
    this.field('text');
    for (const phrase of phrases) this.add(phrase);
  });
  const fuzzy = (text: string) =>
    onlyWords(text)
      .split(' ')
      .map((word) => (word.length > 3 ? `${word} ${word}~1` : word))
      .join(' ');
  return {
    calibrated: false,
    ask: (text) => byEntry(index.search(fuzzy(text)).map(({ ref, score }) => ({ entry: phrases[Number(ref)]!.entry, score }))),
  };
}

interface Bm25 {
  defineConfig(config: object): void;
  definePrepTasks(tasks: readonly unknown[]): void;
  addDoc(document: object, id: number): void;
  consolidate(): void;
  search(text: string, limit: number): readonly (readonly [string, number])[];
}
interface WinkUtils {
  readonly string: Readonly<Record<'lowerCase' | 'tokenize0', unknown>>;
  readonly tokens: Readonly<Record<'stem' | 'propagateNegations', unknown>>;
}

function wink(set: LabelledSet): Engine {
  const phrases = phrasesOf(set);
  const { string, tokens } = peer<WinkUtils>('wink-nlp-utils');
  const index = peer<() => Bm25>('wink-bm25-text-search')();
  index.defineConfig({ fldWeights: { text: 1 } });
  index.definePrepTasks([string.lowerCase, string.tokenize0, tokens.stem]);
  for (const { id, text } of phrases) index.addDoc({ text }, id);
  index.consolidate();
  return {
    calibrated: false,
    ask: (text) => byEntry(index.search(text, 200).map(([id, score]) => ({ entry: phrases[Number(id)]!.entry, score }))),
  };
}

interface FlexIndex {
  add(id: number, text: string): void;
  search(text: string, options: object): readonly number[];
}

function flexsearch(set: LabelledSet): Engine {
  const phrases = phrasesOf(set);
  const { Index } = peer<{ Index: new (options: object) => FlexIndex }>('flexsearch');
  const index = new Index({ tokenize: 'forward', encoder: 'LatinBalance' });
  for (const { id, text } of phrases) index.add(id, text);
  return {
    calibrated: false,
    // It gives an order and no score: the place in it stands for one.
    ask: (text) =>
      byEntry(
        index
          .search(text, { limit: 100, suggest: true })
          .map((id, rank) => ({ entry: phrases[id]!.entry, score: 1 / (1 + rank) })),
      ),
  };
}

interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
  container: { use(plugin: unknown): void };
  settings: Record<string, unknown>;
}
type DockStart = (options: object) => Promise<{ get(name: 'nlp'): Nlp }>;

async function nlpjs(set: LabelledSet): Promise<Engine> {
  const { dockStart } = peer<{ dockStart: DockStart }>('@nlpjs/basic');
  const { LangEs } = peer<{ LangEs: unknown }>('@nlpjs/lang-es');
  const dock = await dockStart({
    settings: { nlp: { languages: [set.language], forceNER: false, autoSave: false, autoLoad: false, nlu: { log: false } } },
    use: ['Basic', 'LangEn'],
  });
  const nlp = dock.get('nlp');
  if (set.language === 'es') nlp.container.use(LangEs);
  nlp.addLanguage(set.language);
  for (const { entry, text } of phrasesOf(set)) nlp.addDocument(set.language, text, entry);
  const log = console.log;
  console.log = () => undefined;
  await nlp.train().finally(() => {
    console.log = log;
  });
  return {
    calibrated: true,
    ask: async (text) =>
      (await nlp.process(set.language, text)).classifications
        .filter(({ intent }) => intent !== 'None')
        .slice(0, TOP)
        .map(({ intent, score }) => ({ id: intent, confidence: score })),
  };
}

export const engines = { mostrador, words, fuse, minisearch, lunr, wink, nlpjs, flexsearch } as const satisfies Record<
  string,
  (set: LabelledSet) => Engine | Promise<Engine>
>;
export type EngineName = keyof typeof engines;
