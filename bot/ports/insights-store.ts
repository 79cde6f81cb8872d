import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Rollup } from '../model/rollup';
import type { Ticket } from '../model/ticket';
import type { Rating } from './conversation-store';

/** Where in a conversation a day begins. */
export interface ActivePlace {
  readonly conversationId: string;
  /** The first message of that day. */
  readonly fromSeq: number;
}

export interface ActivePage {
  readonly places: readonly ActivePlace[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** What figures are made of: a conversation, what was said from a message on, its tickets, and its rating. */
export interface ConversationRecord {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly tickets: readonly Ticket[];
  readonly rating?: Rating;
}

/** Conversations by the days on which something was written. They may lag by seconds, since an index finds them. */
export interface RecordStore {
  /** @param day UTC: `YYYY-MM-DD` */
  listActive(day: string, cursor?: string): Promise<ActivePage>;
  /** Absent when the conversation has been erased or has expired. */
  loadRecord(place: ActivePlace): Promise<ConversationRecord | undefined>;
}

/** How far days are counted. */
export interface RollupProgress {
  /** The last day that is over and counted. */
  readonly through: string;
  /** Earlier days whose figures have changed since, in order. */
  readonly amended: readonly string[];
}

export interface RollupStore {
  /** Those between two days, both inclusive, in order; days without any are missing. */
  listRollups(from: string, to: string): Promise<readonly Rollup[]>;
  /** Replaces that of the same day. */
  saveRollup(rollup: Rollup): Promise<void>;
  /** Absent before the first run. */
  loadRollupProgress(): Promise<RollupProgress | undefined>;
  saveRollupProgress(progress: RollupProgress): Promise<void>;
}

export type InsightsStore = RecordStore & RollupStore;
