import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Compiled, compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../../bot/adapters/files';
import type { Knowledge } from '../../../bot/ports';
import { LANGUAGE_KNOWLEDGE } from '../root';
import { matcherVersion, SNAPSHOT_CACHE } from './snapshot-cache';

/**
 * Compiles a folder for one use, as the functions have it; what was trained before is not trained again.
 * @param use is not called when the files have errors; the knowledge is gone when its promise resolves
 */
export async function withCompiledFolder<Result>(
  directory: string,
  onProgress: (share: number) => void,
  use: (knowledge: Knowledge) => Promise<Result> | Result,
): Promise<Result | Extract<Compiled, { kind: 'invalid' }>> {
  const target = await mkdtemp(join(tmpdir(), 'mostrador-knowledge-'));
  try {
    const compiled = await compileKnowledge(directory, target, {
      languages: LANGUAGE_KNOWLEDGE,
      kept: keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() }),
      onProgress,
    });
    return compiled.kind === 'invalid' ? compiled : await use(await filesKnowledgeSource(target).current());
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}
