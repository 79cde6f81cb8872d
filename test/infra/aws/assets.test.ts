import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FUNCTION_NAMES, REGISTRY } from '../../../functions/registry';
import { assembleAssets } from '../../../infra/aws/assets';
import { builtFolders } from './fixture';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

describe('what goes to AWS', () => {
  it.each(FUNCTION_NAMES)('is for %s its bundle without source maps, and the one knowledge version it needs', (name) => {
    const folder = assembleAssets(builtFolders()).functionFolder(name);
    expect(filesOf(folder)).toEqual([
      'chunk-ABCDEFGH.mjs',
      'index.mjs',
      'knowledge/current',
      ...(REGISTRY[name].knowledge === 'matchers' ? ['knowledge/encoder-en.bin'] : []),
      ...(REGISTRY[name].knowledge === 'base' ? [] : ['knowledge/v2/es.snapshot']),
      ...(REGISTRY[name].knowledge === 'training' ? ['knowledge/v2/files.json'] : []),
      'knowledge/v2/knowledge.json',
      'knowledge/v2/manifest.json',
      ...(REGISTRY[name].knowledge === 'training' ? ['languages/es.lexicon'] : []),
    ]);
    expect(readFileSync(join(folder, 'index.mjs'), 'utf8')).toContain(name);
  });

  it('names the knowledge version that is in it', () => {
    expect(assembleAssets(builtFolders()).knowledgeVersion).toBe('v2');
  });

  it('sorts the pages by how long a browser may keep them, and leaves source maps behind', () => {
    const { pages, scripts, chunks = '' } = assembleAssets(builtFolders()).site;
    expect(filesOf(pages)).toEqual(['desk/index.html', 'index.html']);
    expect(filesOf(scripts)).toEqual(['desk/desk.js', 'widget.js']);
    expect(filesOf(chunks)).toEqual(['desk/oidc-ABCDEFGH.js']);
  });

  it('goes without chunks where there are none', () => {
    const built = builtFolders();
    rmSync(join(built.distFolder, 'web/desk/oidc-ABCDEFGH.js'));
    expect(assembleAssets(built).site.chunks).toBeUndefined();
  });

  it('holds nothing of an earlier build', () => {
    const built = builtFolders();
    assembleAssets(built);
    rmSync(join(built.distFolder, 'web/desk/desk.js'));
    expect(filesOf(assembleAssets(built).site.scripts)).toEqual(['widget.js']);
  });

  it.each(['functions/relay/index.mjs', 'knowledge/current', 'knowledge', 'web', 'web/index.html'])(
    'cannot be put together without %s, and says how to get it',
    (missing) => {
      const built = builtFolders();
      rmSync(join(built.distFolder, missing), { recursive: true });
      if (missing === 'web/index.html') rmSync(join(built.distFolder, 'web/desk/index.html'));
      expect(() => assembleAssets(built)).toThrow('npm run build');
    },
  );
});
