import type { BucketStore, ConversationStore, ErasureStore } from './conversation-store';
import type { CustomerPageStore, ResumeCodeStore } from './customer-page-store';
import type { DeadLetterStore, OutboxStore } from './outbox';
import type { StaffStore } from './staff-store';
import type { PresenceStore, SlaHistoryStore, TicketQueue, TicketStore } from './ticket-store';
import type { TransactionStore } from './transaction';

/**
 * All of it, as a table implements it. What uses a store asks for the parts that it needs; only what puts the parts together
 * (a function's runtime, an adapter, a test) knows the whole. `test/contract/` holds every implementation to these promises.
 */
export interface Store
  extends ConversationStore,
    BucketStore,
    ErasureStore,
    CustomerPageStore,
    ResumeCodeStore,
    TicketStore,
    TicketQueue,
    SlaHistoryStore,
    PresenceStore,
    StaffStore,
    OutboxStore,
    DeadLetterStore,
    TransactionStore {
  /** Cheap; throws when the table cannot be reached. */
  ping(): Promise<void>;
}
