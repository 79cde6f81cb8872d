import { lambdaChannelDelivery, lambdaOutboxTrigger } from '../../../../bot/adapters/lambda';
import { conversation, message } from '../../../contract/store/fixtures';
import { type AwsServer, awsServer } from '../aws-server';

let server: AwsServer;
beforeEach(async () => {
  server = await awsServer();
});
afterEach(() => server.close());

describe('an outbox trigger', () => {
  test('invokes its function without waiting for it', async () => {
    server.answer((response) => response.writeHead(202).end());
    await lambdaOutboxTrigger({ functionName: 'relay', endpoint: server.endpoint }).trigger();
    const [request] = server.received;
    expect(request?.path).toBe('/2015-03-31/functions/relay/invocations');
    expect(request?.headers['x-amz-invocation-type']).toBe('Event');
    expect(JSON.parse(request?.body ?? '')).toEqual({ source: 'mostrador.kick' });
  });

  test.each([403, 429, 500])('is no failure when it is answered %i, and is not repeated', async (status) => {
    server.answer((response) => response.writeHead(status).end('{"message":"no"}'));
    await expect(lambdaOutboxTrigger({ functionName: 'relay', endpoint: server.endpoint }).trigger()).resolves.toBeUndefined();
    expect(server.received).toHaveLength(1);
  });

  test('is no failure when nobody answers', async () => {
    server.answer(() => {});
    await expect(lambdaOutboxTrigger({ functionName: 'relay', endpoint: server.endpoint }).trigger()).resolves.toBeUndefined();
    await server.close();
    await expect(lambdaOutboxTrigger({ functionName: 'relay', endpoint: server.endpoint }).trigger()).resolves.toBeUndefined();
  });
});

describe('a delivery through the function of the channel', () => {
  const head = conversation('c1', { channel: 'teams' });
  const delivery = () => lambdaChannelDelivery({ functionName: 'teams', endpoint: server.endpoint });

  test('gives the function the conversation and the messages, and waits for it', async () => {
    server.answer((response) => response.end('null'));
    await delivery().deliver(head, [message(2, '¿Qué tal?')]);
    const [request] = server.received;
    expect(request?.path).toBe('/2015-03-31/functions/teams/invocations');
    expect(request?.headers['x-amz-invocation-type']).toBe('RequestResponse');
    expect(JSON.parse(request?.body ?? '')).toEqual({ deliver: { conversation: head, messages: [message(2, '¿Qué tal?')] } });
  });

  test('fails when the function does, with its reason', async () => {
    server.answer((response) => {
      response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify({ errorType: 'Error', errorMessage: 'the connector said 403' }));
    });
    const failed = delivery().deliver(head, []);
    await expect(failed).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      detail: expect.stringContaining('the connector said 403'),
    });
  });

  test('fails when the function cannot be reached', async () => {
    server.answer((response) => response.writeHead(500).end());
    await expect(delivery().deliver(head, [])).rejects.toThrow();
  });
});
