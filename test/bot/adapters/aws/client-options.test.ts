import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientOptions } from '../../../../bot/adapters/aws/client-options';

let server: Server;
beforeAll(async () => {
  // Accepts every request, and never answers.
  server = createServer(() => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a service that never answers ends the request when its time is up', async () => {
  const { port } = server.address() as AddressInfo;
  const client = new LambdaClient(clientOptions(`http://127.0.0.1:${port}`, 200));
  await expect(client.send(new InvokeCommand({ FunctionName: 'relay' }))).rejects.toMatchObject({ name: 'TimeoutError' });
  client.destroy();
});
