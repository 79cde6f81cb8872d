import type { Conversation, ConversationState } from '../../../model/conversation';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Draft } from '../../../model/transcript';
import type { NotificationKind, Rating } from '../../../ports';
import type { Staffing } from '../../assignment/staffing';
import type { TicketChange } from '../../lifecycle/transition-ticket';

/** What the SLA monitor decides from, besides the ticket. */
export interface MonitorContext {
  readonly service: Service;
  readonly now: Date;
  /** Who can take an escalated ticket; absent until it was read. */
  readonly staffing?: Staffing;
}

/** The kinds of step; a report counts each. */
export type StepKind = 'reminded' | 'delayed' | 'alarmed' | 'broken' | 'followedUp' | 'closed' | 'ownerTold';

/** The context for announcing a step; read only when there is something to announce. */
export interface Audience {
  readonly conversation: Conversation;
  /** The ticket after all steps. */
  readonly ticket: Ticket;
  /** The customer's rating, if they have given one. */
  readonly rating?: Rating | undefined;
}

/** The messages to the customer and the notifications of a step. */
export interface Announcement {
  readonly drafts?: readonly Draft[];
  /** `to`: logins, instead of the usual recipients. */
  readonly notifications?: readonly { readonly about: NotificationKind; readonly to?: readonly string[] }[];
}

/** One change that the monitor makes to a ticket. */
export interface Step {
  readonly kind: StepKind;
  readonly change: TicketChange;
  /** The conversation's new state. */
  readonly state?: ConversationState;
  readonly announce?: (audience: Audience) => Announcement;
}

/** Decides whether a ticket needs a step now, and which. Pure. */
export type Check = (ticket: Ticket, context: MonitorContext) => Step | undefined;
