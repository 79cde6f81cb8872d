import { correlationId, errorFields, log, logged, remainingMs } from '../../functions/api/log';
import { embeddedMetrics } from '../../functions/api/metrics';

describe('what is logged of an error', () => {
  it('is its name and the place where it was thrown', () => {
    const { errorName, errorAt } = errorFields(new TypeError('no'));
    expect(errorName).toBe('TypeError');
    expect(errorAt).toMatch(/^log\.test\.ts:\d+:\d+$/);
  });

  it('is never a part of the message, even of one that looks like a stack', () => {
    const { errorAt } = errorFields(new Error('x\n    at pan (secreto-de-ana.ts:1:1)\n    at otro.ts:2:2'));
    expect(errorAt).toMatch(/^log\.test\.ts:/);
  });

  it('is found at once, however the stack is made', () => {
    const error = new Error('x');
    error.stack = `Error: x\n    at ${'a:1'.repeat(100_000)}\n${'    at a.b.c'.repeat(100_000)}`;
    expect(errorFields(error)).toEqual({ errorName: 'Error' });
  });

  it('is the kind of what was thrown when that is no error', () => {
    expect(errorFields('secreto')).toEqual({ errorName: 'string' });
  });
});

describe('a log line', () => {
  const lines: string[] = [];
  let off: string | undefined;
  beforeEach(() => {
    off = process.env.LOG;
    delete process.env.LOG;
    lines.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env.LOG = off;
  });
  const handler = logged('chat', async (event: unknown, context: unknown) => {
    await Promise.resolve();
    log('info', 'request', { status: 200 });
    return [event, context, correlationId()].at(-1);
  });
  const only = () => {
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    return JSON.parse(lines[0] ?? '');
  };

  it('is one object of JSON in the form of Powertools, with the function and the id of the request', async () => {
    await handler({ requestContext: { requestId: 'gateway-1' }, correlationId: 'claimed' }, { awsRequestId: 'lambda-1' });
    expect(only()).toEqual({
      level: 'INFO',
      message: 'request',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      service: 'chat',
      correlation_id: 'gateway-1',
      status: 200,
    });
  });

  it.each([
    [{ source: 'mostrador.kick', correlationId: 'gateway-2' }, 'gateway-2'],
    [{ source: 'aws.events' }, 'lambda-1'],
    [undefined, 'lambda-1'],
  ])('names for %j the request that caused it, otherwise its own', async (event, id) => {
    expect(await handler(event, { awsRequestId: 'lambda-1' })).toBe(id);
    expect(only()).toMatchObject({ correlation_id: id });
  });

  it('keeps the ids of two requests apart that are served at the same time', async () => {
    await Promise.all(['a', 'b'].map((id) => handler({ correlationId: id }, {})));
    expect(lines.map((line) => JSON.parse(line).correlation_id).sort()).toEqual(['a', 'b']);
  });

  it('becomes a metric of CloudWatch where there is a namespace, and is not written where there is none', () => {
    const now = () => new Date('2026-11-23T09:30:00.000Z');
    embeddedMetrics(() => undefined, now)('delivery_given_up', 1);
    expect(lines).toEqual([]);
    embeddedMetrics(() => 'Mostrador/prod', now)('outbox_oldest_seconds', 90);
    expect(only()).toEqual({
      _aws: {
        Timestamp: now().getTime(),
        CloudWatchMetrics: [
          { Namespace: 'Mostrador/prod', Dimensions: [[]], Metrics: [{ Name: 'outbox_oldest_seconds', Unit: 'Seconds' }] },
        ],
      },
      outbox_oldest_seconds: 90,
    });
  });
});

describe('the time that is left', () => {
  const left = (context: unknown) => logged('chat', async () => remainingMs())({}, context);

  it('is what Lambda says', async () => {
    const ms = await left({ getRemainingTimeInMillis: () => 5_000 });
    expect(ms).toBeLessThanOrEqual(5_000);
    expect(ms).toBeGreaterThan(0);
    expect(await left({ getRemainingTimeInMillis: () => 0 })).toBeLessThanOrEqual(0);
  });

  it('has no end where nothing says so', async () => {
    expect(await left({})).toBe(Number.POSITIVE_INFINITY);
    expect(remainingMs()).toBe(Number.POSITIVE_INFINITY);
  });
});
