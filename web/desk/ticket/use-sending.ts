import { useState } from 'preact/hooks';
import type { Failure } from '../../shared/api/failure';
import { type Move, move } from '../api/moves';
import { readTicket } from '../api/reads';
import type { TicketDetail } from '../api/types';
import { arrivedSince } from './arrived';
import type { Draft, Mode } from './drafts';

export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly problem: Failure };

type Outcome = 'sent' | 'asks' | Failure;

/** Others may change the ticket at any moment; what does not concern the reply is no reason to stop it. */
const MAX_ATTEMPTS = 4;

async function deliver(detail: TicketDetail, mode: Mode, draft: Draft): Promise<Outcome> {
  const { number } = detail.ticket;
  const what: Move = { to: mode === 'reply' ? 'replies' : 'notes', body: { text: draft.text.trim() } };
  let { version } = detail.ticket;
  for (let attempt = 1; ; attempt += 1) {
    const problem = await move(number, what, { id: draft.id, ...(mode === 'reply' ? { version } : {}) });
    if (problem === undefined) return 'sent';
    if (problem.code !== 'VERSION_CONFLICT' || attempt === MAX_ATTEMPTS) return problem;
    const latest = await readTicket(number).catch(() => undefined);
    if (latest === undefined) return problem;
    if (arrivedSince(draft, latest.messages).length > 0) return 'asks';
    version = latest.ticket.version;
  }
}

interface SendingHandle {
  readonly sending: Sending;
  /** Sends, unless something arrived that the writer has not seen; resolves to true when it is out. */
  readonly send: (draft: Draft) => Promise<boolean>;
  readonly stopAsking: () => void;
}

export function useSending(detail: TicketDetail, mode: Mode): SendingHandle {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const send = async (draft: Draft): Promise<boolean> => {
    if (mode === 'reply' && arrivedSince(draft, detail.messages).length > 0) {
      setSending({ kind: 'asking' });
      return false;
    }
    setSending({ kind: 'sending' });
    const outcome = await deliver(detail, mode, draft);
    if (outcome === 'sent') setSending({ kind: 'idle' });
    else if (outcome === 'asks') setSending({ kind: 'asking' });
    else setSending({ kind: 'failed', problem: outcome });
    return outcome === 'sent';
  };
  return { sending, send, stopAsking: () => setSending({ kind: 'idle' }) };
}
