import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FUNCTION_NAMES, type FunctionName, type FunctionRow, REGISTRY } from '../../functions/registry';

/** Where a function finds its compiled knowledge, relative to its bundle. */
export const KNOWLEDGE_IN_BUNDLE = 'knowledge';

/** Where the function that trains finds the language data, relative to its bundle. */
export const LANGUAGES_IN_BUNDLE = 'languages';

/** The parts of the version that a function reads. The function that trains also publishes the version as a whole. */
const NEEDED: Readonly<Record<FunctionRow['knowledge'], (part: string) => boolean>> = {
  base: (part) => part === 'knowledge.json' || part === 'manifest.json',
  matchers: (part) => part !== 'files.json',
  training: () => true,
};
const ENCODER = /\.(bin|txt)$/;

export interface AssetOptions {
  /** The output of `npm run build`. */
  readonly distFolder: string;
  /** What the matcher knows of languages. */
  readonly languagesFolder: string;
}

/** The folders that are deployed as they are. */
export interface Assets {
  functionFolder(name: FunctionName): string;
  readonly site: {
    /** Everything except scripts. */
    readonly pages: string;
    /** Scripts whose address never changes. */
    readonly scripts: string;
    /** Scripts whose address contains a hash of their content; absent when there are none. */
    readonly chunks?: string;
  };
  /** The version in the bundles. */
  readonly knowledgeVersion: string;
}

/** esbuild's `[name]-[hash].js`. */
const CHUNK = /-[A-Z0-9]{8}\.js$/;

/**
 * Sorts the build output into the folders that are deployed, in `<distFolder>/aws`. Source maps are left out.
 *
 * @throws Error naming what was not built
 */
export function assembleAssets({ distFolder, languagesFolder }: AssetOptions): Assets {
  const target = join(distFolder, 'aws');
  rmSync(target, { recursive: true, force: true });
  const functionFolder = (name: FunctionName) => join(target, 'functions', name);
  const compiled = built(distFolder, 'knowledge');
  const version = readFileSync(built(distFolder, 'knowledge/current'), 'utf8').trim();

  for (const name of FUNCTION_NAMES) {
    const bundle = dirname(built(distFolder, `functions/${name}/index.mjs`));
    cpSync(bundle, functionFolder(name), { recursive: true, filter: (path) => !path.endsWith('.map') });
    const { knowledge } = REGISTRY[name];
    // The folder may contain older versions, which a function does not need.
    const inBundle = join(functionFolder(name), KNOWLEDGE_IN_BUNDLE);
    cpSync(join(compiled, version), join(inBundle, version), {
      recursive: true,
      filter: (path) => path === join(compiled, version) || NEEDED[knowledge](basename(path)),
    });
    cpSync(join(compiled, 'current'), join(inBundle, 'current'));
    if (knowledge === 'matchers') {
      for (const file of readdirSync(compiled)) if (ENCODER.test(file)) cpSync(join(compiled, file), join(inBundle, file));
    }
    if (knowledge === 'training') cpSync(languagesFolder, join(functionFolder(name), LANGUAGES_IN_BUNDLE), { recursive: true });
  }
  return { functionFolder, site: sortSite(built(distFolder, 'web'), join(target, 'site')), knowledgeVersion: version };
}

function sortSite(web: string, target: string): Assets['site'] {
  const folders = { pages: join(target, 'pages'), scripts: join(target, 'scripts'), chunks: join(target, 'chunks') };
  const used = new Set<keyof typeof folders>();
  for (const entry of readdirSync(web, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const kind = CHUNK.test(entry.name) ? 'chunks' : entry.name.endsWith('.js') ? 'scripts' : 'pages';
    const path = join(entry.parentPath, entry.name);
    cpSync(path, join(folders[kind], path.slice(web.length)));
    used.add(kind);
  }
  if (!used.has('pages') || !used.has('scripts')) throw notBuilt(web);
  return { pages: folders.pages, scripts: folders.scripts, ...(used.has('chunks') ? { chunks: folders.chunks } : {}) };
}

function built(distFolder: string, path: string): string {
  const found = join(distFolder, path);
  if (!existsSync(found)) throw notBuilt(found);
  return found;
}

function notBuilt(path: string): Error {
  return new Error(`${path} is not there, or not complete: run \`npm run build\` first.`);
}
