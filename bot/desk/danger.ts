import type { Ticket } from './types';

/** Within an hour it is the same danger: who was told of it need not be told with every sentence. */
const SAME_MS = 3_600_000;

/** Whether the people of a ticket know of the danger that its customer tells of now. */
export function isKnownDanger({ dangerAt }: Pick<Ticket, 'dangerAt'>, now: Date): boolean {
  return dangerAt !== undefined && now.getTime() - Date.parse(dangerAt) < SAME_MS;
}
