import { useState } from 'preact/hooks';
import { type Draft, freshDraft, keepDraft, keptDraft, type Mode } from './drafts';

interface DraftHandle {
  readonly draft: Draft;
  readonly write: (text: string) => void;
  readonly change: (patch: Partial<Draft>) => void;
  readonly clear: () => void;
}

/** The draft of one person for one ticket, kept at every keystroke. */
export function useDraft(login: string, number: string, mode: Mode, lastSeq: number): DraftHandle {
  const [draft, setDraft] = useState(() => keptDraft(login, number, mode) ?? freshDraft(lastSeq));
  const put = (next: Draft) => {
    setDraft(next);
    keepDraft(login, number, mode, next);
  };
  return {
    draft,
    write: (text) => {
      const begins = draft.text === '';
      // Another text under an id that was sent already would be taken for the first one.
      const id = draft.tried ? crypto.randomUUID() : draft.id;
      put({ text, id, seq: begins ? lastSeq : draft.seq, savedAt: Date.now() });
    },
    change: (patch) => put({ ...draft, ...patch }),
    clear: () => put(freshDraft(lastSeq)),
  };
}
