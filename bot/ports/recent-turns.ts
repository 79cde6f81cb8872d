import type { Message } from '../model/message';

/** Messages of one conversation, in order. */
export interface RecentConversation {
  readonly id: string;
  readonly messages: readonly Message[];
}

export interface RecentConversations {
  /**
   * Conversations with messages since a time, for learning from them: all parts of the store are looked through, so this is
   * for rare use. Ends early when there are `limit` messages.
   * @param since ISO 8601
   */
  listRecentConversations(since: string, limit: number): Promise<readonly RecentConversation[]>;
}
