import { rollUp } from '../../bot/insights/roll-up';
import type { Clock, InsightsStore, KnowledgeSource } from '../../bot/ports';
import { log } from '../api/log';

/** The dependencies of the function that counts figures. */
export interface RollupDependencies {
  readonly insights: InsightsStore;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
}

/** A day is not begun later than this; the next run goes on. The largest day takes less than what is left of the function's time. */
const BEGINS_FOR_MS = 10 * 60_000;

/** One scheduled run: counts the figures of the days that have changed. */
export function rollupHandler(runtime: () => RollupDependencies): () => Promise<void> {
  return async () => {
    const { insights, knowledge, clock } = runtime();
    const { service } = (await knowledge.current()).base;
    const until = new Date(clock.now().getTime() + BEGINS_FOR_MS);
    const { days } = await rollUp({ store: insights, clock }, service, until);
    log('info', 'rolled_up', { count: days.length });
  };
}
