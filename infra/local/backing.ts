import type { Closing } from './closing';
import { ensureTable } from './create-table';
import type { DataFolder } from './data-folder';
import { type Dynoxide, startDynoxide } from './dynoxide';
import { type LiveKnowledge, openLiveKnowledge } from './knowledge/live-knowledge';
import { type Credentials, saveCredentials } from './login/credentials';
import { type LoginServer, startLoginServer } from './login/login-server';
import type { SigningCredentials } from './signed/credentials';
import { tableClient } from './table-client';

/** What the functions lean on: the table, the knowledge, the login server. */
export interface Backing {
  readonly table: Dynoxide;
  readonly knowledge: LiveKnowledge;
  readonly login: LoginServer;
}

export interface BackingOptions {
  readonly data: DataFolder;
  readonly credentials: Credentials;
  /** What our processes sign their calls of the table with. */
  readonly signing: SigningCredentials;
  readonly tableName: string;
  readonly knowledgeDir: string;
  /** Where the pages are. */
  readonly siteOrigins: readonly string[];
  /** The login server's port, when it has had none yet. */
  readonly loginPort: number;
  readonly report: (line: string) => void;
  readonly functionLog: (line: string) => void;
}

/** Starts the three at once; what was started is closed by `closing`, whatever becomes of the others. */
export async function startBacking(options: BackingOptions, closing: Closing): Promise<Backing> {
  const [table, knowledge, login] = await Promise.allSettled([
    startTable(options, closing),
    startKnowledge(options, closing),
    startLogin(options, closing),
  ]);
  // All have settled, so that none is still starting while the first failure is told.
  return { table: settled(table), knowledge: settled(knowledge), login: settled(login) };
}

async function startTable({ data, tableName, signing }: BackingOptions, closing: Closing): Promise<Dynoxide> {
  const table = await startDynoxide({ dbPath: data.table, credentials: signing });
  closing.add(() => table.stop());
  const client = tableClient(table);
  try {
    await ensureTable(client, tableName);
  } finally {
    client.destroy();
  }
  return table;
}

async function startKnowledge({ data, knowledgeDir, report }: BackingOptions, closing: Closing): Promise<LiveKnowledge> {
  const knowledge = await openLiveKnowledge({ source: knowledgeDir, compiled: data.knowledge, owner: data.path, report });
  closing.add(() => knowledge.close());
  return knowledge;
}

async function startLogin(options: BackingOptions, closing: Closing): Promise<LoginServer> {
  const { data, credentials, siteOrigins, loginPort, functionLog } = options;
  const login = await startLoginServer({
    port: credentials.port ?? loginPort,
    siteOrigins,
    credentialsFile: data.login,
    sessionsFile: data.sessions,
    knowledge: data.knowledge,
    owner: data.path,
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
