import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { EDITIONS } from '../../web/widget/language/launcher';

/** Size limit of what every customer page loads; the build fails above it. */
export const LAUNCHER_LIMIT_BYTES = 4 * 1024;
/** Size limit of what the first open loads; the build fails above it. */
export const PANEL_LIMIT_BYTES = 28 * 1024;

const ROOT = resolve(__dirname, '../..');
const WEB = join(ROOT, 'web');

/** Determined by constructed style sheets and `AbortSignal.timeout`, which came last. */
const WIDGET_TARGET = ['chrome103', 'edge103', 'firefox104', 'safari16.4'];
const DESK_TARGET = ['es2022', 'chrome105', 'edge105', 'firefox110', 'safari16'];

/** The front page: the demo shop around the widget, the help pages, or a page with nothing but the widget. */
export const SITE_MODES = ['demo', 'help', 'none'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** The folder of `web/` that holds it. */
const FRONT_PAGES: Readonly<Record<SiteMode, string>> = { demo: 'demo', help: 'front', none: 'plain' };

export interface BuildWebOptions {
  /** Folder of the site: it contains only build output, and is replaced. */
  readonly outDir: string;
  /** What the front page is; `demo` by default. */
  readonly siteMode?: SiteMode;
}

export interface BuiltFile {
  /** Relative to `outDir`, with `/`. */
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface BuiltWeb {
  /** Scripts and style sheets, largest first. */
  readonly files: readonly BuiltFile[];
  readonly launcherGzipBytes: number;
  /** With the texts of one language. */
  readonly panelGzipBytes: number;
}

/**
 * Builds the pages: the customer widget (a classic script that loads a module), the desk (modules), the front page.
 *
 * @throws when a part of the widget exceeds its limit; esbuild's BuildFailure, naming file and line
 */
export async function buildWeb({ outDir, siteMode = 'demo' }: BuildWebOptions): Promise<BuiltWeb> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const outputs = await Promise.all([buildWidget(outDir), buildDesk(outDir), buildHelp(outDir)]);
  await cp(join(WEB, FRONT_PAGES[siteMode]), outDir, { recursive: true });
  const built = outputs.flat().filter((path) => !path.endsWith('.map'));
  const files = await Promise.all(built.map((path) => weigh(outDir, path)));
  const gzipBytesOf = (part: RegExp) => files.find(({ file }) => part.test(file))?.gzipBytes ?? 0;
  const launcherGzipBytes = gzipBytesOf(/^widget\.js$/);
  // A page loads one language.
  const texts = EDITIONS.map((edition) => gzipBytesOf(new RegExp(`^widget-texts-${edition}-`)));
  const panelGzipBytes = gzipBytesOf(/^widget-panel-/) + Math.max(...texts);
  holdTo('widget.js', launcherGzipBytes, LAUNCHER_LIMIT_BYTES);
  holdTo('The panel of the widget', panelGzipBytes, PANEL_LIMIT_BYTES);
  return { files: [...files].sort((a, b) => b.gzipBytes - a.gzipBytes), launcherGzipBytes, panelGzipBytes };
}

function holdTo(what: string, bytes: number, limit: number): void {
  if (bytes > limit) throw new Error(`${what} is ${bytes} bytes after gzip; the limit is ${limit}.`);
}

/**
 * The launcher names the panel that it was built with, and the panel its texts and its suggestions, so a page with an older launcher gets what
 * matches, as long as all are kept (chunks are, on AWS).
 */
async function buildWidget(outDir: string): Promise<readonly string[]> {
  const part = { ...common(), target: WIDGET_TARGET, plugins: [cssAsText()] };
  const module = { ...part, entryNames: '[name]-[hash]', outdir: outDir, format: 'esm' } as const;
  const texts = await bundle({
    ...module,
    plugins: [...module.plugins, wholeTexts()],
    entryPoints: Object.fromEntries(
      EDITIONS.map((edition) => [`widget-texts-${edition}`, join(WEB, `widget/language/${edition}.ts`)]),
    ),
  });
  const textFiles = EDITIONS.map((edition) => [edition, scriptIn(texts, `widget-texts-${edition}-`)]);
  const suggestions = await bundle({
    ...module,
    entryPoints: { 'widget-suggestions': join(WEB, 'widget/suggestions.ts') },
  });
  const panel = await bundle({
    ...module,
    entryPoints: { 'widget-panel': join(WEB, 'widget/panel.ts') },
    define: {
      ...part.define,
      TEXT_FILES: JSON.stringify(Object.fromEntries(textFiles)),
      SUGGESTIONS_FILE: JSON.stringify(scriptIn(suggestions, 'widget-suggestions-')),
    },
  });
  const launcher = await bundle({
    ...part,
    entryPoints: [join(WEB, 'widget/launcher.ts')],
    outfile: join(outDir, 'widget.js'),
    format: 'iife',
    define: { ...part.define, PANEL_FILE: JSON.stringify(scriptIn(panel, 'widget-panel-')) },
  });
  return [...texts, ...suggestions, ...panel, ...launcher];
}

/** The name of a script that was built. */
function scriptIn(files: readonly string[], beginning: string): string {
  const file = files.map((path) => basename(path)).find((name) => name.startsWith(beginning) && name.endsWith('.js'));
  if (file === undefined) throw new Error(`${beginning}… was not built.`);
  return file;
}

function buildDesk(outDir: string): Promise<readonly string[]> {
  return bundle({
    ...common(),
    entryPoints: [join(WEB, 'desk/main.tsx'), join(WEB, 'desk/desk.css')],
    entryNames: 'desk',
    chunkNames: '[name]-[hash]',
    outdir: join(outDir, 'desk'),
    format: 'esm',
    splitting: true,
    target: DESK_TARGET,
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
    plugins: [firstLoadInOneFile(join(WEB, 'desk/main.tsx'))],
  }).then(async (files) => {
    await cp(join(WEB, 'desk/index.html'), join(outDir, 'desk/index.html'));
    return files;
  });
}

/** What the help pages load; the pages themselves are written when knowledge is published. */
function buildHelp(outDir: string): Promise<readonly string[]> {
  return bundle({
    ...common(),
    entryPoints: { help: join(WEB, 'help/main.ts'), 'help-style': join(WEB, 'help/help.css') },
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir: outDir,
    format: 'esm',
    splitting: true,
    target: DESK_TARGET,
  });
}

function common(): BuildOptions {
  return {
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    logLevel: 'silent',
  };
}

async function bundle(options: BuildOptions): Promise<readonly string[]> {
  const { metafile } = await build({ ...options, metafile: true });
  return Object.keys(metafile.outputs).map((path) => resolve(ROOT, path));
}

/**
 * esbuild puts code shared by several parts into one file per set of parts, and a handful of small files compresses a tenth
 * worse than one. Every lazy part runs after the page has loaded, so each part is made to import the page: this changes
 * nothing except that all shared code of the first load ends up in one file.
 */
function firstLoadInOneFile(page: string): Plugin {
  return {
    name: 'first-load-in-one-file',
    setup: ({ onLoad, onResolve, resolve: find }) => {
      onResolve({ filter: /^\./ }, async ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const part = await find(path, { kind: 'import-statement', resolveDir });
        return { ...part, namespace: 'lazy' };
      });
      onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
        contents: `import ${JSON.stringify(page)}; export * from ${JSON.stringify(path)};`,
        resolveDir: dirname(path),
      }));
    },
  };
}

/** Texts that are written as differences from others are sent as a whole: a page loads one file, and nothing twice. */
function wholeTexts(): Plugin {
  return {
    name: 'whole-texts',
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]widget[\\/]language[\\/][a-z]+\.[a-z]+\.ts$/ }, async ({ path }) => {
        const { texts }: { readonly texts: object } = await import(path);
        return { contents: `export const texts = ${JSON.stringify(texts)};` };
      });
    },
  };
}

/** A style sheet inside the script, for `adoptedStyleSheets`: it needs no request, and no page's CSP forbids it. */
function cssAsText(): Plugin {
  return {
    name: 'css-as-text',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const { code } = await transform(source, {
          loader: 'css',
          minify: true,
          target: WIDGET_TARGET,
          sourcefile: join(basename(dirname(path)), basename(path)),
        });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}

async function weigh(outDir: string, path: string): Promise<BuiltFile> {
  const content = await readFile(path);
  return {
    file: relative(outDir, path).replaceAll('\\', '/'),
    bytes: content.byteLength,
    gzipBytes: gzipSync(content, { level: 9 }).byteLength,
  };
}
