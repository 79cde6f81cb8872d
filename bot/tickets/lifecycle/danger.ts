import type { Ticket } from '../../model/ticket';
import { subjectOf } from './subject';

/** Within this time it counts as the same danger: people are not warned again with every sentence. */
const SAME_MS = 10 * 60_000;

/** A danger that a customer reports. */
export interface Danger {
  /** What is dangerous, see `dangerKinds`; fire after smoke is a new danger. At least one. */
  readonly kinds: readonly string[];
  /** The customer's own sentence. */
  readonly said: string;
}

/** Whether the ticket's people know of this danger: it was reported just now, and no person has replied since. */
export function isKnownDanger(ticket: Ticket, { kinds }: Danger, now: Date): boolean {
  const { dangerKinds = [], status } = ticket;
  return isRecentDanger(ticket, now) && status !== 'waiting_customer' && kinds.every((kind) => dangerKinds.includes(kind));
}

/** Whether the customer told of danger and no person has answered since: the ticket comes before all others. */
export function isInDanger({ dangerKinds, status }: Pick<Ticket, 'dangerKinds' | 'status'>): boolean {
  return dangerKinds !== undefined && (status === 'new' || status === 'assigned');
}

/** Whether danger was reported within the last minutes. */
export function isRecentDanger({ dangerAt }: Pick<Ticket, 'dangerAt'>, now: Date): boolean {
  return dangerAt !== undefined && now.getTime() - Date.parse(dangerAt) < SAME_MS;
}

/** The fields of a ticket that record a danger. Its subject becomes the danger: that is what staff must read first. */
export function dangerMarks(
  { kinds, said }: Danger,
  before: Pick<Ticket, 'dangerKinds'>,
  now: Date,
): Pick<Ticket, 'dangerAt' | 'dangerKinds'> & Partial<Pick<Ticket, 'subject'>> {
  const subject = subjectOf(said);
  return {
    dangerAt: now.toISOString(),
    dangerKinds: [...new Set([...(before.dangerKinds ?? []), ...kinds])],
    ...(subject === '' ? {} : { subject }),
  };
}
