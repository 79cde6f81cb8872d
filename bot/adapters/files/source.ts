import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSnapshot, type Matcher } from '../../matcher';
import { MostradorError } from '../../model/errors';
import type { KnowledgeBase } from '../../model/knowledge-base';
import { LANGUAGES, type Language } from '../../model/language';
import type { Knowledge, KnowledgeSource } from '../../ports';
import { folderEncoders, forAnswering } from './encoder';
import { readLearning } from './learning';

/**
 * Knowledge from a folder of compiled versions. Every call looks at the pointer, so a new version is used immediately;
 * while a newer one cannot be read, the last good one stays in use.
 */
export function filesKnowledgeSource(directory: string): KnowledgeSource {
  const pointer = join(directory, 'current');
  let loaded: { readonly mtimeMs: number; readonly knowledge: Knowledge } | undefined;
  return {
    async current() {
      try {
        // Every request comes here. The pointer's time stands in memory, and asking for it asynchronously takes 20 times as long.
        const { mtimeMs } = statSync(pointer);
        if (loaded?.mtimeMs === mtimeMs) return loaded.knowledge;
        const version = (await readFile(pointer, 'utf8')).trim();
        const knowledge = loaded?.knowledge.base.version === version ? loaded.knowledge : await load(join(directory, version));
        loaded = { mtimeMs, knowledge };
        return knowledge;
      } catch (cause) {
        if (loaded !== undefined) return loaded.knowledge;
        throw new MostradorError(
          'KNOWLEDGE_INVALID',
          'There is no compiled knowledge where KNOWLEDGE_DIR points.',
          {},
          { cause },
        );
      }
    },
    learning: () => readLearning(directory),
  };
}

async function load(directory: string): Promise<Knowledge> {
  // Written and validated by `compileKnowledge`; only this line trusts it unchecked.
  const base: KnowledgeBase = JSON.parse(await readFile(join(directory, 'knowledge.json'), 'utf8'));
  const encoders = forAnswering(folderEncoders(directory));
  const matchers: Partial<Record<Language, Matcher>> = {};
  for (const language of LANGUAGES) {
    if (!base.entries.some((entry) => entry.language === language)) continue;
    matchers[language] = loadSnapshot(new Uint8Array(await readFile(join(directory, `${language}.snapshot`))), () =>
      encoders(language),
    );
  }
  return { base, matchers };
}
