import { MostradorError } from '../model/errors';
import type { KnowledgeFile } from '../model/knowledge-file';
import { LANGUAGES } from '../model/language';
import type { Digest, KnowledgeDraft } from '../ports';

/** Drafts at a time: more is an import, which is published from files. */
export const MAX_DRAFTS = 500;

const LANGUAGE = LANGUAGES.join('|');
const NAME = '[a-zA-Z0-9][\\w-]{0,99}';
/** The files that a page may write. */
const PATHS = new RegExp(
  `^(?:service\\.yaml|(?:questions|synonyms)\\.(?:${LANGUAGE})\\.yaml|${NAME}/topic\\.yaml|${NAME}/${NAME}\\.(?:${LANGUAGE})\\.md)$`,
);

/** @throws MostradorError INVALID_REQUEST for a path that no knowledge file has, such as one that leads out of the folder */
export function checkedPath(path: string): string {
  if (PATHS.test(path)) return path;
  throw new MostradorError(
    'INVALID_REQUEST',
    `This is not the path of a knowledge file. An entry is <topic>/<entry>.<${LANGUAGE}>.md, with letters, digits and hyphens.`,
    { path: path.slice(0, 200) },
  );
}

/** The drafts whose file was changed by somebody else since they were begun. */
export function conflictingDrafts(
  files: readonly KnowledgeFile[],
  drafts: readonly KnowledgeDraft[],
  digest: Digest,
): readonly KnowledgeDraft[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return drafts.filter(({ path, basedOn, text: wanted }) => {
    const text = texts.get(path);
    if (text === wanted) return false;
    return (text === undefined ? undefined : digest.sha256(text)) !== basedOn;
  });
}

/** The files as they would be with the drafts. */
export function withDrafts(files: readonly KnowledgeFile[], drafts: readonly KnowledgeDraft[]): readonly KnowledgeFile[] {
  const changed = new Map(drafts.map(({ path, text }) => [path, text]));
  const kept = files.filter(({ path }) => !changed.has(path));
  const written = drafts.flatMap(({ path, text }): KnowledgeFile[] => (text === undefined ? [] : [{ path, text }]));
  return [...kept, ...written];
}
