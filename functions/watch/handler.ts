import { watch } from '../../bot/desk/watch';
import { log } from '../api/log';
import { runtime } from '../runtime';

/**
 * One look at the due times. Whatever fails is thrown at the end, when everything else is done:
 * the invocation then counts as failed, and is tried again.
 */
export async function handler(): Promise<void> {
  const { knowledge, ...ports } = runtime();
  const { service } = (await knowledge.current()).base;
  const { delayed, closed, failures } = await watch(ports, service);
  log('info', 'watched', { function: 'watch', count: delayed + closed });
  if (failures.length > 0) throw failures[0];
}
