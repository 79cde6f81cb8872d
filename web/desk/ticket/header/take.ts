import { performAction, type TicketAction } from '../../api/actions';
import { readTicket } from '../../api/ticket-reads';
import type { Me, Ticket } from '../../api/types';
import { allWords } from '../../language';
import { ago } from '../../language/time';
import { problemText } from '../../shell/problem-text';
import { showToast } from '../../shell/toast';
import { takenBy } from './taken-by';

/** Makes the ticket mine: shown immediately; when somebody was faster, undone with a message that names them. */
export async function take(ticket: Ticket, me: Me, what: TicketAction): Promise<void> {
  const assignee = { login: me.login, name: me.name };
  const problem = await performAction(ticket.number, what, {
    show: (shown) => ({ ...shown, assignee, status: shown.status === 'new' ? 'assigned' : shown.status }),
  });
  if (problem === undefined) return showToast(allWords().done.claim);
  const winner = problem.code === 'ALREADY_CLAIMED' ? await whoTook(ticket.number) : undefined;
  return showToast(winner ?? problemText(problem), { bad: true });
}

/** “Ana took this 5 seconds ago”; undefined when the ticket cannot be read now. */
async function whoTook(number: string): Promise<string | undefined> {
  const detail = await readTicket(number).catch(() => undefined);
  const taken = detail && takenBy(detail);
  return taken && allWords().ticket.took(taken.name, ago(Date.now() - Date.parse(taken.at)));
}
