import { EDGE_HEADER, throughEdge } from '../../functions/edge';

const answered = { statusCode: 200, body: 'ok' };
const guarded = (config: { readonly edgeOnly: boolean; readonly edgeKey?: string }) =>
  throughEdge(
    async (_event: unknown, _context: unknown) => answered,
    () => config,
  );
const request = (headers: Readonly<Record<string, string>> = {}) => ({ rawPath: '/v1/health', requestContext: {}, headers });
const key = '1c2d3e4f';

describe('a function behind a firewall', () => {
  it('answers what came through CloudFront', async () => {
    const answer = await guarded({ edgeOnly: true, edgeKey: key })(request({ [EDGE_HEADER]: key }), {});
    expect(answer).toBe(answered);
  });

  it.each([[{}], [{ [EDGE_HEADER]: 'guessed' }], [{ [EDGE_HEADER]: '' }]])('refuses what did not: %j', async (headers) => {
    const answer = await guarded({ edgeOnly: true, edgeKey: key })(request(headers), {});
    expect(answer).toMatchObject({ statusCode: 403, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'FORBIDDEN', status: 403 });
  });

  it('refuses a request without any header', async () => {
    expect(await guarded({ edgeOnly: true, edgeKey: key })({ rawPath: '/', requestContext: {} }, {})).toMatchObject({
      statusCode: 403,
    });
  });

  it('refuses to open a socket that did not come through CloudFront, and listens to one that is open', async () => {
    const ask = guarded({ edgeOnly: true, edgeKey: key });
    expect(await ask({ requestContext: { eventType: 'CONNECT' }, headers: {} }, {})).toMatchObject({ statusCode: 403 });
    expect(await ask({ requestContext: { eventType: 'CONNECT' }, headers: { [EDGE_HEADER]: key } }, {})).toBe(answered);
    expect(await ask({ requestContext: { eventType: 'MESSAGE' }, body: '{}' }, {})).toBe(answered);
  });

  it('answers what is no request: another function calls it', async () => {
    expect(await guarded({ edgeOnly: true, edgeKey: key })({ deliver: 'this' }, {})).toBe(answered);
  });
});

test('a function without a firewall answers everybody', async () => {
  expect(await guarded({ edgeOnly: false, edgeKey: key })(request(), {})).toBe(answered);
});
