import type { ConversationStore, CounterStore, ErasureStore } from './conversation-store';
import type { CustomerPageStore, ResumeCodeStore } from './customer-page-store';
import type { MailAddressStore } from './mail-address-store';
import type { DeadLetterStore, OutboxLeaseStore, OutboxStore } from './outbox';
import type { RequestStore } from './request-store';
import type { SavedStore } from './saved-store';
import type { StaffStore } from './staff-store';
import type { PresenceStore, SlaHistoryStore, TicketFiling, TicketQueue, TicketStore } from './ticket-store';
import type { TransactionStore } from './transaction';

/**
 * The whole store, as a table implements it. Code that uses a store asks only for the parts it needs; only code that puts
 * the parts together (a function's runtime, an adapter, a test) knows all of it. `test/contract/` checks every
 * implementation against these promises.
 */
export interface Store
  extends ConversationStore,
    RequestStore,
    CounterStore,
    ErasureStore,
    CustomerPageStore,
    ResumeCodeStore,
    MailAddressStore,
    TicketStore,
    TicketQueue,
    TicketFiling,
    SlaHistoryStore,
    PresenceStore,
    StaffStore,
    SavedStore,
    OutboxStore,
    OutboxLeaseStore,
    DeadLetterStore,
    TransactionStore {
  /** Cheap; throws when the table cannot be reached. */
  ping(): Promise<void>;
}
