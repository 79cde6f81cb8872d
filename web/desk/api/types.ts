import type { z } from 'zod';
import type * as schemas from '../../../functions/api/schemas';
import type { ticketCounts } from '../../../functions/desk/schema';
import type { insights } from '../../../functions/insights/schema';

/** The API's types, as its staff calls return them. */
export type Ticket = z.infer<typeof schemas.ticket>;
export type TicketPage = z.infer<typeof schemas.ticketPage>;
/** How many tickets each view has, and those that are watched. */
export type TicketCounts = z.infer<typeof ticketCounts>;
export type TicketDetail = z.infer<typeof schemas.ticketDetail>;
export type TicketEvent = z.infer<typeof schemas.ticketEvent>;
export type StaffMessage = z.infer<typeof schemas.staffMessage>;
export type Present = z.infer<typeof schemas.presence>[number];
export type EarlierTicket = TicketDetail['history'][number];
export type StaffList = z.infer<typeof schemas.staffList>;
export type HandedOver = z.infer<typeof schemas.handedOver>;
export type TakenBack = z.infer<typeof schemas.takenBack>;
export type Me = StaffList['me'];
export type Explanation = z.infer<typeof schemas.explanation>;
export type KnowledgeList = z.infer<typeof schemas.knowledgeList>;
export type Tried = z.infer<typeof schemas.tried>;
/** The dead letters of the outbox. */
export type DeadList = z.infer<typeof schemas.deadNotifications>;
/** Figures of a range of days. */
export type Insights = z.infer<typeof insights>;
