import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOptions } from '../../bot/adapters/aws/client-options';
import { REGION } from './account';
import type { SigningCredentials } from './signed/credentials';

/** Where a table is, and what opens it. */
export interface TableAccess {
  readonly endpoint: string;
  readonly credentials: SigningCredentials;
}

/** The client that a function has, for this process, whose environment has no part in it. */
export function tableClient({ endpoint, credentials }: TableAccess): DynamoDBClient {
  return new DynamoDBClient({ ...clientOptions(endpoint), region: REGION, credentials: { ...credentials } });
}
