import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { visitorOf } from '../proxy/public-address';

export type SocketEventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

const ROUTE_KEYS: Readonly<Record<SocketEventType, string>> = {
  CONNECT: '$connect',
  MESSAGE: '$default',
  DISCONNECT: '$disconnect',
};

/**
 * The event that a WebSocket API makes of what happens to a socket.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export function socketEvent(
  eventType: SocketEventType,
  {
    connectionId,
    connectedAt,
    request,
    body,
  }: { connectionId: string; connectedAt: number; request: IncomingMessage; body?: string },
): Readonly<Record<string, unknown>> {
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]),
  );
  return {
    ...(eventType === 'CONNECT' ? { headers, multiValueHeaders: request.headersDistinct } : {}),
    requestContext: {
      routeKey: ROUTE_KEYS[eventType],
      eventType,
      connectionId,
      connectedAt,
      requestId: randomUUID(),
      ...(eventType === 'MESSAGE' ? { messageId: randomUUID() } : {}),
      messageDirection: 'IN',
      requestTimeEpoch: Date.now(),
      stage: 'local',
      apiId: 'local',
      domainName: 'localhost',
      identity: { sourceIp: visitorOf(request), userAgent: request.headers['user-agent'] ?? '' },
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}
