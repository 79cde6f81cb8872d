import { useState } from 'preact/hooks';
import { Failure } from '../../shared/api/failure';
import { asFailure } from '../api/as-staff';
import { type Move, move } from '../api/moves';
import { readTicket } from '../api/reads';
import { arrivedSince } from './arrived';
import type { Draft, Mode } from './drafts';

export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Outcome = 'sent' | 'asks' | Failure;

/** Others may change the ticket at any moment; what does not concern the reply is no reason to stop it. */
const MAX_ATTEMPTS = 4;

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

interface SendingHandle {
  readonly sending: Sending;
  /** Sends, unless something arrived that the writer has not seen; resolves to true when it is out. */
  readonly send: (draft: Draft) => Promise<boolean>;
  readonly stopAsking: () => void;
}

export function useSending(number: string, mode: Mode): SendingHandle {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const send = async (draft: Draft): Promise<boolean> => {
    setSending({ kind: 'sending' });
    const outcome = await (mode === 'reply' ? deliverReply : deliverNote)(number, draft);
    if (outcome === 'sent') setSending({ kind: 'idle' });
    else if (outcome === 'asks') setSending({ kind: 'asking' });
    else setSending({ kind: 'failed', failure: outcome });
    return outcome === 'sent';
  };
  return { sending, send, stopAsking: () => setSending({ kind: 'idle' }) };
}
