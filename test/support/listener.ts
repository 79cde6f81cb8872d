import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseService } from '../../bot/knowledge/service';
import { type Listener, listenerFor } from '../../bot/language/listening/listener';
import { TEST_SHOP } from './knowledge-folders';

/** Listens as the test shop does, whose trade the labelled sentences are about. */
export const listener: Listener = listenerFor(shopWords());

function shopWords() {
  const parsed = parseService('service.yaml', readFileSync(join(TEST_SHOP, 'service.yaml'), 'utf8'), new Date('2026-11-16'));
  if ('problems' in parsed) throw new Error('the settings of the test shop are invalid');
  return parsed.service;
}
