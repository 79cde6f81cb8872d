/** A link in an e-mail that leads back to a conversation; it works once. */
export interface ResumeCode {
  /** SHA-256 (hex) of the code. */
  readonly codeHash: string;
  readonly conversationId: string;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** Messages `from`..`to` of a transcript, by seq. */
export interface SeqSpan {
  readonly from: number;
  readonly to: number;
}

/** What the customer's page has shown, and what was mailed to the customer instead. */
export interface CustomerPageStore {
  /** Notes that the customer's page has the messages up to `seq`; never goes back. Does nothing for an unknown conversation. */
  markSeen(conversationId: string, seq: number): Promise<void>;
  /** 0 when nothing was seen. */
  loadSeen(conversationId: string): Promise<number>;
  /** Notes which replies the latest mail brought; never goes back to a `to` that is not higher. Does nothing for an unknown conversation. */
  markMailed(conversationId: string, span: SeqSpan): Promise<void>;
  /** Absent when no reply was mailed. */
  loadMailed(conversationId: string): Promise<SeqSpan | undefined>;
}

/** The codes of links that lead back to a conversation. */
export interface ResumeCodeStore {
  /** Stores nothing for an unknown conversation: its code is then unknown, too. */
  putResumeCode(code: ResumeCode): Promise<void>;
  /** Uses a code up: the id of its conversation, once; absent when the code is unknown, used or expired. */
  takeResumeCode(codeHash: string, nowSeconds: number): Promise<string | undefined>;
}
