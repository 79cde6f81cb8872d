import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import type { Sockets } from '../../ports';
import { clientOptions } from './client-options';

/** A hint that takes longer comes too late to be one. */
const TIMEOUT_MS = 2_000;

/** Sockets of an API Gateway WebSocket API. @param endpoint where its connections are managed */
export function apiGatewaySockets(endpoint: string): Sockets {
  const client = new ApiGatewayManagementApiClient({ ...clientOptions(endpoint, TIMEOUT_MS), endpoint });
  return {
    post: async (ConnectionId, message) => {
      const command = new PostToConnectionCommand({ ConnectionId, Data: JSON.stringify(message) });
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'GoneException') return false;
        throw error;
      }
    },
  };
}
