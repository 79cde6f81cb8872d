import { type ParsedKnowledge, parseKnowledge } from '../knowledge/parse';
import type { KnowledgeProblem } from '../knowledge/problems';
import type { Encoder } from '../matcher';
import { compact } from '../model/compact';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { KnowledgeFile } from '../model/knowledge-file';
import type { Language } from '../model/language';
import type { Clock, Digest, KnowledgeDraft, KnowledgeFolder, KnowledgeRecords, KnowledgeVersions, Publication } from '../ports';
import { unapprovedDrafts } from './approval';
import { conflictingDrafts, withDrafts } from './drafts';
import { makeLive } from './history';
import { noteLastChanges } from './last-changes';
import { type BrokenQuestion, brokenQuestions } from './saved-questions';
import { filesOfVersion, keepVersion, openVersion } from './version-content';

export interface PublishingPorts {
  readonly records: KnowledgeRecords;
  readonly versions: KnowledgeVersions;
  readonly digest: Digest;
  readonly clock: Clock;
  /** Trains the matchers of a knowledge base. */
  readonly build: (
    base: KnowledgeBase,
    onProgress: (share: number) => void,
  ) => Promise<Readonly<Partial<Record<Language, Uint8Array>>>>;
  /** What the matchers were trained with, for the saved questions. */
  readonly encoders?: (language: Language) => Encoder | undefined;
  /** The folder that people edit, on one machine: publishing writes the drafts into it. */
  readonly folder?: KnowledgeFolder;
}

export interface PublishRequest {
  /** Distinguishes this run from others that want to publish at the same time. */
  readonly holder: string;
  readonly author: string;
  readonly note?: string;
  /** All files, from a program; otherwise the drafts are published. */
  readonly files?: readonly KnowledgeFile[];
  /** The number of the publication that the author saw as live; 0: none. When another one is live, nothing is published. */
  readonly expected?: number;
  /** Publishes although saved questions are answered worse than before. */
  readonly despiteQuestions?: boolean;
}

export type PublishOutcome =
  | { readonly kind: 'published'; readonly publication: Publication; readonly warnings: readonly KnowledgeProblem[] }
  /** What is live is just this. */
  | { readonly kind: 'unchanged'; readonly version: string }
  | { readonly kind: 'invalid'; readonly problems: readonly KnowledgeProblem[] }
  | { readonly kind: 'questions'; readonly broken: readonly BrokenQuestion[] }
  /** Files were changed by somebody else since the drafts of them were begun. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  /** Drafts that another person must publish than who made them. */
  | { readonly kind: 'unapproved'; readonly paths: readonly string[] }
  | { readonly kind: 'overtaken'; readonly by: Publication }
  | { readonly kind: 'busy' };

/** Longer than any step of publishing takes: who is killed meanwhile keeps the others waiting no longer. */
const LEASE_MS = 5 * 60_000;

/**
 * Publishes drafts, or the files of a program: all files are checked, the matchers trained and the saved questions asked,
 * and only then the version is stored and made live. Whatever fails, the version before stays live.
 *
 * @param onProgress the share that is done, in [0, 1]
 */
export async function publish(
  ports: PublishingPorts,
  request: PublishRequest,
  onProgress: (share: number) => Promise<void> = async () => {},
): Promise<PublishOutcome> {
  const { records, clock } = ports;
  const { holder } = request;
  const until = () => new Date(clock.now().getTime() + LEASE_MS);
  if (!(await records.takePublishLease(holder, clock.now(), until()))) return { kind: 'busy' };
  try {
    return await publishAlone(ports, request, async (share) => {
      await records.takePublishLease(holder, clock.now(), until());
      await onProgress(share);
    });
  } finally {
    await records.returnPublishLease(holder);
  }
}

async function publishAlone(
  ports: PublishingPorts,
  { author, note, files: given, expected, despiteQuestions = false }: PublishRequest,
  onProgress: (share: number) => Promise<void>,
): Promise<PublishOutcome> {
  const { records, versions, digest, clock, folder } = ports;
  const live = await records.loadLive();
  if (expected !== undefined && live !== undefined && live.number !== expected) return { kind: 'overtaken', by: live };
  const present = await editedFiles(ports, live);
  const drafts = given === undefined ? await records.listDrafts() : [];
  const conflicts = conflictingDrafts(present, drafts, digest);
  if (conflicts.length > 0) return { kind: 'conflict', paths: conflicts.map(({ path }) => path) };
  const unapproved = await unapprovedBy(ports, live, drafts, author);
  if (unapproved.length > 0) return { kind: 'unapproved', paths: unapproved };
  const files = given ?? withDrafts(present, drafts);
  const parsed = parseKnowledge(files, digest, clock.now());
  if (parsed.kind === 'invalid') return parsed;
  const { version } = parsed.base;
  if (version !== live?.version) {
    await onProgress(0.05);
    const snapshots = await ports.build(parsed.base, () => {});
    await onProgress(0.8);
    await keepVersion(versions, { files, base: parsed.base, snapshots }, digest);
    const broken = despiteQuestions ? [] : await questionsBrokenBy(ports, version, live);
    // The next publication removes what was stored in vain.
    if (broken.length > 0) return { kind: 'questions', broken };
  }
  await onProgress(0.95);
  // The files come first: were they behind after a crash, the next start would take them for a newer save.
  await folder?.write(given === undefined ? drafts : changedFiles(present, given));
  const outcome = await goLive(ports, live, { version, author, ...compact({ note }) }, parsed);
  if (outcome.kind === 'published') {
    const authors = new Map(drafts.map((draft) => [draft.path, draft.author]));
    await noteLastChanges(ports, live, outcome.publication, authors);
  }
  if (outcome.kind === 'published' || outcome.kind === 'unchanged') await dropDrafts(ports, drafts);
  return outcome;
}

/** The paths of drafts that this person cannot publish; see `unapprovedDrafts`. */
export async function unapprovedBy(
  { versions, digest }: Pick<PublishingPorts, 'versions' | 'digest'>,
  live: Publication | undefined,
  drafts: readonly KnowledgeDraft[],
  publisher: string,
): Promise<readonly string[]> {
  if (live === undefined || drafts.length === 0) return [];
  const knowledge = await openVersion(versions, live.version, { digest, matching: false });
  return knowledge === undefined ? [] : unapprovedDrafts(knowledge.base.service, drafts, publisher).map(({ path }) => path);
}

/** The files that drafts are changes of: those of the folder, or of the live version. */
export async function editedFiles(
  { folder, versions, digest }: Pick<PublishingPorts, 'folder' | 'versions' | 'digest'>,
  live: Publication | undefined,
): Promise<readonly KnowledgeFile[]> {
  if (folder !== undefined) return folder.read();
  return live === undefined ? [] : ((await filesOfVersion(versions, live.version, digest)) ?? []);
}

/** The differences, as a folder takes them. */
function changedFiles(present: readonly KnowledgeFile[], next: readonly KnowledgeFile[]) {
  const [was, is] = [present, next].map((files) => new Map(files.map(({ path, text }) => [path, text])));
  return [
    ...next.filter(({ path, text }) => was?.get(path) !== text),
    ...present.filter(({ path }) => is?.has(path) === false).map(({ path }) => ({ path })),
  ];
}

async function questionsBrokenBy(
  { versions, digest, clock, encoders }: PublishingPorts,
  version: string,
  live: Publication | undefined,
): Promise<readonly BrokenQuestion[]> {
  const options = { digest, matching: true, ...compact({ encoders }) };
  const [next, before] = await Promise.all([
    openVersion(versions, version, options),
    // A version that cannot be read any more is nothing to compare with.
    live === undefined ? undefined : openVersion(versions, live.version, options).catch(() => undefined),
  ]);
  return next === undefined || before === undefined ? [] : brokenQuestions(before, next, clock.now(), digest);
}

/** A save that the folder's watcher published meanwhile is this very version: it becomes this author's. */
async function goLive(
  ports: PublishingPorts,
  live: Publication | undefined,
  what: Pick<Publication, 'version' | 'author' | 'note'>,
  { warnings }: Extract<ParsedKnowledge, { kind: 'valid' }>,
): Promise<PublishOutcome> {
  const { records, clock } = ports;
  let before = live;
  for (;;) {
    const isOwnSave = before?.version === what.version && before.kind === 'files' && before.number !== live?.number;
    if (before?.version === what.version && !isOwnSave) return { kind: 'unchanged', version: what.version };
    const at = clock.now().toISOString();
    const replaced = isOwnSave && before !== undefined ? [before.number] : [];
    const publication = await makeLive(ports, before, { ...what, kind: 'publish', at }, replaced);
    if (publication !== undefined) return { kind: 'published', publication, warnings };
    before = await records.loadLive();
    if (before !== undefined && before.version !== what.version) return { kind: 'overtaken', by: before };
  }
}

async function dropDrafts({ records }: PublishingPorts, drafts: readonly KnowledgeDraft[]): Promise<void> {
  for (const { path, revision } of drafts) await records.dropDraft(path, revision);
}
