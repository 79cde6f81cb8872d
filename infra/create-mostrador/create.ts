import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../bot/model/language';
import { FolderNotEmpty, type NewFile, skeletonFiles, writeNewFolder } from '../local/skeleton/write';
import { version } from './package.json';

const USAGE = `Usage: npm create mostrador FOLDER [-- --languages es,en --name NAME]

  --languages LIST   the languages of customers, the main one first (default: ${LANGUAGES.join(',')})
  --name NAME        the name of your organisation (default: the name of the folder)
  --mostrador SPEC   what package.json depends on (default: ^${version}); for example file:../mostrador-${version}.tgz
`;

/** `prepack.ts` puts the templates beside the bundle. */
const BESIDE = fileURLToPath(new URL('.', import.meta.url));

/** Makes the folder of an organisation: knowledge, settings, cdk.json, and a package.json that depends on mostrador. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      languages: { type: 'string', default: LANGUAGES.join(',') },
      name: { type: 'string' },
      mostrador: { type: 'string', default: `^${version}` },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [word, ...others] = positionals;
  const languages = values.languages.split(',').map((language) => language.trim());
  if (values.help || word === undefined || others.length > 0) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const known: readonly string[] = LANGUAGES;
  const unknown = languages.find((language) => !known.includes(language));
  if (unknown !== undefined) {
    process.stderr.write(`--languages needs some of ${LANGUAGES.join(', ')}, not “${unknown}”.\n`);
    return 2;
  }
  const folder = resolve(word);
  const name = values.name ?? basename(folder);
  const knowledge = await skeletonFiles({ templates: join(BESIDE, 'skeleton'), languages, name });
  await writeNewFolder(folder, [
    ...knowledge.map(({ path, text }): NewFile => ({ path: `knowledge/${path}`, text })),
    ...(await projectFiles(basename(folder), languages[0] ?? LANGUAGES[0], values.mostrador)),
  ]);
  process.stdout.write(`${folder} is ready:\n\n  cd ${word}\n  npm install && npm start\n\n`);
  return 0;
}

async function projectFiles(folder: string, language: string, mostrador: string): Promise<readonly NewFile[]> {
  const template = (path: string) => readFile(join(BESIDE, path), 'utf8');
  const cdk: Readonly<Record<string, unknown>> = JSON.parse(await template('cdk.json'));
  return [
    {
      path: 'package.json',
      text: json({
        // npm takes small letters, digits and hyphens.
        name:
          folder
            .toLowerCase()
            .replace(/[^a-z0-9-]+/g, '-')
            .replace(/^-+|-+$/g, '') || 'our-desk',
        version: '0.0.0',
        private: true,
        scripts: {
          start: 'mostrador start',
          knowledge: 'mostrador knowledge',
          password: 'mostrador password',
          token: 'mostrador token',
        },
        dependencies: { mostrador },
      }),
    },
    { path: 'cdk.json', text: json({ ...cdk, app: 'npx mostrador aws' }) },
    {
      path: 'mostrador.config.yaml',
      text: (await template('mostrador.config.yaml')).replace('infra/aws/', 'node_modules/mostrador/infra/aws/'),
    },
    { path: '.gitignore', text: 'node_modules/\ndist/\ncdk.out/\n.mostrador/\n' },
    { path: 'README.md', text: await template(`templates/README.${language}.md`) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const told = error instanceof FolderNotEmpty || (error instanceof TypeError && 'code' in error);
    process.stderr.write(`${told && error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = told ? 2 : 1;
  },
);
