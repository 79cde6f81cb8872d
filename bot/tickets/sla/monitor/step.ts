import type { Conversation, ConversationState } from '../../../model/conversation';
import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Draft } from '../../../model/transcript';
import type { NotificationKind, Rating } from '../../../ports';
import type { Staffing } from '../../assignment/staffing';
import type { TicketChange } from '../../lifecycle/move-ticket';

/** All that the watch decides from, apart from the ticket. */
export interface Surroundings {
  readonly service: Service;
  readonly now: Date;
  /** Who is there to take a ticket that moves up; absent while it was not read. */
  readonly staffing?: Staffing;
}

export const WATCH_ACTS = ['reminded', 'delayed', 'alarmed', 'broken', 'followedUp', 'closed'] as const;
export type WatchAct = (typeof WATCH_ACTS)[number];

/** Whom it is said to, read when there is something to say. */
export interface Listener {
  readonly conversation: Conversation;
  /** As it is after all steps. */
  readonly ticket: Ticket;
  /** What they said of the service already. */
  readonly rating?: Rating | undefined;
}

/** Who hears of a step, and in which words. */
export interface Said {
  readonly drafts?: readonly Draft[];
  /** `to`: logins, in place of whom it concerns anyhow. */
  readonly news?: readonly { readonly about: NotificationKind; readonly to?: readonly string[] }[];
}

/** One thing that the watch does to a ticket. */
export interface Step {
  readonly act: WatchAct;
  readonly change: TicketChange;
  /** The conversation's new state. */
  readonly state?: ConversationState;
  readonly say?: (to: Listener) => Said;
}

/** Whether a ticket needs something now, and what. Pure. */
export type Policy = (ticket: Ticket, around: Surroundings) => Step | undefined;
