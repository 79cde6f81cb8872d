import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileSnapshots, type KeptSnapshots } from '../../knowledge/compile';
import { parseKnowledge } from '../../knowledge/parse';
import type { KnowledgeProblem } from '../../knowledge/problems';
import { LANGUAGES } from '../../model/language';
import { sha256Digest, systemClock } from '../crypto';
import { copyEncoder, folderEncoders } from './encoder';
import { readLanguageKnowledge } from './language-knowledge';
import { removeOldVersions } from './old-versions';
import { readKnowledgeFolder } from './read-folder';

export type Compiled =
  | {
      readonly kind: 'compiled';
      readonly version: string;
      readonly warnings: readonly KnowledgeProblem[];
      readonly snapshotBytes: number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly KnowledgeProblem[] };

export interface CompileOptions {
  /** Folder with the language knowledge; without it, the matcher knows only the entries. */
  readonly languages?: string;
  /** Earlier snapshots: the same input is not trained again. */
  readonly kept?: KeptSnapshots;
  /** Receives the share of the training that is done, in [0, 1]; not called when nothing has to be trained. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Compiles the knowledge files of `sourceDirectory` into `<outDirectory>/<version>/` and makes that version the current
 * one. When the folder has errors, nothing changes: the last good version stays. Only the latest few versions are kept.
 */
export async function compileKnowledge(
  sourceDirectory: string,
  outDirectory: string,
  { languages, kept, onProgress }: CompileOptions = {},
): Promise<Compiled> {
  const parsed = parseKnowledge(await readKnowledgeFolder(sourceDirectory), sha256Digest, systemClock.now());
  if (parsed.kind === 'invalid') return parsed;
  const { base } = parsed;
  const known = languages === undefined ? undefined : await readLanguageKnowledge(languages);
  const meant = base.service.sentenceEncoder === false ? undefined : languages;
  const encoders = meant === undefined ? () => undefined : folderEncoders(meant);
  const snapshots = await compileSnapshots(base, {
    languages: Object.fromEntries(
      LANGUAGES.map((language) => {
        const encoder = base.entries.some((entry) => entry.language === language) ? encoders(language) : undefined;
        return [language, { ...known?.[language], ...(encoder ? { encoder } : {}) }];
      }),
    ),
    ...(kept === undefined ? {} : { kept }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const target = join(outDirectory, base.version);
  const draft = `${target}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'knowledge.json'), JSON.stringify(base));
  for (const language of LANGUAGES) {
    const bytes = snapshots[language];
    if (bytes !== undefined) await writeFile(join(draft, `${language}.snapshot`), bytes);
  }
  if (meant !== undefined) await copyEncoder(meant, draft);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  const pointer = join(outDirectory, `current.${process.pid}.draft`);
  await writeFile(pointer, base.version);
  await rename(pointer, join(outDirectory, 'current'));
  await removeOldVersions(outDirectory);
  const snapshotBytes = Object.values(snapshots).reduce((sum, bytes) => sum + bytes.byteLength, 0);
  return { kind: 'compiled', version: base.version, warnings: parsed.warnings, snapshotBytes };
}
