import type { ReturnKind } from '../model/ticket';

/** Mail to an address came back for good. */
export interface ReturnedMail {
  /** A hash of the address. */
  readonly addressHash: string;
  /** The conversation whose mail it was: its erasure removes the mark. */
  readonly conversationId: string;
  readonly kind: ReturnKind;
  /** ISO 8601. */
  readonly at: string;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** What is known of the addresses that mail goes to; never the addresses themselves. */
export interface MailAddressStore {
  /** Marks an address, replacing an earlier mark. Does nothing for an unknown conversation. */
  markReturned(mark: ReturnedMail): Promise<void>;
  loadReturned(addressHash: string): Promise<ReturnedMail | undefined>;
  /**
   * The secret with which addresses are hashed on a day: `fresh` when there is none yet. Removes the keys of earlier days,
   * so that nobody can tell any more which addresses were hashed with them.
   *
   * @param day days since 1970
   */
  loadDayKey(day: number, fresh: string): Promise<string>;
}
