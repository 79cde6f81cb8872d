import type { Server } from 'node:http';
import type { CloseStack } from '../close-stack';
import type { FunctionHost } from '../functions/host';
import type { Registry } from '../gateway/routes';
import { LOOPBACK, listen, stopListening } from '../listen';
import type { PublicAddress } from '../proxy/public-address';
import type { SigningCredentials } from '../signed/credentials';
import { connectionsApi } from './connections-api';
import { socketGateway } from './socket-gateway';

export interface Sockets {
  /** Where functions post to sockets. */
  readonly endpoint: string;
  /** Begins to accept sockets at the server of the pages. */
  accept(server: Server, functions: Pick<FunctionHost, 'invoke'>): void;
}

/** Emulates a WebSocket API and its management, for the function of the registry that serves sockets. */
export async function startSockets(
  {
    registry,
    credentials,
    published,
  }: { readonly registry: Registry; readonly credentials: SigningCredentials; readonly published?: PublicAddress | undefined },
  closing: CloseStack,
): Promise<Sockets> {
  const [functionName] = Object.entries(registry).find(([, { sockets }]) => sockets === true) ?? [];
  let functions: Pick<FunctionHost, 'invoke'> | undefined;
  const gateway = socketGateway({
    functionName: functionName ?? '',
    functions: () => functions,
    ...(published === undefined ? {} : { published }),
  });
  const { server, port } = await listen(connectionsApi(gateway, credentials), { port: 0, otherwise: 'refuse' });
  closing.add(() => stopListening(server));
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    accept(pages, started) {
      if (functionName === undefined) return;
      functions = started;
      pages.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
      closing.add(async () => gateway.close());
    },
  };
}
