import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../bot/ports';
import type { OutboxWorkerPorts } from '../../bot/tickets/notifications/outbox-worker';
import { logged } from '../../functions/api/log';
import { readConfig } from '../../functions/config';
import { correlatedStore } from '../../functions/correlated-store';
import { channelOf, mailerOf } from '../../functions/relay/dependencies';
import { relayHandler } from '../../functions/relay/run';
import { mailServer } from '../bot/adapters/email/mail-server';
import { change, chat, committed, openTicket, outboxItem, ticket } from '../contract/store/fixtures';
import { memoryStore } from '../support/memory-store';
import { quietRelay } from '../support/quiet-relay';
import { smallKnowledge } from '../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');

describe('the outbox worker function', () => {
  let directory: string;
  beforeEach(async () => {
    process.env.LOG = 'off';
    directory = await mkdtemp(join(tmpdir(), 'mostrador-relay-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  function ports(environment: Readonly<Record<string, string>> = {}): OutboxWorkerPorts & { readonly store: Store } {
    const config = readConfig({ TABLE_NAME: 'table', KNOWLEDGE_DIR: 'k', SITE_URL: 'http://localhost:3000', ...environment });
    const knowledge = smallKnowledge();
    const service = { ...knowledge.base.service, notifications: { email: ['equipo@example.com'] } };
    const clock = { now: () => NOW };
    const store = memoryStore({ clock });
    const quiet = quietRelay({
      store,
      clock,
      knowledge: { current: async () => ({ ...knowledge, base: { ...knowledge.base, service } }) },
      mailer: mailerOf(config),
      channel: channelOf(config),
      siteUrl: config.siteUrl,
    });
    return { ...quiet, store };
  }

  test('writes the mail about a ticket as a file, for an outbox trigger and for the schedule alike, once', async () => {
    const relayPorts = ports({ MAIL_DIRECTORY: directory });
    await openTicket(relayPorts.store, ticket('c1.1', 'c1', { number: 'M-0123ABCD' }));
    const item = outboxItem('c1', 'c1.1#1', { kind: 'staff_mail', ticketId: 'c1.1' });
    await committed(relayPorts.store, change({ outbox: [item] }));
    const handler = relayHandler(() => relayPorts);
    await handler();
    await handler();
    expect(await readdir(directory)).toEqual(['c1.1#1.eml']);
    const written = (await readFile(join(directory, 'c1.1#1.eml'), 'utf8')).replaceAll('=\r\n', '');
    expect(written).toContain('http://localhost:3000/desk/tickets/M-0123ABCD');
  });

  test('names the missing variable on the item that it cannot deliver', async () => {
    const relayPorts = ports();
    await openTicket(relayPorts.store, ticket('c1.1', 'c1'));
    await chat(relayPorts.store, 'c1', 0, { channel: 'teams' });
    const mail = outboxItem('c1', 'c1.1#1', { kind: 'staff_mail', ticketId: 'c1.1' });
    await committed(relayPorts.store, change({ outbox: [mail, outboxItem('c1', 'c1#1', { seqs: [1] })] }));
    await relayHandler(() => relayPorts)();
    const left = await relayPorts.store.listOutbox('2027-01-01T00:00:00.000Z', 10);
    expect(left.map(({ lastError }) => lastError?.split(' ')[0])).toEqual(['FUNCTION_TEAMS', 'MAIL_FROM']);
  });

  test('hears from SES of mail that came back, as often as SES says it, and leaves the outbox alone', async () => {
    const at = ports();
    const email = 'eva@example.com';
    await chat(at.store, 'c1', 0, { customer: { email }, ticketId: 'k1' });
    await openTicket(at.store, ticket('k1', 'c1', { customer: { email } }));
    await committed(at.store, change({ outbox: [outboxItem('k1', 'k1#1', { kind: 'staff_mail', ticketId: 'k1' })] }));
    const returned = (eventId: string, emailAddress = email) => ({
      source: 'aws.ses',
      detail: {
        eventType: 'Bounce',
        mail: { headers: [{ name: 'X-Mostrador-Event', value: eventId }] },
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress }] },
      },
    });
    const handler = relayHandler(() => at);
    for (const event of [returned('unknown#1#x'), returned('k1#1#staff_mail', 'equipo@example.com')]) await handler(event);
    expect((await at.store.loadTicket('k1'))?.mailReturned).toBeUndefined();
    for (let times = 0; times < 3; times++) await handler(returned('k1#3#customer_mail#reply'));
    expect(await at.store.loadTicket('k1')).toMatchObject({ version: 2, mailReturned: { kind: 'bounce' } });
    expect(await at.store.listOutbox('2027-01-01T00:00:00.000Z', 10)).toHaveLength(1);
    await expect(handler({ source: 'aws.ses', detail: {} })).rejects.toThrow();
  });

  test('records the age of the oldest item once a minute, when it is not delivered in time', async () => {
    const at = ports();
    await openTicket(at.store, ticket('c1.1', 'c1'));
    const createdAt = new Date(NOW.getTime() - 40 * 60_000).toISOString();
    const mail = outboxItem('c1', 'c1.1#1', { kind: 'staff_mail', ticketId: 'c1.1', createdAt });
    await committed(at.store, change({ outbox: [mail] }));
    const record = jest.fn();
    const handler = relayHandler(() => at, record);
    await handler({ source: 'mostrador.kick' });
    expect(record).not.toHaveBeenCalled();
    await handler({ source: 'aws.events', time: NOW.toISOString() });
    expect(record.mock.calls).toEqual([['outbox_oldest_seconds', 2_400]]);
  });

  test('records nothing of what waits for a later time on purpose, until it is late after that time', async () => {
    const at = ports();
    await openTicket(at.store, ticket('c1.1', 'c1'));
    const createdAt = new Date(NOW.getTime() - 12 * 3_600_000).toISOString();
    const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
    const later = (id: string, nextAttemptAt: string) =>
      outboxItem(id, `${id}.1#1`, { kind: 'staff_mail', ticketId: 'c1.1', createdAt, nextAttemptAt });
    const record = jest.fn();
    const handler = relayHandler(() => at, record);
    await committed(at.store, change({ outbox: [later('c1', minutesAgo(-60))] }));
    await handler({ source: 'aws.events', time: NOW.toISOString() });
    expect(record).not.toHaveBeenCalled();
    await committed(at.store, change({ outbox: [later('c2', minutesAgo(40))] }));
    at.store.takeOutbox = async () => undefined;
    await handler({ source: 'aws.events', time: NOW.toISOString() });
    expect(record.mock.calls).toEqual([['outbox_oldest_seconds', 2_400]]);
  });

  test('logs what it could not deliver with the id of the request that caused it', async () => {
    const at = ports();
    const lines: string[] = [];
    delete process.env.LOG;
    const written = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    await openTicket(at.store, ticket('c1.1', 'c1'));
    const mail = outboxItem('c1', 'c1.1#1', { kind: 'staff_mail', ticketId: 'c1.1' });
    const requests = correlatedStore(at.store, () => 'request-of-the-customer');
    await committed(requests, change({ outbox: [mail] }));
    await logged(
      'relay',
      relayHandler(() => at),
    )({ source: 'aws.events', time: NOW.toISOString() }, { awsRequestId: 'own' });
    written.mockRestore();
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ message: 'delivery_failed', service: 'relay', correlation_id: 'request-of-the-customer' }),
    ]);
  });

  test('counts as failed when the store does', async () => {
    const relayPorts = ports();
    const listOutbox = async () => {
      throw new Error('no table');
    };
    await expect(relayHandler(() => ({ ...relayPorts, store: { ...relayPorts.store, listOutbox } }))()).rejects.toThrow(
      'no table',
    );
  });
});

describe('the settings of what is told outside', () => {
  const read = (environment: Readonly<Record<string, string>>) =>
    readConfig({ TABLE_NAME: 'table', KNOWLEDGE_DIR: 'k', SITE_URL: 'http://localhost:3000', ...environment });

  test.each([
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'https://mail.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com/path'],
    ['WEBHOOK_SECRET', 'too short'],
    ['WEBHOOK_SECRET', 'with a space in its middle'],
    ['WEBHOOK_SECRET_ARN', 'webhook'],
    ['WEBHOOK_ALLOW_LOCAL', 'yes'],
    // On AWS, "this machine" has a metadata service.
    ['WEBHOOK_ALLOW_LOCAL', 'true'],
  ])('refuse %s = %s by name', (variable, value) => {
    expect(() => read({ [variable]: value })).toThrow(expect.objectContaining({ extra: { variable } }));
  });

  test('let a machine of one’s own use its own servers', () => {
    const config = read({
      MOSTRADOR_RUN: 'local',
      WEBHOOK_ALLOW_LOCAL: 'true',
      SMTP_URL: 'smtps://name:p%40ss@mail.example.com:465',
    });
    expect(config).toMatchObject({ webhookAllowLocal: true, smtpUrl: 'smtps://name:p%40ss@mail.example.com:465' });
    expect(read({}).webhookAllowLocal).toBe(false);
  });

  test('prefer a mail server to the folder that mail is written to otherwise', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mostrador-relay-'));
    const server = await mailServer();
    const mail = { to: ['ana@example.com'], subject: 'M-1', text: 'x', eventId: 'k1#1' };
    await mailerOf(read({ MOSTRADOR_RUN: 'local', MAIL_DIRECTORY: directory, SMTP_URL: server.url })).send(mail);
    expect([server.received.length, await readdir(directory)]).toEqual([1, []]);
    await mailerOf(read({ MOSTRADOR_RUN: 'local', MAIL_DIRECTORY: directory })).send(mail);
    expect([server.received.length, await readdir(directory)]).toEqual([1, ['k1#1.eml']]);
    await server.close();
    await rm(directory, { recursive: true });
  });
});
