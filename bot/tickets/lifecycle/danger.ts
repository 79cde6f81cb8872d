import type { Ticket } from '../../model/ticket';
import { subjectOf } from './subject';

/** So long it is the same danger: who was just told of it need not be told with every sentence. */
const SAME_MS = 10 * 60_000;

/** What a customer tells of danger. */
export interface Danger {
  /** What is dangerous, see `dangerKinds`: fire after smoke is news. At least one. */
  readonly kinds: readonly string[];
  /** The customer's own sentence. */
  readonly said: string;
}

/** Whether the people of a ticket know of this very danger: told of just now, and no person has written since. */
export function isKnownDanger(ticket: Ticket, { kinds }: Danger, now: Date): boolean {
  const { dangerKinds = [], status } = ticket;
  return isRecentDanger(ticket, now) && status !== 'waiting_customer' && kinds.every((kind) => dangerKinds.includes(kind));
}

/** Whether somebody told of danger a few minutes ago. */
export function isRecentDanger({ dangerAt }: Pick<Ticket, 'dangerAt'>, now: Date): boolean {
  return dangerAt !== undefined && now.getTime() - Date.parse(dangerAt) < SAME_MS;
}

/** What a ticket keeps of it. Its subject is the danger from now on: that is what its people must read first. */
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
