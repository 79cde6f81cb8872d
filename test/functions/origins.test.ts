import { lambda } from '../../functions/api/app';
import { trustedOrigins } from '../../functions/api/origins';
import { chatApp } from '../../functions/chat/app';
import { type TestPorts, testPorts } from '../support/conversation-ports';
import { smallKnowledge } from '../support/small-knowledge';
import { eventOf } from './desk/front';

const SITE = 'https://help.example.com';
const EMBEDDING = 'https://shop.example';

function open(): { readonly ports: TestPorts; send(headers: Readonly<Record<string, string>>, body?: string): Promise<number> } {
  const small = smallKnowledge();
  const service = { ...small.base.service, embedOrigins: [EMBEDDING] };
  const ports = testPorts({ knowledge: { ...small, base: { ...small.base, service } } });
  const config = {
    messagesPerMinute: 30,
    conversationsPerMinute: 30,
    addressWritesPerMinute: 300,
    ticketsPerHour: 3,
    addressTicketsPerHour: 1_000,
    siteUrl: SITE,
  };
  const dependencies = () => ({ ...ports, config });
  const handler = lambda(chatApp(dependencies, trustedOrigins(dependencies)));
  return {
    ports,
    send: async (headers, body = '{}') => {
      const event = eventOf({ method: 'POST', path: '/v1/conversations', body, headers });
      return Number(Object(await handler(event)).statusCode);
    },
  };
}

describe('a write by a page', () => {
  it.each([SITE, EMBEDDING, 'https://desk.example.com'])('of %s is taken', async (origin) => {
    expect(await open().send({ origin })).toBe(201);
  });

  it('of the address that it calls is taken over plain http on this machine', async () => {
    expect(await open().send({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(201);
  });

  it('that names no origin, as programs do, is taken', async () => {
    expect(await open().send({})).toBe(201);
  });

  it.each([
    'https://evil.example',
    'null',
    `${SITE}.evil.example`,
    `${EMBEDDING}:444`,
    'http://shop.example',
    'http://desk.example.com',
  ])('of the origin %p is refused, and nothing is stored', async (origin) => {
    const { ports, send } = open();
    const before = ports.memory.dump();
    expect(await send({ origin })).toBe(403);
    expect(ports.memory.dump()).toBe(before);
  });
});

describe('a body', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])('sent as %s is read', async (type) => {
    expect(await open().send({ 'content-type': type })).toBe(201);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain;application/json',
    '',
  ])('sent as %p is refused, and nothing is stored', async (type) => {
    const { ports, send } = open();
    const before = ports.memory.dump();
    expect(await send({ 'content-type': type })).toBe(415);
    expect(ports.memory.dump()).toBe(before);
  });
});
