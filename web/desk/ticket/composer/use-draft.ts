import { type Draft, type DraftKey, keepDraft, keptDraft } from './drafts';

interface DraftHandle {
  readonly draft: Draft;
  readonly write: (text: string) => void;
  readonly change: (patch: Partial<Draft>) => void;
}

/** One person's draft for one ticket, saved at every keystroke. */
export function useDraft(key: DraftKey, lastSeq: number): DraftHandle {
  const kept = keptDraft(key);
  const draft = kept ?? { text: '', id: '', seq: lastSeq, savedAt: 0 };
  return {
    draft,
    write: (text) => {
      // A different text under an id that was already sent would be taken for the first one.
      const id = kept === undefined || kept.tried ? crypto.randomUUID() : kept.id;
      const after = draft.after && { after: draft.after };
      keepDraft(key, { text, id, seq: draft.seq, ...after, savedAt: Date.now() });
    },
    change: (patch) => keepDraft(key, { ...draft, ...patch }),
  };
}
