import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage } from './harness';

/**
 * A stage with the sample's knowledge in the hands of an assistant that is never sure: every question that it
 * understands is asked back, however well it may be understood one day. There are no limits to how much may be said.
 */
export async function openUnsureStage(): Promise<Stage> {
  const knowledgeDir = await mkdtemp(join(tmpdir(), 'mostrador-unsure-'));
  await cp('knowledge', knowledgeDir, { recursive: true });
  const file = join(knowledgeDir, 'service.yaml');
  const service = await readFile(file, 'utf8');
  await writeFile(file, service.replace(/^thresholds:.*$/m, 'thresholds: { answer: 0.999, clarify: 0.02, margin: 0 }'));
  const stage = await openStage({ knowledgeDir, env: { MESSAGES_PER_MINUTE: '600', CONVERSATIONS_PER_MINUTE: '600' } });
  return {
    ...stage,
    async close() {
      await stage.close();
      await rm(knowledgeDir, { recursive: true, force: true });
    },
  };
}
