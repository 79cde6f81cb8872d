import { exportSPKI, SignJWT } from 'jose';
import { teams } from '../../../../bot/adapters/teams';
import { testPorts, WRITER } from '../../../support/conversation-ports';
import { APP_ID, activityOf, type Claims, ISSUER, type Microsoft, type Signing, startMicrosoft } from './microsoft';

const HERE = '127.0.0.1';
const now = () => Math.floor(Date.now() / 1_000);

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await startMicrosoft();
});
afterAll(() => microsoft.close());

function desk(over: Parameters<Microsoft['options']>[0] = {}) {
  const ports = testPorts();
  const empty = ports.memory.dump();
  const channel = teams(ports, microsoft.options(over), WRITER);
  const before = microsoft.posts.length;
  return {
    receive: (authorization: string, body: unknown = activityOf(microsoft.serviceUrl), sourceAddress = HERE) =>
      channel.receive({ authorization, body: () => body, sourceAddress }),
    /** Nothing was stored, nothing was sent, no token was asked for. */
    untouched: () => ports.memory.dump() === empty && microsoft.posts.length === before,
  };
}

describe('a good token', () => {
  it('lets an activity in, which is answered in its thread with the token of the bot', async () => {
    const { receive } = desk();
    const before = microsoft.posts.length;
    await expect(receive(`Bearer ${await microsoft.token()}`)).resolves.toEqual({ status: 200 });
    const [greeting, answer] = microsoft.posts.slice(before);
    expect(greeting?.authorization).toMatch(/^Bearer bot-token-\d+$/);
    expect(greeting?.path).toBe(`/connector/v3/conversations/a%3Apersonal-1/activities/${greeting?.activity.replyToId}`);
    expect(JSON.stringify(answer?.activity.attachments)).toContain('días laborables');
  });

  it('may be up to five minutes late, and not later', async () => {
    await expect(desk().receive(`Bearer ${await microsoft.token({ exp: now() - 240 })}`)).resolves.toEqual({ status: 200 });
    const late = desk();
    await expect(late.receive(`Bearer ${await microsoft.token({ exp: now() - 360 })}`)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(late.untouched()).toBe(true);
  });
});

describe('a body', () => {
  it.each([
    ['with an app id', {}],
    ['without one, from elsewhere', { appId: '', local: true }],
  ])('is not even parsed before its sender is known (%s)', async (_, over) => {
    const body = jest.fn(() => activityOf(microsoft.serviceUrl));
    const channel = teams(testPorts(), microsoft.options(over), WRITER);
    const arrival = { authorization: 'Bearer a.b.c', body, sourceAddress: '192.0.2.1' };
    await expect(channel.receive(arrival)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(body).not.toHaveBeenCalled();
  });
});

describe('a token that is not good', () => {
  const changed: readonly (readonly [name: string, claims: Claims, signing?: Signing])[] = [
    ['of another issuer', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
    ['without an issuer', { iss: undefined }],
    ['for another bot', { aud: 'another-bot' }],
    ['for several audiences', { aud: [APP_ID, 'another-bot'] }],
    ['without an audience', { aud: undefined }],
    ['that has expired', { exp: 1_600_000_000 }],
    ['that never expires', { exp: undefined }],
    ['from the future', { nbf: 4_000_000_000 }],
    ['without a service URL', { serviceurl: undefined }],
    ['with an empty service URL', { serviceurl: '' }],
    ['for another service URL', { serviceurl: 'http://127.0.0.1:1/connector/' }],
    ['for a service URL that differs by a slash', { serviceurl: 'http://127.0.0.1/connector' }],
    ['signed by a stranger with the same key id', {}, { key: 'stranger' }],
    ['signed by a key for another channel', {}, { key: 'other_channel' }],
    ['signed by a key without endorsements', {}, { key: 'no_endorsement' }],
    ['of an unknown key', {}, { header: { kid: 'nobody' } }],
    ['of no key', {}, { header: { kid: undefined as never } }],
    ['that looks like one of another bot (a skill)', { ver: '1.0', appid: 'another-bot', iss: 'https://sts.windows.net/x/' }],
    [
      "that looks like one of the emulator, in somebody's tenant",
      { tid: 'x', ver: '1.0', appid: APP_ID, iss: 'https://sts.windows.net/x/' },
    ],
  ];

  it.each(changed.map(([name, claims, signing]) => ({ name, claims, signing })))(
    '$name gets nothing in',
    async ({ claims, signing }) => {
      const { receive, untouched } = desk();
      await expect(receive(`Bearer ${await microsoft.token(claims, signing)}`)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect(untouched()).toBe(true);
    },
  );

  it('without a signature gets nothing in', async () => {
    const { receive, untouched } = desk();
    const [, payload] = (await microsoft.token()).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'kid-teams' })).toString('base64url');
    for (const token of [`${header}.${payload}.`, `${header}.${payload}.AA`]) {
      await expect(receive(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(untouched()).toBe(true);
  });

  it('signed with the public key as a shared secret gets nothing in', async () => {
    const { receive, untouched } = desk();
    const secret = Buffer.from(await exportSPKI(microsoft.publicKey));
    const token = await new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: microsoft.serviceUrl, exp: now() + 60 })
      .setProtectedHeader({ alg: 'HS256', kid: 'kid-teams' })
      .sign(secret);
    await expect(receive(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(untouched()).toBe(true);
  });

  it('with one character of its payload changed gets nothing in', async () => {
    const { receive, untouched } = desk();
    const [header, payload = '', signature] = (await microsoft.token()).split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), exp: now() + 99_999 };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await expect(receive(`Bearer ${header}.${forged}.${signature}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(untouched()).toBe(true);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b', 'Bearer a.b.c d', 'Bearer ..', `Bearer ${'x'.repeat(100_000)}`])(
    'and no token at all (%#) gets nothing in',
    async (authorization) => {
      const { receive, untouched } = desk();
      await expect(receive(authorization)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(untouched()).toBe(true);
    },
  );
});

describe('keys', () => {
  it('are fetched once, also when forged tokens name keys that do not exist', async () => {
    const { receive } = desk();
    const before = microsoft.keyFetches();
    await receive(`Bearer ${await microsoft.token()}`);
    for (let n = 0; n < 20; n++) {
      await expect(receive(`Bearer ${await microsoft.token({}, { header: { kid: `no-${n}` } })}`)).rejects.toThrow();
    }
    expect(microsoft.keyFetches() - before).toBe(1);
  });

  it('that cannot be fetched are a failure of ours, not of the caller', async () => {
    const endpoints = { ...microsoft.options().endpoints, metadataUrl: `${microsoft.url}/nowhere` };
    const { receive, untouched } = desk({ endpoints });
    await expect(receive(`Bearer ${await microsoft.token()}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(untouched()).toBe(true);
  });

  it('do not come over plain http from elsewhere', async () => {
    const endpoints = { ...microsoft.options().endpoints, metadataUrl: 'http://keys.example/metadata' };
    await expect(desk({ endpoints }).receive(`Bearer ${await microsoft.token()}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('an activity under a good token', () => {
  const hostile = [
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://smba.trafficmanager.net:8443/',
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https://smba.trafficmanager.net./',
    'http://127.0.0.1.evil.example/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'not a url',
  ];
  it.each(hostile)('that would be answered at %s is refused', async (serviceUrl) => {
    const { receive, untouched } = desk();
    const token = await microsoft.token({ serviceurl: serviceUrl });
    await expect(receive(`Bearer ${token}`, activityOf(serviceUrl))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(untouched()).toBe(true);
  });

  it('that names a server on this machine is refused where the bot is not on one machine', async () => {
    const { receive, untouched } = desk({ local: false });
    await expect(receive(`Bearer ${await microsoft.token()}`)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(untouched()).toBe(true);
  });

  const strangers: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['of another organisation', { conversation: { id: 'x', tenantId: 'other' }, channelData: { tenant: { id: 'other' } } }],
    ['that names two organisations', { channelData: { tenant: { id: 'other' } } }],
    ['that names none', { conversation: { id: 'x' }, channelData: {} }],
  ];
  it.each(strangers)('%s is refused', async (_name, over) => {
    const { receive, untouched } = desk();
    const body = activityOf(microsoft.serviceUrl, over);
    await expect(receive(`Bearer ${await microsoft.token()}`, body)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(untouched()).toBe(true);
  });

  const malformed: readonly (readonly [string, unknown])[] = [
    ['of another channel', activityOf('https://smba.trafficmanager.net/', { channelId: 'emulator' })],
    ['of no channel', activityOf('https://smba.trafficmanager.net/', { channelId: undefined })],
    ['without a sender', activityOf('https://smba.trafficmanager.net/', { from: undefined })],
    ['without a conversation', activityOf('https://smba.trafficmanager.net/', { conversation: {} })],
    ['with half a character in an id', activityOf('https://smba.trafficmanager.net/', { conversation: { id: 'a:\ud800' } })],
    ['whose text is no text', activityOf('https://smba.trafficmanager.net/', { text: { $ne: 1 } })],
    ['that is null', null],
    ['that is a list', []],
    ['that is a string', 'hello'],
  ];
  it.each(malformed)('%s is refused as malformed', async (_name, body) => {
    const { receive, untouched } = desk();
    await expect(receive(`Bearer ${await microsoft.token()}`, body)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(untouched()).toBe(true);
  });
});

describe('without an app id', () => {
  const absent = () => {
    const { appId: _, ...rest } = microsoft.options();
    return rest;
  };
  const unnamed = (local: boolean) => {
    const ports = testPorts();
    const channel = teams(ports, { ...absent(), local }, WRITER);
    return (sourceAddress: string, serviceUrl = microsoft.serviceUrl) =>
      channel.receive({
        authorization: '',
        body: () => activityOf(serviceUrl, { channelData: {}, conversation: { id: 'p1' } }),
        sourceAddress,
      });
  };

  it('nobody gets in on AWS', async () => {
    await expect(unnamed(false)(HERE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'a client on this machine (%s) is answered, without a token',
    async (address) => {
      const before = microsoft.posts.length;
      await expect(unnamed(true)(address)).resolves.toEqual({ status: 200 });
      expect(microsoft.posts.slice(before).map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
    },
  );

  it.each(['192.168.1.7', '8.8.8.8', '', '127.0.0.1.evil', '1127.0.0.1'])('a client elsewhere (%s) is not', async (address) => {
    await expect(unnamed(true)(address)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('a client here that wants the answer elsewhere is not', async () => {
    await expect(unnamed(true)(HERE, 'https://evil.example/')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('an empty app id is none', async () => {
    const channel = teams(testPorts(), microsoft.options({ appId: '', local: false }), WRITER);
    const arrival = {
      authorization: `Bearer ${await microsoft.token({ aud: '' })}`,
      body: () => activityOf(microsoft.serviceUrl),
      sourceAddress: HERE,
    };
    await expect(channel.receive(arrival)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
