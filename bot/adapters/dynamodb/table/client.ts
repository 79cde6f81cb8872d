import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientOptions } from '../../aws/client-options';

/** The client makes one attempt per request; `retry.ts` repeats requests. */
export function dynamoClient(endpoint?: string): DynamoDBClient {
  return new DynamoDBClient(clientOptions(endpoint));
}

/** The same client with JavaScript values. */
export function documents(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
