import type { Change, CommitOutcome, TransactionStore } from '../ports';

/** A commit that was rejected: somebody else committed first, or the same request was answered already. */
export type Lost = Exclude<CommitOutcome, { readonly kind: 'committed' }>;

/** What was decided: a change and the result once it is stored, or a result that needs no change. */
export type Update<Result> =
  | { readonly change: Change; readonly committed: () => Result | Promise<Result> }
  | { readonly result: Result };

export interface Updating<Loaded, Result> {
  /** Maximum number of attempts, including the first. */
  readonly maxAttempts: number;
  /**
   * Reads what the decision needs, again for each attempt.
   * @param lost the rejected commits so far, in order
   */
  readonly load: (lost: readonly Lost[]) => Loaded | Promise<Loaded>;
  readonly decide: (loaded: Loaded) => Update<Result> | Promise<Update<Result>>;
  /** May turn a rejected commit into a result; otherwise the update is tried again. */
  readonly settleLost?: (
    lost: Lost,
  ) => { readonly result: Result } | undefined | Promise<{ readonly result: Result } | undefined>;
  /** Called after the last attempt. */
  readonly giveUp: () => Result;
}

/**
 * Optimistic concurrency in one place: reads, decides on what was read, and commits on the versions that were read. When
 * somebody else committed first, it reads and decides again, without a pause: each lost race was won by somebody, so the
 * system as a whole makes progress.
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
