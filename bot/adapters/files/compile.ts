import { compileSnapshots, type KeptSnapshots } from '../../knowledge/compile';
import { parseKnowledge } from '../../knowledge/parse';
import type { KnowledgeProblem } from '../../knowledge/problems';
import { compact } from '../../model/compact';
import type { KnowledgeBase } from '../../model/knowledge-base';
import { LANGUAGES, type Language } from '../../model/language';
import { keepVersion } from '../../publishing/version-content';
import { sha256Digest, systemClock } from '../crypto';
import { copyEncoder, folderEncoders } from './encoder';
import { readLanguageKnowledge } from './language-knowledge';
import { removeOldVersions } from './old-versions';
import { readKnowledgeFolder } from './read-folder';
import { versionsFolder } from './versions-folder';

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
  /** Whether the version becomes the current one of the folder; otherwise it is only stored. */
  readonly makeCurrent?: boolean;
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
  { languages, kept, makeCurrent = true, onProgress }: CompileOptions = {},
): Promise<Compiled> {
  const files = await readKnowledgeFolder(sourceDirectory);
  const parsed = parseKnowledge(files, sha256Digest, systemClock.now());
  if (parsed.kind === 'invalid') return parsed;
  const { base } = parsed;
  const snapshots = await trainedSnapshots(base, compact({ languages, kept, onProgress }));
  const versions = versionsFolder(outDirectory);
  await keepVersion(versions, { files, base, snapshots }, sha256Digest);
  if (languages !== undefined && base.service.sentenceEncoder !== false) await copyEncoder(languages, outDirectory);
  if (makeCurrent) {
    await versions.noteLive?.(base.version);
    await removeOldVersions(outDirectory);
  }
  const snapshotBytes = Object.values(snapshots).reduce((sum, bytes) => sum + bytes.byteLength, 0);
  return { kind: 'compiled', version: base.version, warnings: parsed.warnings, snapshotBytes };
}

/** Trains the matchers of a knowledge base with the language knowledge of a folder. */
export async function trainedSnapshots(
  base: KnowledgeBase,
  { languages, kept, onProgress }: Omit<CompileOptions, 'makeCurrent'>,
): Promise<Partial<Record<Language, Uint8Array>>> {
  const known = languages === undefined ? undefined : await readLanguageKnowledge(languages);
  const meant = base.service.sentenceEncoder === false ? undefined : languages;
  const encoders = meant === undefined ? () => undefined : folderEncoders(meant);
  return compileSnapshots(base, {
    languages: Object.fromEntries(
      LANGUAGES.map((language) => {
        const encoder = base.entries.some((entry) => entry.language === language) ? encoders(language) : undefined;
        return [language, { ...known?.[language], ...(encoder ? { encoder } : {}) }];
      }),
    ),
    ...(kept === undefined ? {} : { kept }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}
