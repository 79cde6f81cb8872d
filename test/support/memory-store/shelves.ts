import { loadChanges } from '../../../bot/adapters/dynamodb/records/ticket-load';
import type { Conversation } from '../../../bot/model/conversation';
import type { Message } from '../../../bot/model/message';
import type { Availability, Presence } from '../../../bot/model/staff';
import type { Ticket, TicketEvent } from '../../../bot/model/ticket';
import type {
  Clock,
  Load,
  OutboxItem,
  Rating,
  ReturnedMail,
  Saved,
  SavedKind,
  SeqSpan,
  StoredReply,
  TakenCode,
} from '../../../bot/ports';
import { Shelf } from './shelf';
import { SlaShelf } from './sla-shelf';
import { TicketShelf } from './ticket-shelf';

/** Everything a store holds. */
export interface Shelves {
  readonly conversations: Shelf<Conversation>;
  readonly messages: Shelf<Message>;
  readonly replies: Shelf<StoredReply>;
  readonly ratings: Shelf<Rating>;
  readonly tickets: TicketShelf;
  readonly events: Shelf<TicketEvent>;
  /** Ticket number → ticket id. */
  readonly numbers: Shelf<string>;
  readonly outbox: Shelf<OutboxItem>;
  readonly dead: Shelf<OutboxItem>;
  /** Place → until when. */
  readonly leases: Shelf<string>;
  readonly counts: Shelf<number>;
  readonly availability: Shelf<Availability>;
  /** By login. */
  readonly loads: Shelf<Load>;
  /** By ticket id. */
  readonly slaHistory: SlaShelf;
  /** `<customer key>#<time>#<ticket id>` → ticket id. */
  readonly history: Shelf<string>;
  /** By ticket id and login. */
  readonly presence: Shelf<Presence>;
  /** By kind and owner, and id. */
  readonly saved: Shelf<Saved<SavedKind>>;
  readonly seen: Shelf<number>;
  readonly mailed: Shelf<SeqSpan>;
  /** Hash of the code → conversation id. */
  readonly resumeCodes: Shelf<TakenCode & { readonly expiresAtSeconds: number }>;
  /** By hash of the address. */
  readonly returned: Shelf<ReturnedMail>;
  readonly dayKeys: Shelf<string>;
  readonly erasures: Shelf<{ readonly at: string; readonly hash: string }>;
}

export function emptyShelves(clock: Clock): Shelves {
  return {
    conversations: new Shelf(clock),
    messages: new Shelf(clock),
    replies: new Shelf(clock),
    ratings: new Shelf(clock),
    tickets: new TicketShelf(clock),
    events: new Shelf(clock),
    numbers: new Shelf(clock),
    outbox: new Shelf(clock),
    dead: new Shelf(clock),
    leases: new Shelf(clock),
    counts: new Shelf(clock),
    availability: new Shelf(clock),
    loads: new Shelf(clock),
    slaHistory: new SlaShelf(clock),
    history: new Shelf(clock),
    presence: new Shelf(clock),
    saved: new Shelf(clock),
    seen: new Shelf(clock),
    mailed: new Shelf(clock),
    resumeCodes: new Shelf(clock),
    returned: new Shelf(clock),
    dayKeys: new Shelf(clock),
    erasures: new Shelf(clock),
  };
}

export const NO_LOAD: Load = { open: 0, waiting: 0 };

/** Counts tickets for the people who have them now. */
export function countTickets({ loads }: Shelves, tickets: readonly Ticket[]): void {
  for (const [login, { open, waiting }] of loadChanges(tickets)) {
    const before = loads.get(login) ?? NO_LOAD;
    loads.put(login, { open: before.open + open, waiting: before.waiting + waiting });
  }
}

const DIGITS = 12;

/** A key whose text sorts by the numbers in it. */
export function numbered(owner: string, ...numbers: readonly number[]): string {
  return [owner, ...numbers.map((number) => String(number).padStart(DIGITS, '0'))].join('#');
}
