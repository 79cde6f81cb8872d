import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { compact } from '../../bot/model/compact';
import { readConfig } from '../../functions/config';
import { REGISTRY } from '../../functions/registry';
import { siteHeaders } from '../build/site-headers';
import type { SiteMode } from '../build/web';
import { CloseStack } from './close-stack';
import { removeAbandoned } from './compile-entry';
import { type DataFolder, forgetRunningServer, openDataFolder, writeRunningServer } from './data-folder';
import { functionEnvironment } from './environment';
import type { AdmittedFunctions } from './functions/admission';
import { jwtAuthorizer } from './gateway/authorizer';
import { createGateway } from './gateway/gateway';
import { apiPrefixes, type Registry } from './gateway/routes';
import { type StaffIssuer, staffAuthorizer } from './gateway/staff-issuer';
import { httpRouter } from './http-router';
import { matcherVersion } from './knowledge/snapshot-cache';
import { startLambdaEmulator } from './lambda-emulator';
import { type ListenOptions, LOOPBACK, listen, stopListening } from './listen';
import { startSockets } from './live/start-sockets';
import { lockFolder } from './lock';
import { openLogFile } from './log-file';
import { openCredentials } from './login/credentials';
import { type Person, Team } from './login/people';
import { CLIENT_ID, mintAccessToken } from './login/tokens';
import { endOrphans } from './orphan-processes';
import { LOGIN_PATH, type PublicAddress } from './proxy/public-address';
import { HOME } from './root';
import { scheduledEvent, startSchedules } from './schedule';
import { type LocalServices, startServices } from './services';
import { freshCredentials, type SigningCredentials } from './signed/credentials';
import { builtSite } from './site/built-site';
import { staticSite } from './site/static-site';

export interface LocalOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** What to do when `port` is taken; `refuse` by default. */
  readonly otherwise?: ListenOptions['otherwise'];
  /** Everything is stored in it; created when it is missing. */
  readonly dataDir: string;
  /** The knowledge files; those of the checkout by default. */
  readonly knowledgeDir?: string;
  /** Runs each function in its own process, from its bundle. */
  readonly processes?: boolean;
  /** Where the bundles are built. */
  readonly bundlesDir?: string;
  /** Additional or different values for the functions' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The credentials that functions sign with; fresh ones by default, unless an existing table requires others. */
  readonly credentials?: SigningCredentials;
  /** Receives lines for the person who runs the server: knowledge versions, problems, failed functions. */
  readonly log?: (line: string) => void;
  /** Receives the lines that functions log; `functions.log` in the data folder contains them in any case. */
  readonly functionLog?: (line: string) => void;
  readonly registry?: Registry;
  /** The address under which a reverse proxy shows this server to everybody; without it, it is for this machine only. */
  readonly published?: PublicAddress;
  /** The organisation's own login, in place of the built-in one. */
  readonly staffIssuer?: StaffIssuer;
  /** What the front page is; the demo shop by default. */
  readonly siteMode?: SiteMode;
  /** A folder of pages that are already built. */
  readonly webDir?: string;
}

export interface LocalServer {
  readonly url: string;
  readonly loginUrl: string;
  readonly logins: readonly (Person & { readonly password: string })[];
  /** An access token, as the login server would issue it. */
  token(login: string): Promise<string>;
  /** Runs a scheduled function now; resolves when it is done, rejects when it fails. */
  tick(functionName: string): Promise<void>;
  close(): Promise<void>;
}

const TABLE_NAME = 'mostrador';

/**
 * Starts everything on one machine: gateway, functions, table, knowledge, schedules, login server, pages.
 *
 * @throws FolderInUse, PortTaken, KnowledgeUnusable, MostradorError CONFIGURATION_INVALID naming the variable, or the error
 * of a part that does not start; nothing is left running then
 */
export async function startLocal(options: LocalOptions): Promise<LocalServer> {
  const closing = new CloseStack();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close().catch(() => {});
    throw error;
  }
}

async function start(options: LocalOptions, closing: CloseStack): Promise<LocalServer> {
  const { credentials: signing = freshCredentials(), log: report = () => {}, published } = options;
  const registry = servedRegistry(options);
  const { data, functionLog } = await openFolder(options, closing);
  // The address comes first, since the other parts need it.
  const { server, url, port, open, stop } = await reserveAddress(options, closing);
  const knowledgeFiles = resolve(options.knowledgeDir ?? join(HOME, 'knowledge'));
  const matcher = await matcherVersion();
  const sockets = await startSockets({ registry, credentials: signing, published }, closing);
  const environmentAt = (dynamodbEndpoint: string, lambdaEndpoint: string) =>
    functionEnvironment(
      compact({
        data,
        tableName: TABLE_NAME,
        knowledgeFiles,
        matcherVersion: matcher,
        dynamodbEndpoint,
        lambdaEndpoint,
        liveEndpoint: sockets.endpoint,
        credentials: signing,
        siteUrl: published?.origin ?? url,
        inherited: process.env,
        overrides: options.env,
      }),
    );
  // Checked before anything runs; otherwise every request would fail.
  readConfig(environmentAt(url, url));
  const credentials = await openCredentials(data.login);
  const services = await startServices(
    {
      data,
      credentials,
      signing,
      tableName: TABLE_NAME,
      knowledgeDir: knowledgeFiles,
      program: matcher,
      siteOrigins: published === undefined ? [url, `http://${LOOPBACK}:${port}`] : [published.origin],
      issuer: published === undefined ? undefined : `${published.origin}${LOGIN_PATH}`,
      loginPort: port + 1,
      report,
      functionLog,
    },
    closing,
  );
  const loginUrl = issuerOf(options, services.login);
  const team = new Team(data.knowledge);
  await writeRunningServer(data, { pid: process.pid, url, loginUrl });
  const environment = (lambdaEndpoint: string) => environmentAt(services.table.endpoint, lambdaEndpoint);
  const bundles = options.processes === true ? { bundles: resolve(options.bundlesDir ?? data.functions) } : {};
  const { functions, asynchronous } = await startLambdaEmulator(
    { registry, data, credentials: signing, environment, report, functionLog, ...bundles },
    closing,
  );
  // Runs before the functions are closed, so that requests in progress are answered.
  closing.add(stop);
  closing.add(startSchedules({ registry, run: asynchronous.accept }));
  open(routerOf({ ...options, registry }, data, services, functions));
  sockets.accept(server, functions);
  return {
    url,
    loginUrl,
    logins: (await team.people()).map((person) => ({ ...person, password: credentials.password })),
    token: (login) => mintAccessToken({ login, team, issuer: loginUrl, credentials, now: new Date() }),
    tick: (functionName) => tick(functions, functionName),
    close: () => closing.close(),
  };
}

/** Locks the data folder, and ends what a killed server left behind. */
async function openFolder(options: LocalOptions, closing: CloseStack) {
  const data = await openDataFolder(options.dataDir);
  closing.add(await lockFolder(data.path));
  await Promise.all([endOrphans(data), removeAbandoned()]);
  closing.add(() => forgetRunningServer(data));
  const logFile = await openLogFile(data.log);
  closing.add(() => logFile.close());
  const functionLog = (line: string) => {
    logFile.write(line);
    options.functionLog?.(line);
  };
  return { data, functionLog };
}

/** Listens immediately; requests wait until `open` is called. */
async function reserveAddress({ port: wanted = 0, otherwise = 'refuse' }: LocalOptions, closing: CloseStack) {
  let open: (door: RequestListener) => void = () => {};
  const opened = new Promise<RequestListener>((done) => {
    open = done;
  });
  const wait: RequestListener = (request, response) => void opened.then((door) => door(request, response));
  const { server, port } = await listen(wait, { port: wanted, otherwise });
  const stop = () => stopListening(server);
  closing.add(stop);
  return { server, url: `http://localhost:${port}`, port, open, stop };
}

/** API and pages behind one address, as on AWS. */
function routerOf(
  options: LocalOptions,
  data: DataFolder,
  { knowledge, login }: LocalServices,
  functions: AdmittedFunctions,
): RequestListener {
  const { registry = REGISTRY, webDir, log: report = () => {}, published, staffIssuer } = options;
  const issuer = issuerOf(options, login);
  return httpRouter({
    gateway: createGateway({
      registry,
      functions,
      authorize:
        staffIssuer === undefined
          ? jwtAuthorizer({ issuer, audience: CLIENT_ID, jwksUri: `${login.url}/jwks` })
          : staffAuthorizer(staffIssuer),
      origins: knowledge.embedOrigins,
      report,
    }),
    site: staticSite({
      help: data.help,
      folder: webDir === undefined ? builtSite(data.web, options.siteMode ?? 'demo') : async () => resolve(webDir),
      headers: () =>
        siteHeaders({
          connectOrigins:
            staffIssuer !== undefined ? [new URL(staffIssuer.issuer).origin] : published === undefined ? [issuer] : [],
          secure: published !== undefined,
        }),
      config: () => ({
        api: '',
        login:
          staffIssuer === undefined
            ? { authority: issuer, clientId: CLIENT_ID, scope: 'openid' }
            : { authority: staffIssuer.issuer, clientId: staffIssuer.clientId, scope: staffIssuer.scope, token: 'id' },
      }),
    }),
    apiPrefixes: apiPrefixes(registry),
    origins: knowledge.embedOrigins,
    report,
    ...(published === undefined ? {} : { published: { address: published, loginPort: login.port } }),
  });
}

/** The address in tokens: the login server's own, or the public one. */
function issuerOf({ published }: LocalOptions, login: LocalServices['login']): string {
  return published === undefined ? login.url : `${published.origin}${LOGIN_PATH}`;
}

/** Without an application, the Teams endpoint believes every caller, which is for trying things out on one machine. */
function servedRegistry({ registry = REGISTRY, published, env }: LocalOptions): Registry {
  if (published === undefined || (env?.TEAMS_APP_ID ?? process.env.TEAMS_APP_ID ?? '') !== '') return registry;
  return Object.fromEntries(
    Object.entries(registry).map(([name, row]) => [
      name,
      { ...row, routes: row.routes.filter(({ auth }) => auth !== 'bot_framework') },
    ]),
  );
}

async function tick(functions: AdmittedFunctions, functionName: string): Promise<void> {
  const invocation = await functions.invoke(functionName, JSON.stringify(scheduledEvent(new Date())));
  if (invocation.kind === 'returned') return;
  const { errorType, errorMessage } = invocation.error;
  throw new Error(`${functionName} failed with ${errorType}: ${errorMessage}`);
}
