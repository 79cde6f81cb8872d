import type { RequestListener } from 'node:http';
import { refuseForeignHost, refuseForeignOrigin } from '../host-check';
import { listen } from '../listen';
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

async function start({ port: wanted, siteOrigins, credentialsFile, sessionsFile, knowledge }: LoginStart): Promise<LoginAnswer> {
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
  const issuer = `http://localhost:${port}`;
  const browsers = new KnownBrowsers(sessions, SESSION_SECONDS);
  const provider = createProvider({ issuer, siteOrigins, credentials, team, sessions, browsers });
  const oidc = provider.callback();
  const interaction = interactionPages({ provider, credentials, team, browsers, siteOrigins });
  serve = (request, response) => {
    if (refuseForeignHost(request, response) || refuseForeignOrigin(request, response, siteOrigins)) return;
    if (request.url?.startsWith('/interaction/')) interaction(request, response);
    else void oidc(request, response);
  };
  return { kind: 'ready', port };
}
