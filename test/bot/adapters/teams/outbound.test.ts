import { teams } from '../../../../bot/adapters/teams';
import { isServiceUrl } from '../../../../bot/adapters/teams/service-url';
import type { Conversation } from '../../../../bot/model/conversation';
import type { Message } from '../../../../bot/model/message';
import { MONDAY, testPorts, WRITER } from '../../../support/conversation-ports';
import { type Desk, openDesk } from './desk';
import { APP_ID, type Microsoft, PASSWORD, startMicrosoft } from './microsoft';

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await startMicrosoft();
});
afterEach(() => microsoft.close());

let seq = 100;
function staffReply(): Message {
  seq += 1;
  return {
    id: `m${seq}`,
    seq,
    at: MONDAY.toISOString(),
    author: { role: 'agent', name: 'Luis' },
    kind: 'text',
    text: `Hola ${seq}`,
  };
}

async function inTeams(over: Parameters<Microsoft['options']>[0] = {}) {
  const desk = openDesk(microsoft);
  await desk.arrive();
  const conversation = await stored(desk);
  const channel = teams(desk.ports, microsoft.options(over), WRITER);
  desk.news();
  return { desk, conversation, channel };
}

async function stored({ ports, conversationId }: Desk): Promise<Conversation> {
  const conversation = await ports.store.loadConversation(conversationId());
  if (conversation === undefined) throw new Error('There is no conversation.');
  return conversation;
}

describe('the token of the bot', () => {
  it('is got with its id and password, and kept for the next message', async () => {
    const { channel, conversation } = await inTeams();
    const before = microsoft.grants.length;
    await channel.deliver(conversation, [staffReply()]);
    await channel.deliver(conversation, [staffReply()]);
    expect(microsoft.grants.slice(before).map((form) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: APP_ID,
        client_secret: PASSWORD,
        scope: 'https://api.botframework.com/.default',
      },
    ]);
  });

  it('is requested again before it expires', async () => {
    const { channel, conversation, desk } = await inTeams();
    await channel.deliver(conversation, [staffReply()]);
    const before = microsoft.grants.length;
    desk.ports.clock.set(new Date(MONDAY.getTime() + 3_500_000));
    await channel.deliver(conversation, [staffReply()]);
    expect(microsoft.grants.length - before).toBe(1);
  });

  it('is requested again, once, when the connector refuses it', async () => {
    const { channel, conversation, desk } = await inTeams();
    microsoft.script({ status: 401 });
    await channel.deliver(conversation, [staffReply()]);
    const [refused, taken] = desk.news();
    expect(refused?.activity).toEqual(taken?.activity);
    expect(refused?.authorization).not.toBe(taken?.authorization);
    microsoft.script({ status: 401 }, { status: 401 });
    await expect(channel.deliver(conversation, [staffReply()])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(desk.news()).toHaveLength(2);
  });

  it('is asked for with the password as it is now, when the old one is refused', async () => {
    const asked: boolean[] = [];
    const password = async (fresh = false) => {
      asked.push(fresh);
      return fresh ? PASSWORD : 'the old one';
    };
    const { channel, conversation } = await inTeams({ password });
    await channel.deliver(conversation, [staffReply()]);
    expect(asked).toEqual([false, true]);
  });

  it('that nobody gives is a fault of the configuration', async () => {
    const { channel, conversation, desk } = await inTeams({ password: async () => 'wrong' });
    await expect(channel.deliver(conversation, [staffReply()])).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(desk.news()).toEqual([]);
  });
});

describe('a message of our own accord', () => {
  it.each([403, 404, 400, 307])('is given up when the connector answers %i', async (status) => {
    const { channel, conversation, desk } = await inTeams();
    microsoft.script({ status, headers: { location: `${microsoft.url}/elsewhere` } });
    await expect(channel.deliver(conversation, [staffReply()])).rejects.toMatchObject({ code: 'FORBIDDEN', extra: { status } });
    expect(desk.news()).toHaveLength(1);
  });

  it('waits as long as the connector asks to', async () => {
    const { channel, conversation, desk } = await inTeams();
    microsoft.script({ status: 429, headers: { 'retry-after': '17' } });
    await expect(channel.deliver(conversation, [staffReply()])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      extra: { retryAfterSeconds: 17 },
    });
    expect(desk.news()).toHaveLength(1);
  });

  it.each([500, 502, 503, 504])('is tried again by whoever sent it, not by us, when the connector answers %i', async (status) => {
    const { channel, conversation, desk } = await inTeams();
    const reply = staffReply();
    microsoft.script({ status });
    await expect(channel.deliver(conversation, [reply])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      extra: { ambiguous: true },
    });
    expect(desk.news()).toHaveLength(1);
    await channel.deliver(conversation, [reply]);
    expect(desk.news()).toHaveLength(1);
  });

  it('that breaks off may have arrived', async () => {
    const { channel, conversation } = await inTeams();
    microsoft.script({ status: 0, hangUp: true });
    await expect(channel.deliver(conversation, [staffReply()])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      extra: { ambiguous: true },
    });
  });

  it('in two parts, of which the second fails, is gone on with', async () => {
    const { channel, conversation, desk } = await inTeams();
    const parts = [staffReply(), staffReply()];
    microsoft.script({ status: 201 }, { status: 503 });
    await expect(channel.deliver(conversation, parts)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await channel.deliver(conversation, parts);
    expect(desk.news().map(({ activity }) => activity.summary)).toEqual([parts[0]?.text, parts[1]?.text, parts[1]?.text]);
  });
});

describe('a stored place that was tampered with', () => {
  const places = [
    { serviceUrl: 'https://evil.example/' },
    { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
    { serviceUrl: 'http://169.254.169.254/' },
    { conversation: { id: 'a:personal-1', tenantId: 'another' } },
    { conversation: { id: 'a:personal-1' } },
  ];
  it.each(places)('is written to by nobody: %j', async (over) => {
    const { channel, conversation, desk } = await inTeams();
    const before = microsoft.grants.length;
    const poisoned = { ...conversation, reference: { ...conversation.reference, ...over } };
    await expect(channel.deliver(poisoned, [staffReply()])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(desk.news()).toEqual([]);
    expect(microsoft.grants).toHaveLength(before);
  });

  it('is no place at all when parts are missing', async () => {
    const { channel, conversation } = await inTeams();
    for (const reference of [{}, { serviceUrl: microsoft.serviceUrl }, { ...conversation.reference, channelId: 'emulator' }]) {
      await expect(channel.deliver({ ...conversation, reference }, [staffReply()])).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
      });
    }
  });

  it('leads out of the connector neither by the id of its conversation', async () => {
    const { channel, conversation, desk } = await inTeams();
    const tenantId = '11111111-2222-4333-8444-555555555555';
    for (const id of ['../../../../evil', '//evil.example/', '%2e%2e/%2e%2e', '?x=1#y', '@evil.example']) {
      await channel.deliver({ ...conversation, reference: { ...conversation.reference, conversation: { id, tenantId } } }, [
        staffReply(),
      ]);
    }
    for (const { path } of desk.news()) expect(path).toMatch(/^\/connector\/v3\/conversations\/[^/?#]+\/activities$/);
  });
});

describe('a reply that Teams will not take just now', () => {
  it('goes to the outbox: the turn is stored, and it will be brought', async () => {
    const desk = openDesk(microsoft);
    await desk.arrive({ type: 'installationUpdate', action: 'add' });
    microsoft.script({ status: 503 });
    await desk.arrive();
    const now = desk.ports.clock.now().toISOString();
    const [item] = await desk.ports.store.listOutbox(now, 10);
    expect(item).toMatchObject({ kind: 'channel_message', conversationId: desk.conversationId(), seqs: [3], attempts: 0 });
    expect(desk.ports.triggerCount()).toBe(1);
    const messages = await desk.ports.store.listMessages(desk.conversationId(), 2);
    desk.news();
    await desk.channel.deliver(await stored(desk), messages);
    expect(JSON.stringify(desk.news())).toContain('2 y 4');
  });

  it('waits in it as long as Teams asks to', async () => {
    const desk = openDesk(microsoft);
    await desk.arrive({ type: 'installationUpdate', action: 'add' });
    microsoft.script({ status: 429, headers: { 'retry-after': '30' } });
    await desk.arrive();
    const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1_000).toISOString();
    expect(await desk.ports.store.listOutbox(later(29), 10)).toEqual([]);
    expect(await desk.ports.store.listOutbox(later(30), 10)).toHaveLength(1);
  });

  it('goes there without what has arrived', async () => {
    const desk = openDesk(microsoft);
    microsoft.script({ status: 201 }, { status: 502 });
    await desk.arrive();
    const [item] = await desk.ports.store.listOutbox(desk.ports.clock.now().toISOString(), 10);
    expect(desk.news()).toHaveLength(2);
    expect(item?.seqs).toEqual([3]);
  });

  it('and never will is left alone', async () => {
    const desk = openDesk(microsoft);
    await desk.arrive({ type: 'installationUpdate', action: 'add' });
    microsoft.script({ status: 403 });
    await desk.arrive();
    expect(await desk.ports.store.listOutbox('2030-01-01T00:00:00.000Z', 10)).toEqual([]);
    expect(await desk.said()).toHaveLength(1);
  });
});

it('nobody sends without a place in Teams', async () => {
  const { conversation } = await inTeams();
  const { reference: _, ...web } = conversation;
  const channel = teams(testPorts(), microsoft.options(), WRITER);
  await expect(channel.deliver(web, [staffReply()])).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
});

it.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://smba.trafficmanager.net/emea/11111111-2222-4333-8444-555555555555/', true],
  ['https://smba.trafficmanager.net/emea/?to=x', false],
  ['https://smba.infra.gcc.teams.microsoft.com/gcc', true],
  ['http://127.0.0.1:56150/_connector', false],
])('%s is a connector: %s', (address, outside) => {
  expect(isServiceUrl(address, false)).toBe(outside);
  expect(isServiceUrl(address, true)).toBe(!address.includes('?'));
});
