import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOptions } from '../../bot/adapters/aws/client-options';
import { REGION } from './account';
import type { SigningCredentials } from './signed/credentials';

/** Address and credentials of a table. */
export interface TableAccess {
  readonly endpoint: string;
  readonly credentials: SigningCredentials;
}

/** The functions' DynamoDB client for this process, independent of its environment. */
export function tableClient({ endpoint, credentials }: TableAccess): DynamoDBClient {
  return new DynamoDBClient({ ...clientOptions(endpoint), region: REGION, credentials: { ...credentials } });
}
