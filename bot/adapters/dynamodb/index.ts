import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Bucket, Conversation } from '../../model/conversation';
import type { Ticket } from '../../model/ticket';
import type { Clock, Rating, Store } from '../../ports';
import { systemClock } from '../crypto';
import { commitTo, replyGiven } from './commit';
import { listTicketsDue } from './due';
import { eraseConversation } from './erase';
import { listTickets } from './listing';
import { outboxOf } from './outbox';
import { pageOf } from './page';
import { staffOf } from './staff';
import { documents, dynamoClient } from './table/client';
import * as keys from './table/keys';
import { PATIENCE, type Patience } from './table/patience';
import { content, getItem, type Table } from './table/table';
import { transcriptOf } from './transcript';

export interface DynamoStoreOptions {
  readonly tableName: string;
  /** Where the table is, when that is not the region's own. */
  readonly endpoint?: string;
  readonly client?: DynamoDBClient;
  readonly clock?: Clock;
  readonly patience?: Patience;
}

/** Whoever asks how the table is wants to know it now. */
const PING = { tries: 1, totalMs: 2_000 };

/** The store as one DynamoDB table; see `schema.ts`. Throws MostradorError UNAVAILABLE where trying again is safe. */
export function dynamoStore(options: DynamoStoreOptions): Store {
  const table: Table = {
    client: documents(options.client ?? dynamoClient(options.endpoint)),
    name: options.tableName,
    clock: options.clock ?? systemClock,
    patience: options.patience ?? PATIENCE,
  };
  return {
    loadConversation: (id) => load<Conversation>(table, keys.conversationKey(id)),
    ...transcriptOf(table),
    loadReply: (id, key) => replyGiven(table, id, key),
    loadRating: (id) => load<Rating>(table, keys.ratingKey(id)),
    loadBucket: (key) => load<Bucket>(table, keys.bucketKey(key)),
    loadTicket: (id) => load<Ticket>(table, keys.ticketKey(id)),
    findTicket: async (number) => {
      const id = await load<string>(table, keys.numberKey(number));
      return id === undefined ? undefined : load<Ticket>(table, keys.ticketKey(id));
    },
    listTickets: (query) => listTickets(table, query),
    listTicketsDue: (before, limit, after) => listTicketsDue(table, before, limit, after),
    commit: (change) => commitTo(table, change),
    ...staffOf(table),
    ...pageOf(table),
    ...outboxOf(table),
    eraseConversation: (id, tombstone) => eraseConversation(table, id, tombstone),
    ping: async () => {
      await getItem({ ...table, patience: { ...table.patience, ...PING } }, keys.conversationKey('ping'));
    },
  };
}

async function load<Content>(table: Table, key: keys.Key): Promise<Content | undefined> {
  const item = await getItem(table, key);
  return item === undefined ? undefined : content<Content>(item);
}
