import { cp, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '../../../../bot/model/language';
import { SAMPLE, SKELETON } from '../../root';
import { skeletonFiles, writeNewFolder } from '../../skeleton/write';
import { shortest } from '../folders';
import { UsageError } from '../usage-error';
import type { KnowledgeCommand } from './command';

/** Makes a folder of the organisation's own. */
export const INIT: KnowledgeCommand = {
  name: 'init',
  summary: 'make a knowledge folder of your own, valid and nearly empty',
  takes: { names: 'DIR', least: 1, most: 1 },
  flags: {
    languages: { value: 'LIST', means: `the languages of customers, the main one first (default: ${LANGUAGES.join(',')})` },
    name: { value: 'NAME', means: 'the name of your organisation (default: the name of the folder)' },
    sample: { means: 'copy the sample shop instead' },
  },
  details: ['Nothing is written into a folder that is not empty.'],
  examples: ['init our-knowledge --languages es,en --name "Casa Clara"', 'init our-knowledge --sample'],
  async run(args, terminal) {
    const [word = ''] = args.words;
    const folder = args.path(word);
    const languages = languagesOf(args.text('languages'));
    const name = args.text('name') ?? basename(folder);
    if (args.has('sample')) {
      await writeNewFolder(folder, []);
      await cp(SAMPLE, folder, { recursive: true, force: false });
    } else await writeNewFolder(folder, await skeletonFiles({ templates: SKELETON, languages, name }));
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    const shown = shortest(folder);
    terminal.data({ folder, files, languages });
    terminal.line(terminal.paint('green', `${folder} has ${files} files.`));
    terminal.line(`Begin with ${join(shown, 'service.yaml')}, then:`);
    terminal.line(`  npm run knowledge -- check --knowledge ${shown}`);
    terminal.line(`  npm start -- --knowledge ${shown}`);
    return 0;
  },
};

function languagesOf(written: string | undefined): readonly Language[] {
  const named = (written ?? LANGUAGES.join(',')).split(',').map((word) => word.trim());
  const known = named.map((word) => LANGUAGES.find((language) => language === word));
  const languages = [...new Set(known.flatMap((language) => (language === undefined ? [] : [language])))];
  if (languages.length === named.length) return languages;
  throw new UsageError(`--languages needs some of ${LANGUAGES.join(', ')}, each once, not “${written}”.`);
}
