import type { Failure } from '../../../shared/api/failure';
import { performAction } from '../../api/actions';
import { readTicket, seenTicket } from '../../api/ticket-reads';

const MAX_ATTEMPTS = 3;

type Change = (labels: readonly string[]) => readonly string[];

/** Adds or removes labels; labels that a colleague changed meanwhile stay. */
export async function changeLabels(number: string, change: Change): Promise<Failure | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const ticket = seenTicket(number)?.ticket;
    if (ticket === undefined) return undefined;
    const labels = change(ticket.labels);
    const problem = await performAction(
      number,
      { to: 'labels', body: { labels: [...labels] } },
      { version: ticket.version, show: (shown) => ({ ...shown, labels: [...labels] }) },
    );
    if (problem?.code !== 'VERSION_CONFLICT' || attempt === MAX_ATTEMPTS) return problem;
    await readTicket(number).catch(() => undefined);
  }
}
