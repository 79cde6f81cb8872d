import { join, resolve } from 'node:path';
import { REGISTRY } from '../../functions/registry';
import { siteHeaders } from '../build/site-headers';
import { startBacking } from './backing';
import { Closing } from './closing';
import { removeAbandoned } from './compile-entry';
import { forgetRunningServer, openDataFolder, writeRunningServer } from './data-folder';
import { functionEnvironment } from './environment';
import { frontDoor } from './front-door';
import { startFunctionCloud } from './function-cloud';
import { jwtAuthorizer } from './gateway/authorizer';
import { createGateway } from './gateway/gateway';
import { apiPrefixes, type Registry } from './gateway/routes';
import { endLeftovers } from './leftovers';
import { type ListenOptions, LOOPBACK, listen, stopListening } from './listen';
import { lockFolder } from './lock';
import { openLogFile } from './log-file';
import { openCredentials } from './login/credentials';
import { DEMO_PEOPLE, type DemoPerson } from './login/people';
import { CLIENT_ID, mintAccessToken } from './login/tokens';
import { ROOT } from './root';
import { scheduledEvent, startSchedules } from './schedule';
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
  readonly logins: readonly (DemoPerson & { readonly password: string })[];
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
 * @throws FolderInUse, PortTaken, KnowledgeUnusable, or what a part says that does not start; nothing is left running then
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
  const { registry = REGISTRY, log: report = () => {} } = options;
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

  // The port comes first, since the others are told the address; until all of them are up, requests wait.
  let open: (door: ReturnType<typeof frontDoor>) => void = () => {};
  const opened = new Promise<ReturnType<typeof frontDoor>>((done) => {
    open = done;
  });
  const { server, port } = await listen((request, response) => void opened.then((door) => door(request, response)), {
    port: options.port ?? 0,
    otherwise: options.otherwise ?? 'refuse',
  });
  closing.add(() => stopListening(server, 0));
  const url = `http://localhost:${port}`;

  const credentials = await openCredentials(data.login);
  const backing = await startBacking(
    {
      data,
      credentials,
      tableName: TABLE_NAME,
      knowledgeDir: resolve(options.knowledgeDir ?? join(ROOT, 'knowledge')),
      siteOrigins: [url, `http://${LOOPBACK}:${port}`],
      loginPort: port + 1,
      report,
      functionLog,
    },
    closing,
  );
  const issuer = backing.login.url;
  await writeRunningServer(data, {
    pid: process.pid,
    url,
    loginUrl: issuer,
    ...(backing.table.pid === undefined ? {} : { tablePid: backing.table.pid }),
  });
  const { functions, asynchronous } = await startFunctionCloud(
    {
      registry,
      data,
      ...(options.processes === true ? { bundles: resolve(options.bundlesDir ?? data.functions) } : {}),
      environment: (lambdaEndpoint) =>
        functionEnvironment({
          data,
          tableName: TABLE_NAME,
          dynamodbEndpoint: backing.table.endpoint,
          lambdaEndpoint,
          siteUrl: url,
          inherited: process.env,
          ...(options.env === undefined ? {} : { overrides: options.env }),
        }),
      report,
      functionLog,
    },
    closing,
  );
  closing.add(() => stopListening(server));
  closing.add(startSchedules({ registry, run: asynchronous.accept }));

  const { webDir } = options;
  open(
    frontDoor({
      gateway: createGateway({
        registry,
        functions,
        authorize: jwtAuthorizer({ issuer, audience: CLIENT_ID, jwksUri: `${issuer}/jwks` }),
        origins: backing.knowledge.embedOrigins,
        report,
      }),
      site: staticSite({
        folder: webDir === undefined ? builtSite(data.web) : async () => resolve(webDir),
        headers: () => siteHeaders({ connectOrigins: [issuer] }),
        config: () => ({ api: '', login: { authority: issuer, clientId: CLIENT_ID, scope: 'openid' } }),
      }),
      apiPrefixes: apiPrefixes(registry),
      report,
    }),
  );

  return {
    url,
    loginUrl: issuer,
    logins: DEMO_PEOPLE.map((person) => ({ ...person, password: credentials.password })),
    token: async (login) => mintAccessToken({ login, issuer, credentials, now: new Date() }),
    async tick(functionName) {
      const invocation = await functions.invoke(functionName, JSON.stringify(scheduledEvent(new Date())));
      if (invocation.kind === 'failed') {
        throw new Error(`${functionName} failed with ${invocation.error.errorType}: ${invocation.error.errorMessage}`);
      }
    },
    close: () => closing.close(),
  };
}
