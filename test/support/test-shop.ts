import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../bot/adapters/files';
import type { Knowledge } from '../../bot/ports';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';

/**
 * A shop with the matchers that the product trains, for the tests of a file; snapshots are kept between runs. The compiled
 * folder stays until the last test, because the encoder in it is read at the first question that needs it.
 * @returns the knowledge, from the first test on
 */
export function useTrainedShop(shop: string): () => Knowledge {
  let folder: string;
  let knowledge: Knowledge;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-trained-shop-'));
    const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
    await compileKnowledge(shop, folder, { languages: LANGUAGE_KNOWLEDGE, kept });
    knowledge = await filesKnowledgeSource(folder).current();
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => knowledge;
}
