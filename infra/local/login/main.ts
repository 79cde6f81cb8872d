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
    unmount(request, mount);
    if (request.url?.startsWith('/interaction/')) interaction(request, response);
    else void oidc(request, response);
  };
  return { kind: 'ready', port };
}

/** Takes the path below which the server is reached off the address. The library adds it again where it finds `originalUrl`. */
function unmount(request: IncomingMessage, mount: string): void {
  const { url = '/' } = request;
  if (mount === '' || !url.startsWith(`${mount}/`)) return;
  Object.assign(request, { originalUrl: url, url: url.slice(mount.length) });
}
