import { type WatchPorts, watch } from '../../bot/desk/watch';
import type { KnowledgeSource } from '../../bot/ports';
import { log } from '../api/log';

/** What the watch needs of its surroundings. */
export interface WatchRuntime extends WatchPorts {
  readonly knowledge: KnowledgeSource;
}

/**
 * One scheduled look at the due times. Whatever fails is thrown at the end, when everything else is done:
 * the invocation then counts as failed, and is tried again.
 */
export function watchHandler(runtime: () => WatchRuntime): () => Promise<void> {
  return async () => {
    const { service } = (await runtime().knowledge.current()).base;
    const { delayed, closed, failures } = await watch(runtime(), service);
    log('info', 'watched', { function: 'watch', count: delayed + closed });
    if (failures.length > 0) throw failures[0];
  };
}
