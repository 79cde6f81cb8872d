import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { shortText } from '../../model/fields';
import { MAX_LABEL, MAX_LABELS } from '../../model/limits';
import { foldCase } from '../../text/fold';
import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { AT_ANY_TIME, type Transition } from '../lifecycle/transitions';
import type { Decision, HowToPerform, Situation, StaffBody } from './perform';
import { staffAction, staffBody } from './staff-action';

const LABELLED: Transition = { kind: 'labelled', from: AT_ANY_TIME };

/** One line, since labels are shown side by side. */
export const labelText = shortText(MAX_LABEL).refine((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), 'must stand in one line');

/**
 * Replaces the labels of a ticket, whatever its status. Idempotent.
 * @throws MostradorError as `perform`
 */
export const label = staffAction({
  action: 'ticket.label',
  path: 'labels',
  summary: 'Sets the labels of a ticket',
  roles: EVERYBODY,
  transition: LABELLED,
  body: staffBody({ labels: z.array(labelText).max(MAX_LABELS) }),
  example: { labels: ['warranty'] },
  decide: (situation, body) => relabelled(situation, body.labels),
});

interface Added extends StaffBody {
  readonly labels: readonly string[];
}

/** Adds labels to those that a ticket has. */
export const addLabels: HowToPerform<Added> = {
  action: 'ticket.label.add',
  roles: label.roles,
  decide: (situation, { labels }) => {
    const all = distinct([...situation.ticket.labels, ...labels]);
    if (all.length <= MAX_LABELS) return relabelled(situation, all);
    throw new MostradorError('ILLEGAL_MOVE', `It would have more than ${MAX_LABELS} labels: remove some of them first.`);
  },
};

function relabelled({ ticket, actor, now }: Situation, wanted: readonly string[]): Decision {
  const labels = distinct(wanted);
  if (labels.length === ticket.labels.length && labels.every((one, place) => one === ticket.labels[place])) {
    return { kind: 'unchanged' };
  }
  // Stored as the event's text, which an erasure removes: people write names into labels.
  const details = { actor: actor.login, now, text: labels.join(', ') };
  return { kind: 'changed', ticket: transitionTicket(ticket, LABELLED, details, { labels }) };
}

/** In the given order; of labels that differ only in case, width or spaces, the first. */
function distinct(labels: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const one of labels) {
    const written = one.replace(/\s+/gu, ' ').trim();
    const folded = foldCase(written);
    if (!kept.has(folded)) kept.set(folded, written);
  }
  return [...kept.values()];
}
