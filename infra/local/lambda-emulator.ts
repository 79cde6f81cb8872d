import { buildFunctions } from '../build/functions';
import type { CloseStack } from './close-stack';
import type { DataFolder } from './data-folder';
import { type AdmittedFunctions, admitted } from './functions/admission';
import { failed } from './functions/host';
import { startProcessHost } from './functions/process-host';
import { startThreadHost } from './functions/thread-host';
import type { Registry } from './gateway/routes';
import { type Asynchronous, asynchronousInvocations } from './invoke/asynchronous';
import { invokeEndpoint } from './invoke/endpoint';
import { LOOPBACK, listen, stopListening } from './listen';
import { pause } from './pause';
import type { SigningCredentials } from './signed/credentials';

export interface LambdaEmulatorOptions {
  readonly registry: Registry;
  readonly data: DataFolder;
  /** The credentials with which functions sign their invocations of other functions. */
  readonly credentials: SigningCredentials;
  /** When set, each function runs in its own process from its bundle in this folder, instead of all in one thread. */
  readonly bundles?: string;
  /** @param lambdaEndpoint where functions invoke other functions */
  readonly environment: (lambdaEndpoint: string) => Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
  readonly functionLog: (line: string) => void;
}

export interface FunctionCloud {
  readonly functions: AdmittedFunctions;
  readonly asynchronous: Asynchronous;
}

/**
 * How long a stopping server waits for asynchronous invocations; the outbox worker may be waiting for mail that is due in a
 * moment.
 */
const CLOSE_MS = 2_000;

/** Emulates Lambda: the functions, and the endpoint through which they invoke one another. */
export async function startLambdaEmulator(options: LambdaEmulatorOptions, closing: CloseStack): Promise<FunctionCloud> {
  const { registry, data, credentials, bundles, environment, report, functionLog } = options;
  let started: AdmittedFunctions | undefined;
  // The functions need the endpoint's address when they start, and the endpoint needs the functions.
  const functions: Pick<AdmittedFunctions, 'invoke'> = {
    invoke: async (name, payload, claim) =>
      started?.invoke(name, payload, claim) ?? failed('ServiceException', 'The functions are not up yet.'),
  };
  const asynchronous = asynchronousInvocations({ functions, deadLetters: data.deadLetters, report });
  const endpoint = invokeEndpoint({ functionNames: Object.keys(registry), functions, asynchronous, credentials });
  const { server, port } = await listen(endpoint, { port: 0, otherwise: 'refuse' });
  closing.add(() => stopListening(server));
  const common = { registry, environment: environment(`http://${LOOPBACK}:${port}`), owner: data.path, log: functionLog };
  if (bundles !== undefined) await buildFunctions({ outDir: bundles, registry });
  const host = bundles === undefined ? await startThreadHost(common) : await startProcessHost({ ...common, bundles });
  const queued = admitted(host);
  started = queued;
  closing.add(() => host.close());
  closing.add(() => queued.close());
  // Interrupted work is repeated later: each function stores its progress as it goes.
  closing.add(async () => {
    const closed = new AbortController();
    await Promise.race([asynchronous.close(), pause(CLOSE_MS, closed.signal)]);
    closed.abort();
  });
  return { functions: queued, asynchronous };
}
