import type { PublicAddress } from '../proxy/public-address';
import type { LocalServer } from '../server';
import { shortest } from './folders';

export const USAGE = `Usage: npm start -- [options]

  --data DIR       keep everything in DIR (default: .mostrador, or MOSTRADOR_DATA)
  --knowledge DIR  answer from the files in DIR (default: knowledge, or MOSTRADOR_KNOWLEDGE)
  --port N         listen on port N, or refuse (default: 3000, or the next that is free)
  --public-url URL an https address under which a reverse proxy shows it to everybody; see docs/one-machine.md
  --proxy ADDRESS  the address from which that proxy connects (default: 127.0.0.1)
  --issuer URL     staff sign in at your own OpenID provider, with --client-id ID and --groups staff=GROUP,lead=GROUP,admin=GROUP;
                   see docs/one-machine.md
  --site MODE      the front page: demo (default with the sample's knowledge), help (the help pages), or none
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
  readonly published?: PublicAddress | undefined;
  /** Where staff sign in, when it is not the built-in login. */
  readonly issuer?: string | undefined;
}

/** Everything one needs to know to get started. */
export function banner({ server, version, dataDir, knowledgeDir, processes, published, issuer }: BannerParts): string {
  const { logins } = server;
  const url = published?.origin ?? server.url;
  const addresses: readonly (readonly [string, string])[] = [
    ['Customer page', `${url}/`],
    ['Help pages', `${url}/help`],
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
    ...(issuer !== undefined
      ? [`  Staff sign in at ${issuer}`]
      : published === undefined
        ? [
            '  Sign in to the desk as',
            ...logins.map(({ login, role, password }) => `    ${login.padEnd(8)}${`(${role})`.padEnd(10)}password  ${password}`),
          ]
        : [`  Behind a proxy, which connects to ${server.url}`, '  Everybody needs a password: npm run -s password -- LOGIN']),
    '',
    `  Saving a file in ${shortest(knowledgeDir)}/ puts it to use within a second; phrases that changed take some seconds to learn.`,
    '  Ctrl-C stops.',
    '',
  ].join('\n');
}
