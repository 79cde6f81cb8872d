import type { Change, CommitOutcome, TransactionStore } from '../ports';

/** A commit that was not made: somebody else was first, or the same request is answered already. */
export type Lost = Exclude<CommitOutcome, { readonly kind: 'committed' }>;

/** What is decided: a change, with what it comes to once it is stored, or a result that needs none. */
export type Update<Result> =
  | { readonly change: Change; readonly committed: () => Result | Promise<Result> }
  | { readonly result: Result };

export interface Updating<Loaded, Result> {
  /** How often it is decided at most, the first time included. */
  readonly maxAttempts: number;
  /**
   * Reads what is decided on, anew for each attempt.
   * @param lost the attempts so far, the first one first
   */
  readonly load: (lost: readonly Lost[]) => Loaded | Promise<Loaded>;
  readonly decide: (loaded: Loaded) => Update<Result> | Promise<Update<Result>>;
  /** For what a lost commit settles by itself; without a result, or when it gives none, it is tried again. */
  readonly settleLost?: (
    lost: Lost,
  ) => { readonly result: Result } | undefined | Promise<{ readonly result: Result } | undefined>;
  /** After the last attempt. */
  readonly giveUp: () => Result;
}

/**
 * Optimistic concurrency in one place: reads, decides on what was read, and commits on the versions that it was decided on.
 * When somebody else was first, it is read and decided again. Nothing pauses in between: every lost race was won by
 * somebody, so the whole moves on.
 * @throws what reading, deciding, committing and giving up throw
 */
export async function updateWithRetry<Loaded, Result>(
  store: TransactionStore,
  { maxAttempts, load, decide, settleLost, giveUp }: Updating<Loaded, Result>,
): Promise<Result> {
  const lost: Lost[] = [];
  while (lost.length < maxAttempts) {
    const update = await decide(await load(lost));
    if ('result' in update) return update.result;
    const outcome = await store.commit(update.change);
    if (outcome.kind === 'committed') return update.committed();
    const settled = await settleLost?.(outcome);
    if (settled !== undefined) return settled.result;
    lost.push(outcome);
  }
  return giveUp();
}
