import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOptions } from '../../aws/client-options';
import { ATTEMPT_MS } from './retry';

/**
 * The client makes one attempt per request, which it ends after `ATTEMPT_MS`; `retry.ts` repeats requests. It puts its
 * middleware together once for each kind of request.
 */
export function dynamoClient(endpoint?: string): DynamoDBClient {
  return new DynamoDBClient({ ...clientOptions(endpoint, ATTEMPT_MS), cacheMiddleware: true });
}
