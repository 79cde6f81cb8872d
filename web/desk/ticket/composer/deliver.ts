import { Failure } from '../../../shared/api/failure';
import { performAction, type TicketAction } from '../../api/actions';
import { asFailure } from '../../api/as-staff';
import { readTicket } from '../../api/ticket-reads';
import { arrivedSince } from './arrived';
import type { Draft, DraftKey } from './drafts';

export type Outcome = 'sent' | 'confirm' | Failure;

/** Others may change the ticket at any time; changes that do not concern the reply must not stop it. */
const MAX_ATTEMPTS = 4;

export function deliver({ number, mode }: DraftKey, draft: Draft): Promise<Outcome> {
  return mode === 'reply' ? deliverReply(number, draft) : deliverNote(number, draft);
}

/** A note is for colleagues: no new message makes it wrong. */
async function deliverNote(number: string, draft: Draft): Promise<Outcome> {
  const what: TicketAction = { to: 'notes', body: { text: draft.text.trim() } };
  return (await performAction(number, what, { id: draft.id })) ?? 'sent';
}

/** Checks for new messages before it sends; the API rejects what arrives between the check and the sending. */
async function deliverReply(number: string, draft: Draft): Promise<Outcome> {
  const what: TicketAction = { to: 'replies', body: { text: draft.text.trim() } };
  for (let attempt = 1; ; attempt += 1) {
    const latest = await readTicket(number).catch(asFailure);
    if (latest instanceof Failure) return latest;
    if (arrivedSince(draft, latest.messages).length > 0) return 'confirm';
    const failure = await performAction(number, what, { id: draft.id, version: latest.ticket.version });
    if (failure === undefined) return 'sent';
    if (failure.code !== 'VERSION_CONFLICT' || attempt === MAX_ATTEMPTS) return failure;
  }
}

/** Resolves after the reply, under its own id, which retries repeat. */
export function resolveAfter(number: string, draft: Draft): Promise<Failure | undefined> {
  return performAction(number, { to: 'resolve', body: { reason: 'answered' } }, { id: `${draft.id}.resolve` });
}
