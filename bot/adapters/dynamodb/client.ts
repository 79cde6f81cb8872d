import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const CONNECT_MS = 1_000;

/**
 * @param endpoint where the table is, when that is not the region's own; plain http means a server of one's own, which
 * asks for some credentials but not for which
 */
export function dynamoClient(endpoint?: string): DynamoDBClient {
  // Node 20 is told at every start to be upgraded; functions run on newer ones.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return new DynamoDBClient({
    // Tries are counted in one place, `patience.ts`.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: CONNECT_MS },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(endpoint?.startsWith('http:')
      ? {
          region: process.env.AWS_REGION ?? 'local',
          credentials: {
            accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'local',
            secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? 'local',
          },
        }
      : {}),
  });
}

/** The same client, speaking JavaScript values. */
export function documents(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
