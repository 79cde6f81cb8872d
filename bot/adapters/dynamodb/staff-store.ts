import type { Availability, Presence } from '../../model/staff';
import type { Load, PresenceStore, SlaHistoryStore, StaffStore, TeamState, TicketStore } from '../../ports';
import { currentTickets } from './current-tickets';
import { checked, content } from './items/form';
import * as schemas from './items/schemas';
import { readable } from './readable';
import { isCounted } from './refile-tickets';
import { PutCommand, QueryCommand, type Values } from './table/commands';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, type Item, items, type Table } from './table/table';
import { ticketOf } from './ticket-heads';

/** Below it stands what is kept beside the availability of people. */
const FIRST_LOGIN = '!';

/** Availability, open tickets, SLA records and presence. */
export function staffStore(
  table: Table,
): StaffStore & SlaHistoryStore & PresenceStore & Pick<TicketStore, 'listCustomerTickets'> {
  return {
    listAvailability: async () => {
      const found = await collect(items(table, { partition: keys.STAFF, from: FIRST_LOGIN, to: keys.LAST_LOGIN }));
      return found.flatMap((item) => availabilityIn(table, item));
    },
    loadTeam: (logins) => loadTeam(table, logins),
    listSlaHistory: async (priority, limit) => {
      const byTime = { index: 'byQueue', partition: keys.promisesOf(priority) } as const;
      const found = await collect(items(table, { ...byTime, from: '0', to: '~', backward: true, pageSize: limit }), limit);
      return found.flatMap((item) => readable(table, item, () => checked(schemas.slaRecord, JSON.parse(item.search))));
    },
    listCustomerTickets: async (customerKey, limit) => {
      const partition = keys.customerPartition(customerKey);
      const range = { from: keys.HISTORY, to: `${keys.HISTORY}~`, backward: true };
      const filed = await collect(items(table, { partition, ...range, pageSize: limit }), limit);
      return currentTickets(
        table,
        filed.flatMap((item) => readable(table, item, () => keys.ticketKey(content(schemas.pointer, item)))),
      );
    },
    notePresence: async (ticketId, presence, expiresAt) => {
      const Item = { ...keys.presenceKey(ticketId, presence.login), expiresAt, json: JSON.stringify(presence) };
      const command = new PutCommand({ TableName: table.name, Item });
      await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    },
    listPresence: async (ticketId, since) => {
      const range = { partition: keys.ticketPartition(ticketId), from: keys.PRESENCE, to: keys.PRESENCE_END };
      return presenceIn(table, await collect(items(table, range)), since);
    },
    findAttendedTicket: async (number, since) => {
      const pointer = await getItem(table, keys.numberKey(number));
      if (pointer === undefined) return undefined;
      // The ticket and its presence records are in one partition: one read returns both.
      const { PK: partition, SK: from } = keys.ticketKey(content(schemas.pointer, pointer));
      const [head, ...rest] = await collect(items(table, { partition, from, to: keys.PRESENCE_END }));
      if (head?.SK !== from) return undefined;
      const people = rest.filter(({ SK }) => SK.startsWith(keys.PRESENCE));
      return { ticket: ticketOf(table, head), presence: presenceIn(table, people, since) };
    },
  };
}

function presenceIn(table: Table, found: readonly Item[], since: string): readonly Presence[] {
  const presence = found.flatMap((item) => readable(table, item, () => content(schemas.presence, item)));
  return presence.filter(({ at }) => at >= since);
}

async function loadTeam(table: Table, logins: readonly string[]): Promise<TeamState> {
  const found = await collect(items(table, { partition: keys.STAFF, from: keys.FIRST_OF_STAFF, to: keys.LAST_LOGIN }));
  const set = found.filter(({ SK }) => SK >= FIRST_LOGIN).flatMap((item) => availabilityIn(table, item));
  const filed = found.find(({ SK }) => SK === keys.filingKey.SK);
  if (filed !== undefined && readable(table, filed, () => isCounted(filed))[0] === true)
    return { availability: set, load: loadsIn(found) };
  const counted = [...new Set([...logins, ...set.map(({ login }) => login)])];
  const loads = counted.map(async (login): Promise<readonly [string, Load]> => {
    const open = await countOf(table, login);
    return [login, { open, waiting: open }];
  });
  return { availability: set, load: new Map(await Promise.all(loads)) };
}

/** Somebody whose item cannot be read counts as one who never set anything. */
function availabilityIn(table: Table, item: Item): readonly Availability[] {
  return readable(table, item, () => content(schemas.availability, item));
}

function loadsIn(found: readonly Item[]): TeamState['load'] {
  const loads = found.filter(({ SK }) => SK.startsWith(keys.LOAD));
  return new Map(loads.map(({ SK, open, waiting }) => [SK.slice(keys.LOAD.length), { open, waiting }]));
}

async function countOf(table: Table, login: string): Promise<number> {
  let count = 0;
  let from: Values | undefined;
  do {
    const command: QueryCommand = new QueryCommand({
      TableName: table.name,
      IndexName: 'byAssignee',
      Select: 'COUNT',
      KeyConditionExpression: '#assignee = :assignee',
      ExpressionAttributeNames: { '#assignee': 'assignee' },
      ExpressionAttributeValues: { ':assignee': keys.assigneeOf(login) },
      ExclusiveStartKey: from,
    });
    const page = await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    count += page.Count ?? 0;
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return count;
}
