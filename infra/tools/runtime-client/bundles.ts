import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge } from '../../../bot/adapters/files';
import { FUNCTION_NAMES, REGISTRY } from '../../../functions/registry';
import { buildFunctions } from '../../build/functions';
import { ensureTable } from '../../local/create-table';
import { openDataFolder } from '../../local/data-folder';
import { startDynoxide } from '../../local/dynoxide';
import { functionEnvironment } from '../../local/environment';
import { FunctionProcess } from '../../local/functions/function-process';
import type { Invocation } from '../../local/functions/host';
import { LOOPBACK } from '../../local/listen';
import { LANGUAGE_KNOWLEDGE, ROOT } from '../../local/root';
import { freshCredentials } from '../../local/signed/credentials';
import { tableClient } from '../../local/table-client';

const TABLE = 'mostrador';
/** Nothing listens there: what is started in vain is found by the schedule. */
const NOBODY = `http://${LOOPBACK}:9`;

/** Every function in a process of its own under the runtime client, all on one embedded table. */
export interface Bundles {
  /** @param payload an event in JSON */
  invoke(name: string, payload: string): Promise<Invocation>;
  stop(): Promise<void>;
}

/** @param log receives what the functions log */
export async function startBundles(log: (line: string) => void): Promise<Bundles> {
  const data = await openDataFolder(await mkdtemp(join(tmpdir(), 'mostrador-runtime-client-')));
  const credentials = freshCredentials();
  const table = await startDynoxide({ dbPath: data.table, credentials });
  const client = tableClient(table);
  await ensureTable(client, TABLE);
  client.destroy();
  await compileKnowledge('knowledge', data.knowledge, { languages: LANGUAGE_KNOWLEDGE });
  await buildFunctions({ outDir: data.functions });
  const environment = functionEnvironment({
    ...{ data, credentials, tableName: TABLE, matcherVersion: 'check', knowledgeFiles: join(ROOT, 'knowledge') },
    ...{ dynamodbEndpoint: table.endpoint, lambdaEndpoint: NOBODY, liveEndpoint: NOBODY, siteUrl: 'http://localhost:3000' },
    inherited: { PATH: process.env.PATH },
  });
  const bootstrap = join(__dirname, 'client.mjs');
  const processes = new Map<string, FunctionProcess>();
  for (const functionName of FUNCTION_NAMES) {
    const folder = join(data.functions, functionName);
    const row = REGISTRY[functionName];
    processes.set(functionName, await FunctionProcess.start({ functionName, row, folder, bootstrap, environment, log }));
  }
  return {
    invoke: async (name, payload) => {
      const one = processes.get(name);
      if (one === undefined) throw new Error(`There is no function ${name}.`);
      return one.invoke(payload);
    },
    stop: async () => {
      for (const one of processes.values()) one.kill();
      await table.stop();
      await rm(data.path, { recursive: true, force: true });
    },
  };
}
