import type { IncomingMessage, RequestListener } from 'node:http';
import { refuseForeignHost, refuseForeignOrigin } from '../host-check';
import { LOOPBACK, listen } from '../listen';
import { noteVisitor } from '../proxy/public-address';
import { openCredentials } from './credentials';
import { interactionPages } from './interaction';
import { KnownBrowsers } from './known-browsers';
import type { LoginAnswer, LoginStart } from './messages';
import { Team } from './people';
import { createProvider, SESSION_SECONDS } from './provider';
import { SessionFile } from './sessions';

/** The login server's process. It ends with the process that started it. */
process.on('SIGINT', () => {});
process.once('message', (message: LoginStart) => {
  start(message).then(answer, (error: unknown) => answer({ kind: 'failed', message: String(error) }));
});

function answer(message: LoginAnswer): void {
  process.send?.(message);
}

async function start({ port: wanted, siteOrigins, credentialsFile, sessionsFile, ...given }: LoginStart): Promise<LoginAnswer> {
  const { knowledge, passwordsFile } = given;
  const credentials = await openCredentials(credentialsFile);
  const team = new Team(knowledge);
  const sessions = new SessionFile(sessionsFile);
  const end = () => {
    sessions.flush();
    process.exit(0);
  };
  process.on('SIGTERM', end).on('disconnect', end);
  let serve: RequestListener = (_request, response) => response.writeHead(503).end();
  const { port } = await listen((request, response) => serve(request, response), { port: wanted, otherwise: 'any' });
  const issuer = given.issuer ?? `http://localhost:${port}`;
  const isPublic = given.issuer !== undefined;
  const { host, pathname } = new URL(issuer);
  const mount = pathname === '/' ? '' : pathname;
  const hosts = isPublic ? [host] : [];
  const browsers = new KnownBrowsers(sessions, SESSION_SECONDS);
  const provider = createProvider({ issuer, siteOrigins, credentials, team, sessions, browsers });
  const oidc = provider.callback();
  const interaction = interactionPages({ provider, credentials, passwordsFile, isPublic, team, browsers, siteOrigins });
  serve = (request, response) => {
    if (isPublic) noteVisitor(request, { proxy: LOOPBACK });
    if (refuseForeignHost(request, response, hosts) || refuseForeignOrigin(request, response, siteOrigins)) return;
    if (isTooLong(request)) return void response.writeHead(413, { connection: 'close' }).end();
    unmount(request, mount);
    if (request.url?.startsWith('/interaction/')) interaction(request, response);
    else void oidc(request, response);
  };
  return { kind: 'ready', port };
}

/** Addresses and forms of a login are short, and what begins one is stored. */
const LONGEST_ADDRESS = 4_096;
const LONGEST_FORM_BYTES = 8_192;

/** A form without a length, which no browser sends, may be of any. A proxy may say nothing of the length of no form at all. */
function isTooLong({ method, url = '', headers }: IncomingMessage): boolean {
  const isUnbounded = method === 'POST' && headers['transfer-encoding'] !== undefined;
  return isUnbounded || url.length > LONGEST_ADDRESS || Number(headers['content-length'] ?? 0) > LONGEST_FORM_BYTES;
}

/** Takes the path below which the server is reached off the address. The library adds it again where it finds `originalUrl`. */
function unmount(request: IncomingMessage, mount: string): void {
  const { url = '/' } = request;
  if (mount === '' || !url.startsWith(`${mount}/`)) return;
  Object.assign(request, { originalUrl: url, url: url.slice(mount.length) });
}
