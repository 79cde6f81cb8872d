import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { SigningCredentials } from '../signed/credentials';
import { signedOnly } from '../signed/signed-only';
import type { SocketGateway } from './socket-gateway';

/** API Gateway's limit of one message. */
const MAX_MESSAGE_BYTES = 128 * 1024;

/**
 * The API with which functions post to sockets, as `@aws-sdk/client-apigatewaymanagementapi` calls it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function connectionsApi(sockets: Pick<SocketGateway, 'post'>, credentials: SigningCredentials): RequestListener {
  return signedOnly({ credentials, service: 'execute-api', maxBodyBytes: MAX_MESSAGE_BYTES }, async (request, response, body) => {
    const id = /^\/(?:@|%40)connections\/([\w%=-]+)$/i.exec(request.url ?? '')?.[1];
    const isThere = id !== undefined && sockets.post(decodeURIComponent(id), body.toString('utf8'));
    response.writeHead(isThere ? 200 : 410, {
      'content-type': 'application/json',
      'x-amzn-requestid': randomUUID(),
      ...(isThere ? {} : { 'x-amzn-errortype': 'GoneException' }),
    });
    response.end(isThere ? '' : '{"message":null}');
  });
}
