import { type RuntimeApi, startRuntimeApi } from '../../../infra/local/functions/runtime-api';
import { rawRequest } from './fixtures/raw-request';

const EVENT = { requestId: 'r1', functionName: 'desk', payload: '{"text":"mi lavadora"}', deadlineMs: 0 };
const NEXT = '/2018-06-01/runtime/invocation/next';
const ANSWER = '/2018-06-01/runtime/invocation/r1/response';
const BROKE = '/2018-06-01/runtime/init/error';

let api: RuntimeApi;
beforeEach(async () => {
  api = await startRuntimeApi();
});
afterEach(() => api.close());

/** Host and port, and the secret path behind them. */
function parts() {
  const [host = '', secret = ''] = api.address.split('/');
  return { url: `http://${host}`, host, secret };
}

describe('the runtime API', () => {
  it('hands an event to the process that it is for, and takes its answer', async () => {
    const { url, secret } = parts();
    const answered = api.hand(EVENT);
    expect((await rawRequest(url, { path: `/${secret}${NEXT}` })).body).toBe(EVENT.payload);
    expect((await rawRequest(url, { method: 'POST', path: `/${secret}${ANSWER}`, body: '"mine"' })).status).toBe(202);
    expect(await answered).toEqual({ kind: 'returned', payload: '"mine"' });
  });

  it('gives nothing to, and takes nothing from, whoever does not know the secret, or is a page', async () => {
    const { url, host, secret } = parts();
    const answered = api.hand(EVENT);
    const foreign = [
      {},
      { prefix: '/another' },
      { prefix: `/${secret}`, headers: { origin: 'https://evil.example' } },
      { prefix: `/${secret}`, headers: { host: `evil.example:${host.split(':')[1]}` } },
    ];
    for (const { prefix = '', headers = {} } of foreign) {
      const calls = [
        { path: `${prefix}${NEXT}`, headers },
        { method: 'POST', path: `${prefix}${ANSWER}`, headers, body: '"forged"' },
        { method: 'POST', path: `${prefix}${BROKE}`, headers, body: '{"errorMessage":"forged"}' },
        { method: 'OPTIONS', path: `${prefix}${NEXT}`, headers },
      ];
      for (const call of calls) {
        const { status, body, headers: said } = await rawRequest(url, call);
        expect([status, body.includes('lavadora')]).toEqual([403, false]);
        expect(said['access-control-allow-origin']).toBeUndefined();
      }
    }
    await rawRequest(url, { path: `/${secret}${NEXT}` });
    await rawRequest(url, { method: 'POST', path: `/${secret}${ANSWER}`, body: '"mine"' });
    expect(await answered).toEqual({ kind: 'returned', payload: '"mine"' });
  });

  it('has another secret for every process', async () => {
    const other = await startRuntimeApi();
    const [, secret] = other.address.split('/');
    other.close();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(secret).not.toBe(parts().secret);
  });
});
