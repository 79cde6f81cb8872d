import { relative } from 'node:path';
import type { LocalServer } from '../server';

export const USAGE = `Usage: npm start -- [options]

  --data DIR       keep everything in DIR (default: .mostrador, or MOSTRADOR_DATA)
  --knowledge DIR  answer from the files in DIR (default: knowledge, or MOSTRADOR_KNOWLEDGE)
  --port N         listen on port N, or refuse (default: 3000, or the next that is free)
  --processes      run each function from its bundle, in a process of its own
  --verbose        show what the functions log, too
  --help           show this
`;

export interface BannerParts {
  readonly server: LocalServer;
  readonly version: string;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly processes: boolean;
}

/** Everything one needs to know to get started. */
export function banner({ server, version, dataDir, knowledgeDir, processes }: BannerParts): string {
  const { url, logins } = server;
  const addresses: readonly (readonly [string, string])[] = [
    ['Customer page', `${url}/`],
    ['Desk', `${url}/desk`],
    ['API', `${url}/openapi.json`],
    ['Health', `${url}/v1/health`],
    ['Teams endpoint', `${url}/api/messages`],
    ['Data', shortest(dataDir)],
  ];
  return [
    '',
    `  Mostrador ${version}${processes ? ', each function in a process of its own' : ''}`,
    '',
    ...addresses.map(([name, address]) => `  ${name.padEnd(16)}${address}`),
    '',
    '  Sign in to the desk as',
    ...logins.map(({ login, role, password }) => `    ${login.padEnd(8)}${`(${role})`.padEnd(10)}password  ${password}`),
    '',
    `  Saving a file in ${shortest(knowledgeDir)}/ puts it to use within a second; phrases that changed take some seconds to learn.`,
    '  Ctrl-C stops.',
    '',
  ].join('\n');
}

function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}
