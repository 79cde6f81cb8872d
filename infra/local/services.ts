import { sha256Digest, systemClock } from '../../bot/adapters/crypto';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import { versionsFolder } from '../../bot/adapters/files';
import { helpFolder } from '../../bot/adapters/files/help-folder';
import { writeHelp } from '../../bot/publishing/help-pages';
import { publishStored } from '../../bot/publishing/publish-stored';
import type { CloseStack } from './close-stack';
import { ensureTable } from './create-table';
import type { DataFolder } from './data-folder';
import { type Dynoxide, startDynoxide } from './dynoxide';
import { type LiveKnowledge, openLiveKnowledge } from './knowledge/live-knowledge';
import { type Credentials, saveCredentials } from './login/credentials';
import { type LoginServer, startLoginServer } from './login/login-server';
import type { SigningCredentials } from './signed/credentials';
import { tableClient } from './table-client';
import { rewriteErased } from './table-file';

/** The services that the functions depend on: the table, the knowledge, the login server. */
export interface LocalServices {
  readonly table: Dynoxide;
  readonly knowledge: LiveKnowledge;
  readonly login: LoginServer;
}

export interface LocalServicesOptions {
  readonly data: DataFolder;
  readonly credentials: Credentials;
  /** The credentials with which our processes sign their calls to the table. */
  readonly signing: SigningCredentials;
  readonly tableName: string;
  readonly knowledgeDir: string;
  /** What distinguishes this program from another one that would make other pages. */
  readonly program: string;
  /** The origins of the web pages; the first is the public one. */
  readonly siteOrigins: readonly string[];
  /** The login server's public address, when a reverse proxy is in front of it. */
  readonly issuer?: string | undefined;
  /** The login server's port when none is stored yet. */
  readonly loginPort: number;
  readonly report: (line: string) => void;
  readonly functionLog: (line: string) => void;
}

/** Starts all services at the same time; `closing` closes those that started, also when others fail. */
export async function startServices(options: LocalServicesOptions, closing: CloseStack): Promise<LocalServices> {
  const starting = startTable(options, closing);
  const [table, knowledge, login] = await Promise.allSettled([
    starting,
    startKnowledge(options, starting, closing),
    startLogin(options, closing),
  ]);
  // Waits for all of them, so that none is still starting when the first failure is reported.
  return { table: settled(table), knowledge: settled(knowledge), login: settled(login) };
}

async function startTable({ data, tableName, signing, report }: LocalServicesOptions, closing: CloseStack): Promise<Dynoxide> {
  const rewrite = () =>
    rewriteErased(data.table, data.erased).catch((error: unknown) => {
      report(`The table's file may still contain erased text; the next start or stop tries again. ${String(error)}`);
    });
  // The server before was killed.
  await rewrite();
  const table = await startDynoxide({ dbPath: data.table, credentials: signing, report });
  closing.add(async () => {
    await table.stop();
    await rewrite();
  });
  const client = tableClient(table);
  try {
    await ensureTable(client, tableName);
  } finally {
    client.destroy();
  }
  return table;
}

async function startKnowledge(
  { data, knowledgeDir, tableName, program, siteOrigins: [siteUrl = ''], report }: LocalServicesOptions,
  starting: Promise<Dynoxide>,
  closing: CloseStack,
): Promise<LiveKnowledge> {
  // Knowledge that was read before the table is up waits for it, and is published then.
  const opened = starting.then((table) => {
    const client = tableClient(table);
    closing.add(async () => client.destroy());
    return dynamoStore({ tableName, client });
  });
  // Whoever starts the table tells why it does not start.
  opened.catch(() => {});
  const knowledge = await openLiveKnowledge({
    source: knowledgeDir,
    compiled: data.knowledge,
    owner: data.path,
    report,
    publish: async (version) => {
      const ports = {
        ...{ records: await opened, versions: versionsFolder(data.knowledge) },
        ...{ clock: systemClock, digest: sha256Digest },
      };
      const outcome = await publishStored(ports, { version, kind: 'files', author: 'files', always: true });
      await writeHelp({ ...ports, help: helpFolder(data.help), siteUrl, program }).catch((error: unknown) =>
        report(`The help pages were not written; the next save tries again. ${String(error)}`),
      );
      return outcome;
    },
  });
  closing.add(() => knowledge.close());
  return knowledge;
}

async function startLogin(options: LocalServicesOptions, closing: CloseStack): Promise<LoginServer> {
  const { data, credentials, siteOrigins, issuer, loginPort, report, functionLog } = options;
  const login = await startLoginServer({
    port: credentials.port ?? loginPort,
    siteOrigins,
    credentialsFile: data.login,
    sessionsFile: data.sessions,
    passwordsFile: data.passwords,
    ...(issuer === undefined ? {} : { issuer }),
    knowledge: data.knowledge,
    owner: data.path,
    report,
    log: functionLog,
  });
  closing.add(() => login.stop());
  if (login.port !== credentials.port) await saveCredentials(data.login, { ...credentials, port: login.port });
  return login;
}

function settled<Value>(result: PromiseSettledResult<Value>): Value {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
