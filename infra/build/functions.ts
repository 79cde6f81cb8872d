import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { type FunctionRow, REGISTRY } from '../../functions/registry';

export interface BuiltFunction {
  readonly name: string;
  /** Absolute path of `index.mjs`. */
  readonly file: string;
  /** Size of `index.mjs` and the files that it imports at start; likewise the others. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** The largest packages in it, largest first. */
  readonly heaviest: readonly { readonly name: string; readonly bytes: number }[];
}

export interface BuildFunctionsOptions {
  /** Each function gets its own folder: `<outDir>/<name>/index.mjs`, with the files that it loads later. */
  readonly outDir: string;
  readonly registry?: Readonly<Record<string, Pick<FunctionRow, 'entry'>>>;
}

const ROOT = resolve(__dirname, '../..');

/**
 * CommonJS packages inside an ES module still call `require` and read `__dirname`. The names are unusual because the banner
 * shares the scope of the bundle: a package that imports `createRequire` itself would collide.
 */
const BANNER = [
  "import { createRequire as mostradorCreateRequire } from 'node:module';",
  "import { dirname as mostradorDirname } from 'node:path';",
  "import { fileURLToPath as mostradorFileUrlToPath } from 'node:url';",
  'const require = mostradorCreateRequire(import.meta.url);',
  'const __filename = mostradorFileUrlToPath(import.meta.url);',
  'const __dirname = mostradorDirname(__filename);',
].join('\n');

/**
 * Bundles every function of the registry into self-contained ES modules that export `handler`, the same on AWS and on one
 * machine. Source maps lie beside them.
 *
 * @throws esbuild's BuildFailure, naming file and line
 */
export async function buildFunctions({ outDir, registry = REGISTRY }: BuildFunctionsOptions): Promise<readonly BuiltFunction[]> {
  return Promise.all(Object.entries(registry).map(([name, row]) => buildFunction(name, row.entry, resolve(outDir, name))));
}

async function buildFunction(name: string, entry: string, folder: string): Promise<BuiltFunction> {
  await rm(folder, { recursive: true, force: true });
  const file = join(folder, 'index.mjs');
  const { metafile } = await build({
    entryPoints: { index: resolve(ROOT, entry) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    // Code that a function seldom needs is a separate file, which a cold start neither reads nor parses.
    splitting: true,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    banner: { js: BANNER },
    logLevel: 'silent',
  });
  const loaded = loadedAtStart(metafile);
  const inputs = loaded.flatMap(({ inputs: all }) => Object.entries(all));
  const contents = await Promise.all(loaded.map(({ path }) => readFile(resolve(ROOT, path))));
  return {
    name,
    file,
    bytes: contents.reduce((sum, content) => sum + content.byteLength, 0),
    gzipBytes: contents.reduce((sum, content) => sum + gzipSync(content).byteLength, 0),
    heaviest: weigh(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}

/** The entry and the files that it imports statically. */
function loadedAtStart({ outputs }: Metafile) {
  const paths = new Set(
    Object.keys(outputs).filter((path) => outputs[path]?.entryPoint !== undefined && /\bindex\.mjs$/.test(path)),
  );
  for (const path of paths) {
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && next in outputs) paths.add(next);
  }
  return [...paths].flatMap((path) => (outputs[path] === undefined ? [] : [{ ...outputs[path], path }]));
}

/** Bytes per package; files outside packages count as our own. */
function weigh(inputs: readonly (readonly [path: string, bytes: number])[]): BuiltFunction['heaviest'] {
  const total = new Map<string, number>();
  for (const [path, bytes] of inputs) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'mostrador';
    total.set(name, (total.get(name) ?? 0) + bytes);
  }
  return [...total]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 5);
}
