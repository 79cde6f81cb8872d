import { askForPerson, eraseConversation, openConversation, takeTurn } from '../../../bot/conversation/use-cases';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { timedStore } from '../../../bot/tickets/timed-store';
import { PLENTY, testPorts, WRITER } from '../../support/conversation-ports';
import { fileTickets } from '../../support/file-tickets';
import { smallKnowledge } from '../../support/small-knowledge';
import { type TestServer, testServer } from '../adapters/dynamodb/table';

const DAY_MS = 86_400_000;
const knowledge = smallKnowledge();
const { service } = knowledge.base;
const half = (service.retentionDays * DAY_MS) / 2;
const lead = { login: 'admin', name: 'Carmen', role: 'admin' } as const;

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

async function desk() {
  const table = await server.freshTable();
  const plain = testPorts({ knowledge });
  const { store: bare } = table.open({ clock: plain.clock });
  const ports = { ...plain, store: timedStore(bare, plain.knowledge, plain.clock) };
  const { conversation } = await openConversation(ports, { channel: 'web', language: 'es' }, PLENTY);
  const { id } = conversation;
  let said = 0;
  return {
    ports,
    bare,
    table,
    id,
    pass: (ms: number) => ports.clock.set(new Date(ports.clock.now().getTime() + ms)),
    say: () =>
      takeTurn(ports, { conversationId: id, key: `web:${++said}`, utterance: { id: `u${said}`, text: 'hola' }, writer: WRITER }),
  };
}

describe('what is in use', () => {
  it('does not expire: a conversation in which somebody writes, for years', async () => {
    const at = await desk();
    for (let times = 0; times < 5; times++) {
      at.pass(half);
      await at.say();
    }
    expect(await at.bare.loadConversation(at.id)).toBeDefined();
    at.pass(2 * half + DAY_MS);
    expect(await at.bare.loadConversation(at.id)).toBeUndefined();
  });

  it('does not expire: an open ticket, also when it was stored with an expiry; a closed one does, with its number', async () => {
    const at = await desk();
    const { ticket } = await askForPerson(at.ports, at.id, {}, WRITER);
    const number = ticket?.number ?? '';
    const opened = await at.bare.findTicket(number);
    expect(opened).not.toHaveProperty('expiresAtSeconds');
    // As version 0.1.0 would have stored it.
    const expiresAtSeconds = Math.floor((at.ports.clock.now().getTime() + half) / 1_000);
    const event = { version: 2, at: at.ports.clock.now().toISOString(), kind: 'noted', actor: 'ana' };
    const old = { ...opened!, version: 2, expiresAtSeconds };
    await at.bare.commit({ messages: [], outbox: [], ticket: { expected: 1, next: old, events: [event] } });
    await fileTickets(at.bare, service);
    at.pass(half + DAY_MS);
    await at.say();
    at.pass(half);
    await at.say();
    expect((await at.bare.findTicket(number))?.status).toMatch(/new|assigned/);
    await resolve(at.ports, { actor: lead, number, service, body: { reason: 'other' as const } });
    at.pass((service.closeResolvedAfterHours + 1) * 3_600_000);
    await monitorSla(at.ports, service);
    expect((await at.bare.findTicket(number))?.status).toBe('closed');
    at.pass(2 * half + DAY_MS);
    expect(await at.bare.findTicket(number)).toBeUndefined();
  });

  it('ends once nothing has happened for as long as conversations are kept: a ticket that everybody forgot, before its conversation does', async () => {
    const at = await desk();
    await fileTickets(at.bare, service);
    const { ticket } = await askForPerson(at.ports, at.id, { name: 'Xiomara' }, WRITER);
    const number = ticket?.number ?? '';
    const now = async () => (await at.bare.findTicket(number))?.status;
    // The reminders, the notices of delay and what else belongs to the first days.
    for (let days = 0; days < 8; days++) {
      await monitorSla(at.ports, service);
      at.pass(DAY_MS);
    }
    expect(await now()).toMatch(/new|assigned/);
    const { updatedAt = '' } = (await at.bare.findTicket(number)) ?? {};
    const daysAfter = (days: number) => at.ports.clock.set(new Date(Date.parse(updatedAt) + days * DAY_MS));
    daysAfter(service.retentionDays - 1);
    await monitorSla(at.ports, service);
    expect(await now()).toMatch(/new|assigned/);
    daysAfter(service.retentionDays + 31);
    expect(await at.bare.loadConversation(at.id)).toBeDefined();
    await monitorSla(at.ports, service);
    expect([await now(), (await at.bare.loadConversation(at.id))?.state]).toEqual(['closed', 'closed']);
    at.pass(31 * DAY_MS);
    expect([await now(), await at.bare.loadConversation(at.id)]).toEqual([undefined, undefined]);
  });

  it('is found by an erasure, however old it is', async () => {
    const at = await desk();
    const { ticket } = await askForPerson(at.ports, at.id, { name: 'Xiomara' }, WRITER);
    for (let times = 0; times < 3; times++) {
      at.pass(half);
      await at.say();
    }
    const conversation = await at.bare.loadConversation(at.id);
    await eraseConversation(at.ports, conversation!);
    expect((await at.bare.findTicket(ticket?.number ?? ''))?.status).toBe('closed');
    expect((await at.table.dump()).join()).not.toContain('Xiomara');
  });
});
