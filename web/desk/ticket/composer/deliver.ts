import { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import { type Move, move } from '../../api/moves';
import { readTicket } from '../../api/ticket-reads';
import { arrivedSince } from './arrived';
import type { Draft, DraftKey } from './drafts';

export type Outcome = 'sent' | 'asks' | Failure;

/** Others may change the ticket at any moment; what does not concern the reply is no reason to stop it. */
const MAX_ATTEMPTS = 4;

export function deliver({ number, mode }: DraftKey, draft: Draft): Promise<Outcome> {
  return mode === 'reply' ? deliverReply(number, draft) : deliverNote(number, draft);
}

/** A note is for colleagues: nothing that arrives makes it wrong. */
async function deliverNote(number: string, draft: Draft): Promise<Outcome> {
  const what: Move = { to: 'notes', body: { text: draft.text.trim() } };
  return (await move(number, what, { id: draft.id })) ?? 'sent';
}

/** Looks once more before it sends, and lets the API refuse what came between the look and the sending. */
async function deliverReply(number: string, draft: Draft): Promise<Outcome> {
  const what: Move = { to: 'replies', body: { text: draft.text.trim() } };
  for (let attempt = 1; ; attempt += 1) {
    const latest = await readTicket(number).catch(asFailure);
    if (latest instanceof Failure) return latest;
    if (arrivedSince(draft, latest.messages).length > 0) return 'asks';
    const failure = await move(number, what, { id: draft.id, version: latest.ticket.version });
    if (failure === undefined) return 'sent';
    if (failure.code !== 'VERSION_CONFLICT' || attempt === MAX_ATTEMPTS) return failure;
  }
}

/** After the reply, under an id of its own that trying again repeats. */
export function resolveAfter(number: string, draft: Draft): Promise<Failure | undefined> {
  return move(number, { to: 'resolve', body: { reason: 'answered' } }, { id: `${draft.id}.resolve` });
}
