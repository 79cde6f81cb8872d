import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { OutboxTrigger } from '../../ports';
import { clientOptions } from '../aws/client-options';

export interface LambdaTarget {
  readonly functionName: string;
  /** Where functions are invoked, unless it is the region's own endpoint. */
  readonly endpoint?: string;
  /** The id of the request that is being served: the log lines of both functions have it. */
  readonly correlationId?: () => string | undefined;
}

/** A customer waits for this call: when it takes longer, the schedule picks the items up instead. */
const TIMEOUT_MS = 1_500;

/** Triggers the outbox worker by an asynchronous invocation. The invocation is not waited for, and its failure is ignored. */
export function lambdaOutboxTrigger({ functionName, endpoint, correlationId }: LambdaTarget): OutboxTrigger {
  const client = new LambdaClient(clientOptions(endpoint, TIMEOUT_MS));
  return {
    trigger: async () => {
      const payload = Buffer.from(JSON.stringify({ source: 'mostrador.kick', correlationId: correlationId?.() }));
      const command = new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: payload });
      // The schedule delivers what a lost trigger leaves behind.
      await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
    },
  };
}
