import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge, keptSnapshots } from '../../bot/adapters/files';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { KNOWLEDGE, TEST_SHOP } from './knowledge-folders';

/**
 * Trains the matchers of the shops that many tests ask, once, before the first test: in a test's own context every look at a
 * global is slow, and two suites at a time would train the same.
 */
export default async function trainShops(): Promise<void> {
  const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
  for (const shop of [TEST_SHOP, KNOWLEDGE]) {
    const compiled = await mkdtemp(join(tmpdir(), 'mostrador-shop-'));
    try {
      await compileKnowledge(shop, compiled, { languages: LANGUAGE_KNOWLEDGE, kept });
    } finally {
      await rm(compiled, { recursive: true });
    }
  }
}
