import * as z from 'zod';
import type { KnowledgeFile } from '../model/knowledge-file';
import type { Digest, KnowledgeVersions, Publication } from '../ports';
import { filesOfVersion } from './version-content';

const lastChanges = z.record(z.string(), z.object({ at: z.string(), author: z.string() }));

/** Who changed each file last, and when that was published, by path; files that nobody changed since then are missing. */
export type LastChanges = Readonly<z.infer<typeof lastChanges>>;

/** Kept beside the other parts of a version; not in its manifest, since it says nothing of its content. */
const PART = 'changes.json';

/** Empty when the version was stored before changes were noted. Throws UNAVAILABLE. */
export async function readLastChanges(versions: KnowledgeVersions, version: string): Promise<LastChanges> {
  const bytes = await versions.get(version, PART);
  if (bytes === undefined) return {};
  const parsed = lastChanges.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success ? parsed.data : {};
}

/**
 * Notes who changed what in a version that was just made live, from what was noted of the one before. A version that was live
 * before keeps what was noted then, unless `authors` are known. Never throws: the publication itself is done.
 * @param authors of drafts, by path; of the other files the publisher is the author
 */
export async function noteLastChanges(
  { versions, digest }: { readonly versions: KnowledgeVersions; readonly digest: Digest },
  before: Publication | undefined,
  { version, at, author }: Publication,
  authors?: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    if (authors === undefined && (await versions.get(version, PART)) !== undefined) return;
    const read = (one: string) => filesOfVersion(versions, one, digest).catch(() => undefined);
    const [was, is] = await Promise.all([before === undefined ? undefined : read(before.version), read(version)]);
    // Of the first version nobody knows who wrote which file.
    if (before === undefined || was === undefined || is === undefined) return;
    const noted = await readLastChanges(versions, before.version);
    const texts = textsOf(was);
    const next = is.flatMap(({ path, text }): [string, LastChanges[string]][] => {
      if (texts.get(path) !== text) return [[path, { at, author: authors?.get(path) ?? author }]];
      const earlier = noted[path];
      return earlier === undefined ? [] : [[path, earlier]];
    });
    await versions.put(version, PART, new TextEncoder().encode(JSON.stringify(Object.fromEntries(next))));
  } catch {
    // The list then says of these files that nobody knows.
  }
}

const textsOf = (files: readonly KnowledgeFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));
