import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../bot/adapters/files';
import type { Knowledge } from '../../bot/ports';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { TEST_SHOP } from './knowledge-folders';

/** The test shop with the matchers that the product trains; snapshots are kept between runs. */
export async function trainedTestShop(): Promise<Knowledge> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-test-shop-'));
  try {
    const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
    await compileKnowledge(TEST_SHOP, folder, { languages: LANGUAGE_KNOWLEDGE, kept });
    return await filesKnowledgeSource(folder).current();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
