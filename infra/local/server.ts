import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { compact } from '../../bot/model/compact';
import { readConfig } from '../../functions/config';
import { REGISTRY } from '../../functions/registry';
import { siteHeaders } from '../build/site-headers';
import { type Backing, startBacking } from './backing';
import { Closing } from './closing';
import { removeAbandoned } from './compile-entry';
import { type DataFolder, forgetRunningServer, openDataFolder, writeRunningServer } from './data-folder';
import { functionEnvironment } from './environment';
import { frontDoor } from './front-door';
import { startFunctionCloud } from './function-cloud';
import type { FunctionHost } from './functions/host';
import { jwtAuthorizer } from './gateway/authorizer';
import { createGateway } from './gateway/gateway';
import { apiPrefixes, type Registry } from './gateway/routes';
import { endLeftovers } from './leftovers';
import { type ListenOptions, LOOPBACK, listen, stopListening } from './listen';
import { lockFolder } from './lock';
import { openLogFile } from './log-file';
import { openCredentials } from './login/credentials';
import { type Person, Team } from './login/people';
import { CLIENT_ID, mintAccessToken } from './login/tokens';
import { ROOT } from './root';
import { scheduledEvent, startSchedules } from './schedule';
import { freshCredentials, type SigningCredentials } from './signed/credentials';
import { builtSite } from './site/built-site';
import { staticSite } from './site/static-site';

export interface LocalOptions {
  /** 0 or none: any. */
  readonly port?: number;
  /** When `port` is taken; `refuse` unless said. */
  readonly otherwise?: ListenOptions['otherwise'];
  /** Everything is kept in it; made when it is not there. */
  readonly dataDir: string;
  /** Knowledge files; the checkout's own unless said. */
  readonly knowledgeDir?: string;
  /** Each function in a process of its own, from its bundle. */
  readonly processes?: boolean;
  /** Where those bundles are built to. */
  readonly bundlesDir?: string;
  /** More for the functions' environment, or other values for what is in it. */
  readonly env?: Readonly<Record<string, string>>;
  /** What functions sign their calls with; made at this start unless a table that is up already asks for others. */
  readonly credentials?: SigningCredentials;
  /** A line for whoever runs the server: knowledge versions, problems, functions that failed. */
  readonly log?: (line: string) => void;
  /** A line that a function wrote; they are in `functions.log` of the data folder in any case. */
  readonly functionLog?: (line: string) => void;
  readonly registry?: Registry;
  /** Pages that were built already. */
  readonly webDir?: string;
}

export interface LocalServer {
  readonly url: string;
  readonly loginUrl: string;
  readonly logins: readonly (Person & { readonly password: string })[];
  /** An access token, as the login server would give it. */
  token(login: string): Promise<string>;
  /** Runs a scheduled function now; settles when it is done, rejects when it failed. */
  tick(functionName: string): Promise<void>;
  close(): Promise<void>;
}

const TABLE_NAME = 'mostrador';

/**
 * Starts everything on one machine: gateway, functions, table, knowledge, schedules, login server, pages.
 *
 * @throws FolderInUse, PortTaken, KnowledgeUnusable, MostradorError CONFIGURATION_INVALID naming the variable, or what a part says that does not start; nothing is left running then
 */
export async function startLocal(options: LocalOptions): Promise<LocalServer> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close().catch(() => {});
    throw error;
  }
}

async function start(options: LocalOptions, closing: Closing): Promise<LocalServer> {
  const { registry = REGISTRY, credentials: signing = freshCredentials(), log: report = () => {} } = options;
  const { data, functionLog } = await takeFolder(options, closing);
  // The address comes first, since the others are told it.
  const { url, port, open, stop } = await holdAddress(options, closing);
  const environmentAt = (dynamodbEndpoint: string, lambdaEndpoint: string) =>
    functionEnvironment(
      compact({
        data,
        tableName: TABLE_NAME,
        dynamodbEndpoint,
        lambdaEndpoint,
        credentials: signing,
        siteUrl: url,
        inherited: process.env,
        overrides: options.env,
      }),
    );
  // Refused before anything runs: otherwise every request would find it out.
  readConfig(environmentAt(url, url));
  const credentials = await openCredentials(data.login);
  const backing = await startBacking(
    {
      data,
      credentials,
      signing,
      tableName: TABLE_NAME,
      knowledgeDir: resolve(options.knowledgeDir ?? join(ROOT, 'knowledge')),
      siteOrigins: [url, `http://${LOOPBACK}:${port}`],
      loginPort: port + 1,
      report,
      functionLog,
    },
    closing,
  );
  const loginUrl = backing.login.url;
  const team = new Team(data.knowledge);
  const { pid: tablePid } = backing.table;
  await writeRunningServer(data, compact({ pid: process.pid, url, loginUrl, tablePid }));
  const environment = (lambdaEndpoint: string) => environmentAt(backing.table.endpoint, lambdaEndpoint);
  const bundles = options.processes === true ? { bundles: resolve(options.bundlesDir ?? data.functions) } : {};
  const { functions, asynchronous } = await startFunctionCloud(
    { registry, data, credentials: signing, environment, report, functionLog, ...bundles },
    closing,
  );
  // Before the functions are closed: what is being answered is answered.
  closing.add(stop);
  closing.add(startSchedules({ registry, run: asynchronous.accept }));
  open(doorOf(options, data, backing, functions));
  return {
    url,
    loginUrl,
    logins: (await team.people()).map((person) => ({ ...person, password: credentials.password })),
    token: (login) => mintAccessToken({ login, team, issuer: loginUrl, credentials, now: new Date() }),
    tick: (functionName) => tick(functions, functionName),
    close: () => closing.close(),
  };
}

/** Makes the data folder ours, and clears what a server that was killed left behind. */
async function takeFolder(options: LocalOptions, closing: Closing) {
  const data = await openDataFolder(options.dataDir);
  closing.add(await lockFolder(data.path));
  await Promise.all([endLeftovers(data), removeAbandoned()]);
  closing.add(() => forgetRunningServer(data));
  const logFile = await openLogFile(data.log);
  closing.add(() => logFile.close());
  const functionLog = (line: string) => {
    logFile.write(line);
    options.functionLog?.(line);
  };
  return { data, functionLog };
}

/** Listens at once; requests wait for the door to be opened. */
async function holdAddress({ port: wanted = 0, otherwise = 'refuse' }: LocalOptions, closing: Closing) {
  let open: (door: RequestListener) => void = () => {};
  const opened = new Promise<RequestListener>((done) => {
    open = done;
  });
  const wait: RequestListener = (request, response) => void opened.then((door) => door(request, response));
  const { server, port } = await listen(wait, { port: wanted, otherwise });
  const stop = () => stopListening(server);
  closing.add(stop);
  return { url: `http://localhost:${port}`, port, open, stop };
}

/** API and pages, as they are on AWS behind one address. */
function doorOf(
  options: LocalOptions,
  data: DataFolder,
  { knowledge, login }: Backing,
  functions: FunctionHost,
): RequestListener {
  const { registry = REGISTRY, webDir, log: report = () => {} } = options;
  const issuer = login.url;
  return frontDoor({
    gateway: createGateway({
      registry,
      functions,
      authorize: jwtAuthorizer({ issuer, audience: CLIENT_ID, jwksUri: `${issuer}/jwks` }),
      origins: knowledge.embedOrigins,
      report,
    }),
    site: staticSite({
      folder: webDir === undefined ? builtSite(data.web) : async () => resolve(webDir),
      headers: () => siteHeaders({ connectOrigins: [issuer] }),
      config: () => ({ api: '', login: { authority: issuer, clientId: CLIENT_ID, scope: 'openid' } }),
    }),
    apiPrefixes: apiPrefixes(registry),
    origins: knowledge.embedOrigins,
    report,
  });
}

async function tick(functions: FunctionHost, functionName: string): Promise<void> {
  const invocation = await functions.invoke(functionName, JSON.stringify(scheduledEvent(new Date())));
  if (invocation.kind === 'returned') return;
  const { errorType, errorMessage } = invocation.error;
  throw new Error(`${functionName} failed with ${errorType}: ${errorMessage}`);
}
