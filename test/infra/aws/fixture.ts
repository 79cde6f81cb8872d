import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FUNCTION_NAMES } from '../../../functions/registry';

/** What `npm run build` and an admin's editor leave behind, as small as can be. */
export function builtFolders(): { readonly distFolder: string; readonly languagesFolder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-aws-'));
  const files = {
    ...Object.fromEntries(
      FUNCTION_NAMES.flatMap((name) => [
        [`dist/functions/${name}/index.mjs`, `export const handler = async () => '${name}';\n`],
        [`dist/functions/${name}/index.mjs.map`, '{}'],
        [`dist/functions/${name}/chunk-ABCDEFGH.mjs`, 'export {};\n'],
      ]),
    ),
    'dist/knowledge/current': 'v2\n',
    'dist/knowledge/v1/knowledge.json': '{"version":"v1"}',
    'dist/knowledge/v2/knowledge.json': '{"version":"v2"}',
    'dist/knowledge/v2/es.snapshot': 'snapshot',
    'dist/knowledge/v2/files.json': '[]',
    'dist/knowledge/v2/manifest.json': '{}',
    'dist/knowledge/encoder-en.bin': 'encoder',
    'dist/web/index.html': '<!doctype html>',
    'dist/web/widget.js': '"use strict";',
    'dist/web/widget.js.map': '{}',
    'dist/web/desk/index.html': '<!doctype html>',
    'dist/web/desk/desk.js': 'import "./oidc-ABCDEFGH.js";',
    'dist/web/desk/oidc-ABCDEFGH.js': 'export {};',
    'languages/es.lexicon': 'words',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { distFolder: join(folder, 'dist'), languagesFolder: join(folder, 'languages') };
}

/** The context that a deployment has from cdk.json. */
export function deploymentContext(): Record<string, unknown> {
  const { context }: { readonly context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(__dirname, '../../../cdk.json'), 'utf8'),
  );
  return context;
}
