import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createApp, lambda } from '../../functions/api/app';

const LONG = { text: 'la lavadora no enciende. '.repeat(100) };

function handler() {
  const app = createApp();
  app.get('/long', (c) => c.json(LONG, 200, { etag: '"1"' }));
  app.get('/short', (c) => c.json({ text: 'sí' }));
  return lambda(app);
}

async function get(path: string, encodings?: string) {
  const headers = { host: 'localhost', ...(encodings === undefined ? {} : { 'accept-encoding': encodings }) };
  const http = { method: 'GET', path, sourceIp: '127.0.0.1' };
  const event = { version: '2.0', rawPath: path, rawQueryString: '', headers, requestContext: { http }, isBase64Encoded: false };
  const { headers: answered, body, isBase64Encoded } = Object(await Reflect.apply(handler(), undefined, [event]));
  return { headers: answered, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}

beforeAll(() => {
  process.env.LOG = 'off';
});

describe('a response of the API', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('is compressed for a client that accepts %s', async (accepts, encoding, open) => {
    const { headers, body } = await get('/long', accepts);
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding', etag: '"1"' });
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(open(body).toString())).toEqual(LONG);
    expect(body.byteLength).toBeLessThan(300);
  });

  it.each([undefined, '', 'identity', 'brotli', 'br;q=0'])('is sent as it is to a client that accepts %s', async (accepts) => {
    const { headers, body } = await get('/long', accepts);
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString())).toEqual(LONG);
  });

  it('is sent as it is when it is short, also for failures', async () => {
    expect((await get('/short', 'br')).headers['content-encoding']).toBeUndefined();
    expect(JSON.parse((await get('/nowhere', 'br')).body.toString())).toMatchObject({ code: 'NOT_FOUND' });
  });
});
