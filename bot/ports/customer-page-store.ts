/** A link in an e-mail that opens a conversation; it works once. */
export interface ResumeCode {
  /** SHA-256 (hex) of the code. */
  readonly codeHash: string;
  readonly conversationId: string;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
  /** `addressVersion` of the conversation when the code was mailed; absent: 0. */
  readonly addressVersion?: number;
}

/** What a code leads to. */
export interface TakenCode extends Pick<ResumeCode, 'conversationId' | 'addressVersion'> {
  /** It was used up before; absent: it is used up by this call. */
  readonly usedBefore?: true;
}

/** A used code is known for so long. */
export const USED_CODE_SECONDS = 86_400;

/** Messages `from`..`to` of a transcript, by seq. */
export interface SeqSpan {
  readonly from: number;
  readonly to: number;
}

/** Which messages the customer's page has shown, and which were mailed instead. */
export interface CustomerPageStore {
  /**
   * Records that the customer's page has the messages up to `seq`; never decreases. Does nothing for an unknown
   * conversation.
   */
  markSeen(conversationId: string, seq: number): Promise<void>;
  /** 0 when the page has shown nothing. */
  loadSeen(conversationId: string): Promise<number>;
  /**
   * Records which replies the latest mail contained; ignores a `to` that is not higher. Does nothing for an unknown
   * conversation.
   */
  markMailed(conversationId: string, span: SeqSpan): Promise<void>;
  /** Absent when no reply was mailed. */
  loadMailed(conversationId: string): Promise<SeqSpan | undefined>;
}

/** The codes of links that open a conversation. */
export interface ResumeCodeStore {
  /** Stores nothing for an unknown conversation, so its code does not work. */
  putResumeCode(code: ResumeCode): Promise<void>;
  /** Uses a code up, once; absent when it is unknown or expired, or was used longer ago than `USED_CODE_SECONDS`. */
  takeResumeCode(codeHash: string, nowSeconds: number): Promise<TakenCode | undefined>;
}
