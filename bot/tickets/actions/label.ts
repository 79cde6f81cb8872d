import { transitionTicket } from '../lifecycle/transition-ticket';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface LabelBody extends StaffBody {
  /** All labels that the ticket is to have. */
  readonly labels: readonly string[];
}

/**
 * Sets the labels of a ticket, whatever its status. The same labels again change nothing.
 * @throws MostradorError as `perform`
 */
export function label(desk: DeskPorts, request: StaffRequest<LabelBody>): Promise<void> {
  return perform(desk, 'ticket.label', request, (situation) => decideLabel(situation, request.body));
}

function decideLabel({ ticket, actor, now }: Situation, body: LabelBody): Decision {
  const labels = distinct(body.labels);
  if (labels.length === ticket.labels.length && labels.every((one, place) => one === ticket.labels[place])) {
    return { kind: 'unchanged' };
  }
  // As text, which an erasure takes out of the event: people write names into labels.
  const details = { actor: actor.login, now, text: labels.join(', ') };
  return { kind: 'changed', ticket: transitionTicket(ticket, 'labelled', details, { labels }) };
}

/** In the order given; of those that differ in case, width or spaces only, the first. */
function distinct(labels: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const one of labels) {
    const written = one.replace(/\s+/gu, ' ').trim();
    const folded = written.normalize('NFKC').toLowerCase();
    if (!kept.has(folded)) kept.set(folded, written);
  }
  return [...kept.values()];
}
