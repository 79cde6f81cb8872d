import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { sha256Digest } from '../../../../bot/adapters/crypto';
import { perHour } from '../../../../bot/conversation/rate-limit';
import { askForPerson, takeTurn } from '../../../../bot/conversation/use-cases';
import { NEVER, type Ticket } from '../../../../bot/model/ticket';
import type { Store } from '../../../../bot/ports';
import { isOpenStatus } from '../../../../bot/tickets/lifecycle/transitions';
import { nextActionRules } from '../../../../bot/tickets/sla/next-action';
import { tableClient } from '../../../../infra/local/table-client';
import { PLENTY, testPorts } from '../../../support/conversation-ports';
import { fileTickets } from '../../../support/file-tickets';
import { smallKnowledge } from '../../../support/small-knowledge';
import { type TestServer, type TestTable, testServer } from './table';

type Item = Readonly<Record<string, AttributeValue>>;

const lines = readFileSync(join(__dirname, '../../../support/data-0.1.0/items.jsonl'), 'utf8').trim().split('\n');
const old: readonly Item[] = lines.map((line) => JSON.parse(line));

/** The day after the table was written, before anything in it expires. */
const NOW = new Date('2026-11-30T12:00:00.000Z');
const FAR = '2030-01-01T00:00:00.000Z';
const RULES = nextActionRules(smallKnowledge().base.service, sha256Digest);
const TOMBSTONE = { at: '2026-11-30T12:00:00.000Z', hash: 'of-somebody', ticketsUntilSeconds: 1_900_000_000 };

const keyOf = ({ PK, SK }: Item) => ({ pk: PK?.S ?? '', sk: SK?.S ?? '' });
const jsonOf = (item: Item) => JSON.parse(item.json?.S ?? 'null');
/** What stands behind the `#` of the partitions of one kind that have a head. */
const idsOf = (prefix: string) =>
  old.map(keyOf).flatMap(({ pk, sk }) => (pk.startsWith(prefix) && sk === 'HEAD' ? [pk.slice(prefix.length)] : []));
const under = (partition: string, prefix: string) =>
  old.filter((item) => keyOf(item).pk === partition && keyOf(item).sk.startsWith(prefix));

let server: TestServer;
let table: TestTable;
let store: Store;
beforeAll(async () => {
  server = await testServer();
  table = await server.freshTable();
  const client = tableClient(table);
  for (const item of old) await client.send(new PutItemCommand({ TableName: table.tableName, Item: item }));
  store = table.open({ clock: { now: () => NOW } }).store;
});
afterAll(() => server.close());

async function whatIsThere(): Promise<readonly Item[]> {
  const { Items = [] } = await tableClient(table).send(new ScanCommand({ TableName: table.tableName }));
  return Items;
}

test('the table holds every kind of item', () => {
  const kinds = new Set(old.map((item) => `${keyOf(item).pk.split('#')[0]} ${keyOf(item).sk.replace(/[#:].*|^\d.*/, '')}`));
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining([
      'B HEAD',
      'C HEAD',
      'C I',
      'C K',
      'C M',
      'C MAILED',
      'C R',
      'C S',
      'C SEEN',
      'C U',
      'K E',
      'K HEAD',
      'K P',
      'K V',
      'N HEAD',
      'R HEAD',
      'STAFF luis',
      'U K',
    ]),
  );
});

test('codes of mails open the conversations that they were mailed for, once', async () => {
  const atSeconds = Math.floor(NOW.getTime() / 1_000);
  const codes = old.filter((item) => keyOf(item).pk.startsWith('R#'));
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) {
    const hash = keyOf(code).pk.slice('R#'.length);
    const leadsTo = { conversationId: jsonOf(code) };
    expect(await store.takeResumeCode(hash, atSeconds)).toEqual(leadsTo);
    expect(await store.takeResumeCode(hash, atSeconds)).toEqual({ ...leadsTo, usedBefore: true });
  }
});

test('every conversation of version 0.1.0 is read, with each of its messages and what was seen, mailed, replied and rated', async () => {
  for (const id of idsOf('C#')) {
    const partition = `C#${id}`;
    expect(await store.loadConversation(id)).toEqual(jsonOf(under(partition, 'HEAD')[0]!));
    const messages = await store.listMessages(id, 0);
    expect(messages).toEqual(under(partition, 'M#').map(jsonOf));
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    for (const reply of under(partition, 'I#')) {
      const key = keyOf(reply).sk.slice('I#'.length);
      expect(await store.loadReply(id, key)).toMatchObject({ key });
    }
    const [rating] = under(partition, 'S').filter((item) => keyOf(item).sk === 'S');
    expect(await store.loadRating(id)).toEqual(rating === undefined ? undefined : jsonOf(rating));
    expect(await store.loadSeen(id)).toBeGreaterThanOrEqual(under(partition, 'SEEN').length === 0 ? 0 : 1);
    expect((await store.loadMailed(id)) === undefined).toBe(under(partition, 'MAILED').length === 0);
  }
});

test('every ticket of version 0.1.0 is found by its number, with its events and under its customer', async () => {
  expect(idsOf('N#').length).toBeGreaterThan(10);
  for (const number of idsOf('N#')) {
    const ticket = await store.findTicket(number);
    if (ticket === undefined) throw new Error(`${number} is not found`);
    expect(ticket).toEqual(jsonOf(under(`K#${ticket.id}`, 'HEAD')[0]!));
    expect(await store.listTicketEvents(ticket.id)).toEqual(under(`K#${ticket.id}`, 'E#').map(jsonOf));
    if (ticket.customerKey === undefined) continue;
    const filed = await store.listCustomerTickets(ticket.customerKey, 50);
    expect(filed.map(({ id }) => id)).toContain(ticket.id);
  }
});

test('every open and every resolved ticket of version 0.1.0 falls due', async () => {
  const due = await allDue();
  const waiting = old.filter((item) => keyOf(item).pk.startsWith('K#') && keyOf(item).sk === 'HEAD').map(jsonOf);
  const expected = waiting.filter(({ status }) => status !== 'closed').map(({ number }) => number);
  expect([...due].sort()).toEqual([...expected].sort());
});

test('every open and every resolved ticket of version 0.1.0 falls due at its next action, by the index of this version', async () => {
  const own = await server.freshTable();
  for (const item of old) await tableClient(own).send(new PutItemCommand({ TableName: own.tableName, Item: item }));
  const { store: filing } = own.open({ clock: { now: () => NOW } });
  expect(await filing.listNextActions(FAR, 50)).toEqual([]);
  await fileTickets(filing, smallKnowledge().base.service, 3);
  const heads = old.filter((item) => keyOf(item).pk.startsWith('K#') && keyOf(item).sk === 'HEAD').map(jsonOf);
  const waiting = heads.filter(({ status }) => status !== 'closed');
  const expected = waiting.map((ticket) => ({ id: ticket.id, at: RULES.nextActionAt(ticket) })).filter(({ at }) => at !== NEVER);
  expect(expected.length).toBeGreaterThan(2);
  const found = await filing.listNextActions(FAR, 50);
  const inOrder = (list: typeof expected) => [...list].sort((a, b) => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1));
  expect(found.map(({ id, nextActionAt: at }) => ({ id, at }))).toEqual(inOrder(expected));
});

async function allDue(): Promise<readonly string[]> {
  const numbers: string[] = [];
  let last: Awaited<ReturnType<Store['listTicketsDue']>>[number] | undefined;
  for (;;) {
    const page = await store.listTicketsDue(FAR, 5, last);
    numbers.push(...page.map(({ number }) => number));
    last = page.at(-1);
    if (page.length < 5 || last === undefined) return numbers;
  }
}

test('the lists of version 0.1.0 are read: the queue, availability, promises, what waits and what was given up', async () => {
  const page = await store.listTickets({ view: 'all', login: 'ana', now: NOW.toISOString(), dueBefore: FAR, limit: 50 });
  expect(page.tickets.length).toBe(idsOf('K#').length);
  expect(await store.listAvailability()).toMatchObject([{ login: 'luis', available: false }]);
  expect((await store.listSlaHistory('normal', 10)).length).toBeGreaterThan(0);
  const [waiting] = await store.listOutbox(FAR, 10);
  expect(waiting).toMatchObject({ kind: 'channel_message' });
  expect(await store.listDeadOutbox(10)).toHaveLength(1);
});

test('open tickets of version 0.1.0 are counted for their owners once, however often that is cut short, while they change', async () => {
  const own = await server.freshTable();
  for (const item of old) await tableClient(own).send(new PutItemCommand({ TableName: own.tableName, Item: item }));
  const { store: counting } = own.open({ clock: { now: () => NOW } });
  const truth = async () => {
    const query = { view: 'all', login: '', now: NOW.toISOString(), dueBefore: FAR, limit: 50 } as const;
    const open = (await counting.listTickets(query)).tickets.filter(({ status }) => isOpenStatus(status));
    const counts: Record<string, { open: number; waiting: number }> = {};
    for (const { assignee, status } of open) {
      if (assignee === undefined) continue;
      const { open: before, waiting } = counts[assignee.login] ?? { open: 0, waiting: 0 };
      counts[assignee.login] = { open: before + 1, waiting: waiting + (status === 'assigned' ? 1 : 0) };
    }
    return counts;
  };
  const openOf = (loads: Readonly<Record<string, { readonly open: number }>>) =>
    Object.fromEntries(Object.entries(loads).flatMap(([login, { open }]) => (open === 0 ? [] : [[login, open]])));
  const logins = Object.keys(await truth());
  expect(logins.length).toBeGreaterThan(1);
  const loads = async () => Object.fromEntries((await counting.loadTeam(logins)).load);
  expect(openOf(await loads())).toEqual(openOf(await truth()));
  for (let changed = false, isDone = false; !isDone; changed = true) {
    // Two at once, as when one run is late.
    const [one, other] = await Promise.all([counting.refileTickets(RULES, 2), counting.refileTickets(RULES, 2)]);
    isDone = one && other;
    if (changed) continue;
    for (const number of idsOf('N#')) {
      const ticket = await counting.findTicket(number);
      if (ticket === undefined || !isOpenStatus(ticket.status) || ticket.assignee?.login !== logins[0]) continue;
      const next = { ...ticket, version: ticket.version + 1, assignee: { login: 'eva', name: 'Eva' } };
      const event = { version: next.version, at: NOW.toISOString(), kind: 'assigned', actor: 'eva' };
      await counting.commit({ messages: [], outbox: [], ticket: { expected: ticket.version, next, events: [event] } });
      break;
    }
  }
  const counted = Object.entries(await loads()).filter(([, { open }]) => open !== 0);
  expect(Object.fromEntries(counted)).toEqual(await truth());
  expect(await truth()).toHaveProperty('eva');
});

test('a change that was decided before a ticket of version 0.1.0 was counted is decided anew, so that nobody counts it twice', async () => {
  const own = await server.freshTable();
  for (const item of old) await tableClient(own).send(new PutItemCommand({ TableName: own.tableName, Item: item }));
  const { store: counting } = own.open({ clock: { now: () => NOW } });
  const read = await Promise.all(idsOf('N#').map((number) => counting.findTicket(number)));
  const stale = read.find((ticket) => ticket !== undefined && isOpenStatus(ticket.status) && ticket.assignee !== undefined);
  if (stale?.assignee === undefined) throw new Error('There is no open ticket with an owner.');
  await fileTickets(counting, smallKnowledge().base.service);
  const loadOf = async (login: string) => (await counting.loadTeam([])).load.get(login)?.open ?? 0;
  const before = await loadOf(stale.assignee.login);
  const give = (ticket: Ticket) => {
    const next = { ...ticket, version: ticket.version + 1, assignee: { login: 'eva', name: 'Eva' } };
    const event = { version: next.version, at: NOW.toISOString(), kind: 'assigned', actor: 'eva' };
    return counting.commit({ messages: [], outbox: [], ticket: { expected: ticket.version, next, events: [event] } });
  };
  expect(await give(stale)).toEqual({ kind: 'conflict', what: 'ticket' });
  const fresh = await counting.loadTicket(stale.id);
  expect(fresh?.version).toBe(stale.version);
  expect(await give(fresh!)).toEqual({ kind: 'committed' });
  expect([await loadOf(stale.assignee.login), await loadOf('eva')]).toEqual([before - 1, 1]);
});

test('every conversation of version 0.1.0 can be erased, and nothing of its customer is left', async () => {
  for (const id of idsOf('C#')) await store.eraseConversation(id, TOMBSTONE);
  const left = await whatIsThere();
  expect(left.filter((item) => /^[CUR]#/.test(keyOf(item).pk))).toEqual([]);
  const text = (await table.dump()).join('\n');
  const personal = ['marta', 'Rosa', 'ivy@', 'lavadora', 'oven', 'invoice', 'devuelto', 'lento', 'called her'];
  expect(personal.filter((words) => text.includes(words))).toEqual([]);
});

test('a conversation of version 0.1.0, which knows neither of tickets an hour nor of counts of an address, is limited like any other', async () => {
  const heads = old.filter((item) => keyOf(item).pk.startsWith('C#') && keyOf(item).sk === 'HEAD');
  const head = heads.find((item) => jsonOf(item).state === 'open' && jsonOf(item).ticket === undefined);
  if (head === undefined) throw new Error('There is no open conversation.');
  const { id } = jsonOf(head);
  const own = await server.freshTable();
  const buckets = old.filter((item) => keyOf(item).pk.startsWith('B#'));
  for (const item of [head, ...buckets]) {
    await tableClient(own).send(new PutItemCommand({ TableName: own.tableName, Item: item }));
  }
  let now = NOW;
  const clock = { now: () => now };
  const ports = { ...testPorts({ wrap: () => own.open({ clock }).store }), clock };
  const writer = { limit: PLENTY, tickets: perHour(1) };
  const from = (key: string) => ({ ...writer, address: { key, perMinute: 2 } });
  expect((await askForPerson(ports, id, {}, from('a'))).state).toBe('waiting');
  const cancel = { id: 'x', text: 'ya no', choice: 'cancel' };
  expect((await takeTurn(ports, { conversationId: id, key: 'web:x', utterance: cancel, writer: from('a') })).state).toBe('open');
  const again = (key: string) => askForPerson(ports, id, {}, from(key));
  await expect(again('a')).rejects.toMatchObject({ code: 'RATE_LIMITED', extra: { retryAfterSeconds: 60 } });
  await expect(again('b')).rejects.toMatchObject({ code: 'RATE_LIMITED', extra: { retryAfterSeconds: 3_600 } });
  now = new Date(NOW.getTime() + 3_600_000);
  expect((await again('a')).state).toBe('waiting');
});
