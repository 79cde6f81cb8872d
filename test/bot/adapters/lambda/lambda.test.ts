import { lambdaChannelDelivery, lambdaOutboxTrigger, writeDeliveryError } from '../../../../bot/adapters/lambda';
import { MostradorError } from '../../../../bot/model/errors';
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

  test.each([
    [new MostradorError('UNAVAILABLE', 'Teams asks to wait.', { retryAfterSeconds: 90, status: 429 }), { retryAfterSeconds: 90 }],
    [new MostradorError('UNAVAILABLE', 'It may have arrived.', { ambiguous: true }), { ambiguous: true }],
    [new MostradorError('FORBIDDEN', 'The bot may not write there.'), {}],
    [new MostradorError('UNAVAILABLE', 'No token could be had.'), {}],
  ])('fails with the code of the function’s error, and with what says when to try again (%s)', async (error, extra) => {
    server.answer((response) => {
      response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify({ errorType: 'Error', errorMessage: writeDeliveryError(error).message }));
    });
    const failed = delivery().deliver(head, []);
    const detail = expect.stringContaining(error.detail);
    await expect(failed).rejects.toMatchObject({ code: error.code, detail, extra });
  });

  test('fails with the code of a function of an earlier version, too, and may have arrived when it was stopped', async () => {
    const answers = [
      'FORBIDDEN: No.',
      'CONFIGURATION_INVALID: No password.',
      '2026-11-29 RequestId: 1 Task timed out after 15.00 seconds',
    ];
    server.answer((response) => {
      response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify({ errorType: 'Error', errorMessage: answers.shift() }));
    });
    await expect(delivery().deliver(head, [])).rejects.toMatchObject({ code: 'FORBIDDEN', extra: {} });
    await expect(delivery().deliver(head, [])).rejects.toMatchObject({ code: 'UNAVAILABLE', extra: {} });
    await expect(delivery().deliver(head, [])).rejects.toMatchObject({ code: 'UNAVAILABLE', extra: { ambiguous: true } });
  });

  test('fails when the function cannot be reached', async () => {
    server.answer((response) => response.writeHead(500).end());
    await expect(delivery().deliver(head, [])).rejects.toThrow();
  });
});
