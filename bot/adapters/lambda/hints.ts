import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Hints } from '../../ports';
import { clientOptions } from '../aws/client-options';
import type { LambdaTarget } from './outbox-trigger';

/** A customer or a member of staff waits for this call. */
const TIMEOUT_MS = 1_000;

/** Hands hints to the function that holds the sockets. A hint that cannot be handed over is lost. */
export function lambdaHints({ functionName, endpoint, correlationId }: LambdaTarget): Hints {
  const client = new LambdaClient(clientOptions(endpoint, TIMEOUT_MS));
  return {
    give: async (hint) => {
      const Payload = Buffer.from(JSON.stringify({ source: 'mostrador.hint', hint, correlationId: correlationId?.() }));
      const command = new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload });
      await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
    },
  };
}
