import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { storeUnavailable } from '../../model/errors';
import type { JobStarter } from '../../ports';
import { clientOptions } from '../aws/client-options';
import type { LambdaTarget } from './outbox-trigger';

const TIMEOUT_MS = 5_000;

/** Starts a stored job by an asynchronous invocation, and waits until it is accepted. */
export function lambdaJobs({ functionName, endpoint, correlationId }: LambdaTarget): JobStarter {
  const client = new LambdaClient(clientOptions(endpoint, TIMEOUT_MS));
  return {
    start: async (jobId) => {
      const payload = Buffer.from(JSON.stringify({ source: 'mostrador.job', jobId, correlationId: correlationId?.() }));
      try {
        await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: payload }));
      } catch (error) {
        throw storeUnavailable('The work could not be started. Try again in a moment.', error);
      }
    },
  };
}
