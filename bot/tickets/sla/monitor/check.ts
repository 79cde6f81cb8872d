import type { Conversation, ConversationState } from '../../../model/conversation';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Draft } from '../../../model/transcript';
import type { NotificationKind, Rating } from '../../../ports';
import type { Staffing } from '../../assignment/staffing';
import type { TicketChange } from '../../lifecycle/transition-ticket';

/** All that the SLA monitor decides from, apart from the ticket. */
export interface MonitorContext {
  readonly service: Service;
  readonly now: Date;
  /** Who is there to take a ticket that is escalated; absent while it was not read. */
  readonly staffing?: Staffing;
}

/** What the monitor does to tickets; a report counts each. */
export type MonitorAct = 'reminded' | 'delayed' | 'alarmed' | 'broken' | 'followedUp' | 'closed';

/** Who a step is told to; read only when there is something to tell. */
export interface Audience {
  readonly conversation: Conversation;
  /** As it is after all steps. */
  readonly ticket: Ticket;
  /** The customer's rating, if they gave one already. */
  readonly rating?: Rating | undefined;
}

/** What the customer reads of a step, and what staff are notified of. */
export interface Announcement {
  readonly drafts?: readonly Draft[];
  /** `to`: logins, in place of the usual recipients. */
  readonly notifications?: readonly { readonly about: NotificationKind; readonly to?: readonly string[] }[];
}

/** One thing that the monitor does to a ticket. */
export interface Step {
  readonly act: MonitorAct;
  readonly change: TicketChange;
  /** The conversation's new state. */
  readonly state?: ConversationState;
  readonly announce?: (audience: Audience) => Announcement;
}

/** Decides whether a ticket needs something now, and what. Pure. */
export type Check = (ticket: Ticket, context: MonitorContext) => Step | undefined;
