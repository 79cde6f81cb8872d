import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { RelayKick } from '../../ports';
import { clientOptions } from '../aws/client-options';

export interface LambdaTarget {
  readonly functionName: string;
  /** Where functions are invoked, when that is not the region's own. */
  readonly endpoint?: string;
}

/** A customer waits while it is kicked: rather leave it to the schedule than take longer. */
const KICK_MS = 1_500;

/** Wakes the relay by an asynchronous invocation: it is not waited for, and a kick that fails is no failure. */
export function lambdaKick({ functionName, endpoint }: LambdaTarget): RelayKick {
  const client = new LambdaClient(clientOptions(endpoint, KICK_MS));
  const payload = Buffer.from(JSON.stringify({ source: 'mostrador.kick' }));
  return {
    kick: async () => {
      const command = new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: payload });
      // The schedule sweeps whatever a lost kick leaves lying.
      await client.send(command, { abortSignal: AbortSignal.timeout(KICK_MS) }).catch(() => undefined);
    },
  };
}
