import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';

/** What customers' pages load must stay small: above this the build fails. */
export const WIDGET_LIMIT_BYTES = 20 * 1024;

const ROOT = resolve(__dirname, '../..');
const WEB = join(ROOT, 'web');

/** Constructed style sheets and `AbortSignal.timeout` came last. */
const WIDGET_TARGET = ['chrome103', 'edge103', 'firefox104', 'safari16.4'];
const DESK_TARGET = ['es2022', 'chrome105', 'edge105', 'firefox110', 'safari16'];

export interface BuildWebOptions {
  /** The site: everything in it was built, and is replaced. */
  readonly outDir: string;
  /** Readable code with source maps. */
  readonly dev?: boolean;
}

export interface BuiltFile {
  /** From `outDir`, with `/`. */
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface BuiltWeb {
  /** Scripts and style sheets, heaviest first. */
  readonly files: readonly BuiltFile[];
  readonly widgetGzipBytes: number;
}

/**
 * Builds the pages: the customer widget (one classic script), the desk (modules), the demo shop around the widget.
 *
 * @throws when the widget is over its limit; esbuild's BuildFailure, naming file and line
 */
export async function buildWeb({ outDir, dev = false }: BuildWebOptions): Promise<BuiltWeb> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const outputs = await Promise.all([buildWidget(outDir, dev), buildDesk(outDir, dev)]);
  await cp(join(WEB, 'demo'), outDir, { recursive: true });
  const built = outputs.flat().filter((path) => !path.endsWith('.map'));
  const files = await Promise.all(built.map((path) => weigh(outDir, path)));
  const widget = files.find(({ file }) => file === 'widget.js');
  const widgetGzipBytes = widget?.gzipBytes ?? 0;
  if (!dev && widgetGzipBytes > WIDGET_LIMIT_BYTES) {
    throw new Error(`widget.js is ${widgetGzipBytes} bytes after gzip; the limit is ${WIDGET_LIMIT_BYTES}.`);
  }
  return { files: [...files].sort((a, b) => b.gzipBytes - a.gzipBytes), widgetGzipBytes };
}

function buildWidget(outDir: string, dev: boolean): Promise<readonly string[]> {
  return bundle({
    ...common(dev),
    entryPoints: [join(WEB, 'widget/main.ts')],
    outfile: join(outDir, 'widget.js'),
    format: 'iife',
    target: WIDGET_TARGET,
    // Its own renderer: see there. The compiler's settings would win over esbuild's own.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
    inject: [join(WEB, 'widget/dom/h.ts')],
    plugins: [cssAsText(dev)],
  });
}

function buildDesk(outDir: string, dev: boolean): Promise<readonly string[]> {
  return bundle({
    ...common(dev),
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

function common(dev: boolean): BuildOptions {
  return {
    absWorkingDir: ROOT,
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'linked' : 'external',
    legalComments: 'none',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    metafile: true,
    logLevel: 'silent',
  };
}

async function bundle(options: BuildOptions): Promise<readonly string[]> {
  const { metafile } = await build({ ...options, metafile: true });
  return Object.keys(metafile.outputs).map((path) => resolve(ROOT, path));
}

/**
 * Code that several parts share is put into a file for each set of parts that share it, and a handful of small files
 * compresses a tenth worse than one. What comes later always finds the page loaded: so each part is made to import
 * the page, which changes nothing but that all of the first load is shared by all parts, in one file.
 */
function firstLoadInOneFile(page: string): Plugin {
  return {
    name: 'first-load-in-one-file',
    setup: ({ onLoad, onResolve, resolve: find }) => {
      onResolve({ filter: /^\./ }, async ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const part = await find(path, { kind: 'import-statement', resolveDir });
        return { ...part, namespace: 'later' };
      });
      onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
        contents: `import ${JSON.stringify(page)}; export * from ${JSON.stringify(path)};`,
        resolveDir: dirname(path),
      }));
    },
  };
}

/** A style sheet inside the script, for `adoptedStyleSheets`: no request, and nothing that a page's CSP forbids. */
function cssAsText(dev: boolean): Plugin {
  return {
    name: 'css-as-text',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const { code } = await transform(source, {
          loader: 'css',
          minify: !dev,
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
