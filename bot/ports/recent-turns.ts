import type { Message } from '../model/message';

/** Messages of one conversation, in order. */
export interface RecentConversation {
  readonly id: string;
  readonly messages: readonly Message[];
}

export interface RecentConversations {
  /**
   * Conversations with messages since a time, for learning from them; the latest days first. Ends early when there are
   * `limit` messages.
   * @param since ISO 8601
   */
  listRecentConversations(since: string, limit: number): Promise<readonly RecentConversation[]>;
  /** Which of these conversations are erased by now, or being erased. What quotes them must go, too. */
  listErased(ids: readonly string[]): Promise<readonly string[]>;
}
