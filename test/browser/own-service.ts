import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalOptions } from '../../infra/local/server';
import { TEST_SHOP } from '../support/knowledge-folders';
import { openStage, type Stage } from './harness';

/** There are no limits to how much may be said: tests say much in little time. */
const ENV = {
  MESSAGES_PER_MINUTE: '600',
  CONVERSATIONS_PER_MINUTE: '600',
  ADDRESS_WRITES_PER_MINUTE: '6000',
  ADDRESS_TICKETS_PER_HOUR: '6000',
};

/** What is found in the service file, and what stands there instead. */
export type ServiceChange = readonly [found: RegExp, becomes: string];

/** A stage with the test shop's knowledge, in a copy of which each of these was changed in the service file. */
export async function openStageWith(
  changes: readonly ServiceChange[],
  options: Pick<LocalOptions, 'credentials'> = {},
): Promise<Stage> {
  const knowledgeDir = await mkdtemp(join(tmpdir(), 'mostrador-own-'));
  await cp(TEST_SHOP, knowledgeDir, { recursive: true });
  const file = join(knowledgeDir, 'service.yaml');
  const service = await readFile(file, 'utf8');
  await writeFile(
    file,
    changes.reduce((text, [found, becomes]) => {
      if (!found.test(text)) throw new Error(`The service file has no ${found}`);
      return text.replace(found, becomes);
    }, service),
  );
  const stage = await openStage({ ...options, knowledgeDir, env: ENV });
  return {
    ...stage,
    async close() {
      await stage.close();
      await rm(knowledgeDir, { recursive: true, force: true });
    },
  };
}
