import { createHmac } from 'node:crypto';
import { httpWebhook } from '../../../../bot/adapters/webhook';
import type { Address } from '../../../../bot/adapters/webhook/target';
import { type Receiver, receiver } from './receiver';

const NOW = new Date('2026-11-23T09:30:00.000Z');
const SECRET = 'a secret of enough letters';
const BODY = { text: 'Consulta nueva: M-0123ABCD «¿Y mi pedido?»', event: 'ticket_opened' };

describe('a webhook', () => {
  let there: Receiver;
  beforeEach(async () => {
    there = await receiver();
  });
  afterEach(() => there.close());

  const local = (more: Partial<Parameters<typeof httpWebhook>[0]> = {}) =>
    httpWebhook({ clock: { now: () => NOW }, allowLocal: true, ...more });
  const call = (url = there.url) => ({ url, eventId: 'c1.1#1#webhook#ticket_opened', body: BODY });

  test('is called with JSON, with the event id, and signed so that only who has the secret could have', async () => {
    await local({ secret: async () => SECRET }).post(call());
    const [got] = there.received;
    expect(JSON.parse(got?.body ?? '')).toEqual(BODY);
    const timestamp = String(NOW.getTime() / 1_000);
    const expected = createHmac('sha256', SECRET).update(`${timestamp}.${got?.body}`).digest('hex');
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-mostrador-event': 'c1.1#1#webhook#ticket_opened',
      'x-mostrador-timestamp': timestamp,
      'x-mostrador-signature': `v1=${expected}`,
    });
  });

  test('is not signed without a secret', async () => {
    await local().post(call());
    expect(there.received[0]?.headers['x-mostrador-signature']).toBeUndefined();
  });

  test.each([200, 201, 202, 204])('that answers %d has it', async (status) => {
    there.answer((response) => response.writeHead(status).end());
    await local().post(call());
    expect(there.received).toHaveLength(1);
  });

  test.each([400, 401, 404, 410, 429, 500, 503])('that answers %d has not', async (status) => {
    there.answer((response) => response.writeHead(status).end('no'));
    await expect(local().post(call())).rejects.toThrow(`answered ${status}`);
  });

  test.each([301, 302, 303, 307, 308])('that redirects with %d is not followed', async (status) => {
    const elsewhere = await receiver();
    there.answer((response) => response.writeHead(status, { location: elsewhere.url }).end());
    await expect(local().post(call())).rejects.toThrow(`redirects (${status})`);
    expect([there.received.length, elsewhere.connections()]).toEqual([1, 0]);
    await elsewhere.close();
  });

  test('that takes the call and says nothing is left after a while', async () => {
    there.answer(() => {});
    await expect(local({ totalMs: 200 }).post(call())).rejects.toThrow('took too long');
  });

  test('that begins to answer and never ends is left after a while', async () => {
    there.answer((response) => {
      response.writeHead(200);
      response.write('a little');
    });
    await expect(local({ totalMs: 200 }).post(call())).rejects.toThrow('took too long');
  });

  test('whose name takes for ever to look up is left after a while', async () => {
    const resolve = () => new Promise<never>(() => {});
    await expect(local({ totalMs: 100, resolve }).post(call('https://hooks.example.com/'))).rejects.toThrow('took too long');
  });

  test('that answers without end is heard no further than anybody needs', async () => {
    let sent = 0;
    there.answer((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(16 * 1_024);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    await local().post(call());
    expect(sent).toBeLessThan(64 * 1_024 * 1_024);
  });

  test('that hangs up has not', async () => {
    there.answer((response) => void response.socket?.destroy());
    await expect(local().post(call())).rejects.toThrow(/hang up|ECONNRESET/);
  });

  test('that is not there has not', async () => {
    const { url } = there;
    await there.close();
    await expect(local().post(call(url))).rejects.toThrow('ECONNREFUSED');
    there = await receiver();
  });

  test('is looked up once: a name that means this machine a moment later reaches nothing here', async () => {
    const asked: string[] = [];
    // Public when it is checked (of a range that was given to nobody), this machine whenever it is asked for again.
    const resolve = async (host: string): Promise<readonly Address[]> => {
      asked.push(host);
      return [asked.length === 1 ? { address: '2e00::1', family: 6 } : { address: '127.0.0.1', family: 4 }];
    };
    const guarded = httpWebhook({ clock: { now: () => NOW }, resolve, totalMs: 300 });
    await expect(guarded.post(call(`https://rebind.example.com:${there.port}/hook`))).rejects.toThrow();
    expect([asked, there.connections()]).toEqual([['rebind.example.com'], 0]);
  });

  test('connects to the address that was checked, whatever the system makes of the name', async () => {
    // `localtest.invalid` resolves nowhere: only the address that was found here can lead to the receiver.
    const resolve = async (): Promise<readonly Address[]> => [{ address: '127.0.0.1', family: 4 }];
    await local({ resolve }).post(call(`http://localtest.invalid:${there.port}/hook`));
    expect(there.received[0]?.headers.host).toBe(`localtest.invalid:${there.port}`);
  });

  test('on this machine is not called unless that is allowed: no socket is opened', async () => {
    await expect(local({ allowLocal: false }).post(call())).rejects.toThrow('https');
    await expect(local({ allowLocal: false }).post(call(there.url.replace('http', 'https')))).rejects.toThrow('not public');
    expect(there.connections()).toBe(0);
  });
});
