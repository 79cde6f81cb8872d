import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientOptions } from '../../aws/client-options';

/** Tries are counted in one place, `patience.ts`: the client itself makes one. */
export function dynamoClient(endpoint?: string): DynamoDBClient {
  return new DynamoDBClient(clientOptions(endpoint));
}

/** The same client, speaking JavaScript values. */
export function documents(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
