import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import type { SavedDraft } from '../../api/knowledge-edits';

/** A pause in typing. */
const REST_MS = 700;

export interface Autosave<Change, Saved> {
  /** `untouched`: there is no draft, and nothing was changed. */
  readonly state: 'untouched' | 'saved' | 'unsaved' | 'saving';
  readonly saved: Saved | undefined;
  readonly failure: Failure | undefined;
  /** Saves the change after a pause in typing. */
  change(change: Change): void;
}

/**
 * Saves changes as a draft while somebody types, one at a time, and keeps the page from being left while something is not
 * saved. After a conflict nothing is saved any more: the other's change would be lost.
 * @param revision of the draft that was read; 0: none
 */
export function useAutosave<Change, Saved extends SavedDraft = SavedDraft>(
  revision: number,
  save: (revision: number, change: Change) => Promise<Saved>,
): Autosave<Change, Saved> {
  const [state, setState] = useState<Autosave<Change, Saved>['state']>(revision === 0 ? 'untouched' : 'saved');
  const [saved, setSaved] = useState<Saved>();
  const [failure, setFailure] = useState<Failure>();
  const now = useRef({ revision, pending: undefined as { change: Change } | undefined, isSaving: false, isStopped: false });
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const flush = async () => {
    const mine = now.current;
    if (mine.isSaving || mine.isStopped || mine.pending === undefined) return;
    const { change } = mine.pending;
    mine.pending = undefined;
    mine.isSaving = true;
    setState('saving');
    try {
      const result = await save(mine.revision, change);
      mine.revision = result.draft.revision;
      setSaved(result);
      setFailure(undefined);
      setState(mine.pending === undefined ? 'saved' : 'unsaved');
    } catch (error) {
      const failed = asFailure(error);
      mine.isStopped = failed.code === 'KNOWLEDGE_CONFLICT';
      mine.pending ??= { change };
      setFailure(failed);
      setState('unsaved');
    } finally {
      mine.isSaving = false;
    }
  };
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush().catch(() => undefined), REST_MS);
  };

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.pending !== undefined || now.current.isSaving) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      clearTimeout(timer.current);
      void flush().catch(() => undefined);
    };
  }, []);

  return {
    state,
    saved,
    failure,
    change: (change) => {
      now.current.pending = { change };
      setState('unsaved');
      soon();
    },
  };
}
