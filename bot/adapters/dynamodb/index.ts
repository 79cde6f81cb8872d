import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { z } from 'zod';
import type { Ticket } from '../../model/ticket';
import type {
  Clock,
  HelpFeedbackStore,
  InsightsStore,
  KnowledgeRecords,
  LiveStore,
  RecentConversations,
  Store,
} from '../../ports';
import { systemClock } from '../crypto';
import { commitChange } from './commit';
import { connectionStore } from './connections';
import { customerPageStore } from './customer-page';
import { listNextActions, listTicketsDue } from './due-tickets';
import { eraseConversation } from './erase';
import { loadHead } from './heads';
import { helpFeedbackStore } from './help-feedback';
import { recentConversations } from './insights/recent';
import { recordStore } from './insights/records';
import { rollupStore } from './insights/rollups';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { knowledgeRecords } from './knowledge-records';
import { listTickets } from './list-tickets';
import { loadForRequest } from './load-for-request';
import { mailAddressStore } from './mail-addresses';
import { outboxStore } from './outbox';
import { outboxLeases } from './outbox-leases';
import { refileTickets } from './refile-tickets';
import { replyGiven } from './replies';
import { savedStore } from './saved';
import { staffStore } from './staff-store';
import { dynamoClient } from './table/client';
import { TableClient } from './table/commands';
import * as keys from './table/keys';
import { DEFAULT_RETRY, type RetryPolicy } from './table/retry';
import { getItem, type Table } from './table/table';
import { ticketOf } from './ticket-heads';
import { transcriptStore } from './transcript';

export interface DynamoStoreOptions {
  readonly tableName: string;
  /** The table's address, unless it is the region's own. */
  readonly endpoint?: string;
  readonly client?: DynamoDBClient;
  readonly clock?: Clock;
  readonly retry?: RetryPolicy;
  /** Called for each item that a list has left out because it cannot be read. */
  readonly onUnreadable?: (key: keys.Key) => void;
}

/** A health check needs an answer now. */
const PING: Partial<RetryPolicy> = { maxAttempts: 1, totalMs: 2_000 };

/** The store as one DynamoDB table; see `schema.ts`. Throws MostradorError UNAVAILABLE where trying again is safe. */
export function dynamoStore(
  options: DynamoStoreOptions,
): Store & LiveStore & InsightsStore & KnowledgeRecords & RecentConversations & HelpFeedbackStore {
  const table: Table = {
    client: new TableClient(options.client ?? dynamoClient(options.endpoint)),
    name: options.tableName,
    clock: options.clock ?? systemClock,
    retry: { ...(options.retry ?? DEFAULT_RETRY), clientEnds: options.client === undefined },
    onUnreadable: options.onUnreadable ?? (() => {}),
  };
  const records = recordStore(table);
  return {
    loadConversation: async (id) => (await loadHead(table, id))?.conversation,
    loadForRequest: (id, wanted) => loadForRequest(table, id, wanted),
    ...transcriptStore(table),
    loadReply: (id, key) => replyGiven(table, id, key),
    loadRating: (id) => load(table, keys.ratingKey(id), schemas.rating),
    loadCount: async (key) => (await getItem(table, keys.counterKey(key)))?.count ?? 0,
    loadTicket: (id) => loadTicket(table, id),
    findTicket: async (number) => {
      const id = await load(table, keys.numberKey(number), schemas.pointer);
      return id === undefined ? undefined : loadTicket(table, id);
    },
    listTickets: (query) => listTickets(table, query),
    listTicketsDue: (before, limit, after) => listTicketsDue(table, before, limit, after),
    listNextActions: (now, limit, after) => listNextActions(table, now, limit, after),
    refileTickets: (rules, limit) => refileTickets(table, rules, limit),
    commit: (change) => commitChange(table, change),
    ...staffStore(table),
    ...savedStore(table),
    ...customerPageStore(table),
    ...mailAddressStore(table),
    ...outboxStore(table),
    ...outboxLeases(table),
    ...connectionStore(table),
    ...knowledgeRecords(table),
    ...helpFeedbackStore(table),
    ...records,
    ...recentConversations(table, records),
    ...rollupStore(table),
    eraseConversation: (id, tombstone) => eraseConversation(table, id, tombstone),
    ping: async () => {
      await getItem({ ...table, retry: { ...table.retry, ...PING } }, keys.conversationKey('ping'));
    },
  };
}

async function load<Content>(table: Table, key: keys.Key, schema: z.ZodType<Content>): Promise<Content | undefined> {
  const item = await getItem(table, key);
  return item && content(schema, item);
}

async function loadTicket(table: Table, id: string): Promise<Ticket | undefined> {
  const item = await getItem(table, keys.ticketKey(id));
  return item && ticketOf(table, item);
}
