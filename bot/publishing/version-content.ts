import * as z from 'zod';
import { type Encoder, loadSnapshot, type Matcher } from '../matcher';
import { MostradorError } from '../model/errors';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { KnowledgeFile } from '../model/knowledge-file';
import { LANGUAGES, type Language } from '../model/language';
import type { Digest, Knowledge, KnowledgeVersions } from '../ports';

/** Everything of one version: the files that people edit, and what functions load. */
export interface VersionContent {
  readonly files: readonly KnowledgeFile[];
  readonly base: KnowledgeBase;
  readonly snapshots: Readonly<Partial<Record<Language, Uint8Array>>>;
}

/** Lists the other parts with their digests; written last, so a version that has it is whole. */
export const MANIFEST = 'manifest.json';
const FILES = 'files.json';
const BASE = 'knowledge.json';
const snapshotPart = (language: Language) => `${language}.snapshot`;

const manifest = z.object({ parts: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })) });
type Manifest = z.infer<typeof manifest>;
const storedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decoded = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** Stores a version, unless it is stored already. A reader finds it whole or not at all. */
export async function keepVersion(
  versions: KnowledgeVersions,
  { files, base, snapshots }: VersionContent,
  digest: Digest,
): Promise<void> {
  const parts: readonly (readonly [name: string, content: Uint8Array])[] = [
    [FILES, encoded(files)],
    [BASE, encoded(base)],
    ...LANGUAGES.flatMap((language): readonly [string, Uint8Array][] => {
      const snapshot = snapshots[language];
      return snapshot === undefined ? [] : [[snapshotPart(language), snapshot]];
    }),
  ];
  const described: Manifest = {
    parts: Object.fromEntries(
      parts.map(([name, content]) => [name, { bytes: content.byteLength, sha256: digest.sha256(content) }]),
    ),
  };
  const manifestBytes = encoded(described);
  const stored = await versions.get(base.version, MANIFEST);
  // Written again only where another program trained other matchers, or the file is damaged.
  if (stored !== undefined && digest.sha256(stored) === digest.sha256(manifestBytes)) return;
  await Promise.all(parts.map(([name, content]) => versions.put(base.version, name, content)));
  await versions.put(base.version, MANIFEST, manifestBytes);
}

/** Stores a version of one store in another, unless it is there already. Throws KNOWLEDGE_INVALID when it is not in the first. */
export async function copyVersion(from: KnowledgeVersions, to: KnowledgeVersions, version: string): Promise<void> {
  if ((await to.get(version, MANIFEST)) !== undefined) return;
  const described = await readManifest(from, version);
  if (described === undefined) throw damaged(version, MANIFEST);
  for (const name of [...Object.keys(described.parts), MANIFEST]) {
    const content = await from.get(version, name);
    if (content === undefined) throw damaged(version, name);
    await to.put(version, name, content);
  }
}

/** The files of a version; `undefined` when it is not stored. Throws KNOWLEDGE_INVALID when it is damaged. */
export async function filesOfVersion(
  versions: KnowledgeVersions,
  version: string,
  digest: Digest,
): Promise<readonly KnowledgeFile[] | undefined> {
  const described = await readManifest(versions, version);
  return described && storedFiles.parse(decoded(await readPart(versions, version, FILES, described, digest)));
}

export interface OpenOptions {
  readonly digest: Digest;
  /** Whether questions will be matched; otherwise the matchers are left out. */
  readonly matching: boolean;
  readonly encoders?: (language: Language) => Encoder | undefined;
}

/** A version, ready for use; `undefined` when it is not stored. Throws KNOWLEDGE_INVALID when a part of it is damaged. */
export async function openVersion(
  versions: KnowledgeVersions,
  version: string,
  { digest, matching, encoders = () => undefined }: OpenOptions,
): Promise<Knowledge | undefined> {
  const described = await readManifest(versions, version);
  if (described === undefined) return undefined;
  const read = (name: string) => readPart(versions, version, name, described, digest);
  const languages = matching ? LANGUAGES.filter((language) => snapshotPart(language) in described.parts) : [];
  const [base, ...snapshots] = await Promise.all([read(BASE), ...languages.map((language) => read(snapshotPart(language)))]);
  const matchers: Partial<Record<Language, Matcher>> = {};
  for (const [place, language] of languages.entries()) {
    const snapshot = snapshots[place];
    if (snapshot !== undefined) matchers[language] = loadSnapshot(snapshot, () => encoders(language));
  }
  // Written by `keepVersion`, and unchanged according to its digest; only this line trusts its shape unchecked.
  const parsed: KnowledgeBase = JSON.parse(new TextDecoder().decode(base));
  return { base: parsed, matchers };
}

async function readManifest(versions: KnowledgeVersions, version: string): Promise<Manifest | undefined> {
  const bytes = await versions.get(version, MANIFEST);
  if (bytes === undefined) return undefined;
  try {
    return manifest.parse(decoded(bytes));
  } catch (cause) {
    throw damaged(version, MANIFEST, cause);
  }
}

async function readPart(
  versions: KnowledgeVersions,
  version: string,
  name: string,
  { parts }: Manifest,
  digest: Digest,
): Promise<Uint8Array> {
  const content = await versions.get(version, name);
  if (content === undefined || digest.sha256(content) !== parts[name]?.sha256) throw damaged(version, name);
  return content;
}

function damaged(version: string, part: string, cause?: unknown): MostradorError {
  return new MostradorError(
    'KNOWLEDGE_INVALID',
    `The stored knowledge version ${version} is damaged (${part}). Make another version live, or publish this one again.`,
    { version, part },
    { cause },
  );
}
