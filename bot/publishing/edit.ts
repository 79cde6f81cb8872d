import { entryPath, parseEntry } from '../knowledge/entry';
import { parseKnowledge } from '../knowledge/parse';
import type { KnowledgeProblem } from '../knowledge/problems';
import { parseService } from '../knowledge/service';
import { compact } from '../model/compact';
import { MostradorError } from '../model/errors';
import type { KnowledgeDraft } from '../ports';
import { changesBetween, type FileChange } from './changes';
import { checkedPath, conflictingDrafts, MAX_DRAFTS, withDrafts } from './drafts';
import { editedFiles, type PublishingPorts, unapprovedBy } from './publish';

export type EditPorts = Pick<PublishingPorts, 'records' | 'versions' | 'digest' | 'clock' | 'folder'>;

/** A file as somebody may change it. */
export interface EditedFile {
  readonly path: string;
  /** As published; absent for a new file. */
  readonly text?: string;
  /** SHA-256 of that text. */
  readonly basedOn?: string;
  readonly draft?: KnowledgeDraft;
}

/** A file, and the draft of it. */
export async function readFile(ports: EditPorts, path: string): Promise<EditedFile> {
  const [files, draft] = await Promise.all([publishedFiles(ports), ports.records.loadDraft(checkedPath(path))]);
  const text = files.find((file) => file.path === path)?.text;
  return {
    path,
    ...(text === undefined ? {} : { text, basedOn: ports.digest.sha256(text) }),
    ...(draft === undefined ? {} : { draft }),
  };
}

export interface SaveRequest {
  readonly path: string;
  /** Absent to remove the file. */
  readonly text?: string;
  /** The revision of the draft that it was made from; 0: none. */
  readonly revision: number;
  /** SHA-256 of the published text that it was made from; by default what its draft was made from, or what is published now. */
  readonly basedOn?: string;
  readonly author: string;
}

/**
 * Saves a draft of a file.
 * @returns the draft, and what is wrong with the file; a draft may be wrong, only publishing takes none that is
 * @throws MostradorError KNOWLEDGE_CONFLICT with the draft of somebody else who saved meanwhile
 */
export async function saveDraft(
  ports: EditPorts,
  { author, revision, ...change }: SaveRequest,
): Promise<{ readonly draft: KnowledgeDraft; readonly problems: readonly KnowledgeProblem[] }> {
  const { records, clock } = ports;
  const present = await readFile(ports, change.path);
  if (revision === 0 && (await records.listDrafts()).length >= MAX_DRAFTS) {
    throw new MostradorError('INVALID_REQUEST', `There are ${MAX_DRAFTS} drafts already. Publish them first.`);
  }
  const basedOn = change.basedOn ?? (present.draft === undefined ? present.basedOn : present.draft.basedOn);
  const draft: KnowledgeDraft = {
    ...change,
    ...compact({ basedOn }),
    revision: revision + 1,
    at: clock.now().toISOString(),
    author,
  };
  if (await records.saveDraft(draft)) return { draft, problems: problemsOf(draft, clock.now()) };
  const other = await records.loadDraft(change.path);
  throw new MostradorError(
    'KNOWLEDGE_CONFLICT',
    `${other?.author ?? 'Somebody'} has changed this file meanwhile.`,
    compact({ draft: other }),
  );
}

/** What is wrong with one file by itself. */
function problemsOf({ path, text }: KnowledgeDraft, now: Date): readonly KnowledgeProblem[] {
  if (text === undefined) return [];
  if (entryPath(path) !== undefined) return problemsIn(parseEntry(path, text));
  return path === 'service.yaml' ? problemsIn(parseService(path, text, now)) : [];
}

const problemsIn = (parsed: object): readonly KnowledgeProblem[] => (hasProblems(parsed) ? parsed.problems : []);

function hasProblems(parsed: object): parsed is { readonly problems: readonly KnowledgeProblem[] } {
  return 'problems' in parsed;
}

/** What publishing the drafts would do. */
export interface DraftReview {
  readonly drafts: readonly KnowledgeDraft[];
  readonly changes: readonly FileChange[];
  readonly problems: readonly KnowledgeProblem[];
  /** Files that somebody else changed since their drafts were begun. */
  readonly conflicts: readonly string[];
  /** Files that another person must publish than who asks. */
  readonly unapproved: readonly string[];
}

/** @param publisher who asks, and would publish them */
export async function reviewDrafts(ports: EditPorts, publisher: string): Promise<DraftReview> {
  const [live, drafts] = await Promise.all([ports.records.loadLive(), ports.records.listDrafts()]);
  const [files, unapproved] = await Promise.all([editedFiles(ports, live), unapprovedBy(ports, live, drafts, publisher)]);
  const next = withDrafts(files, drafts);
  const parsed = parseKnowledge(next, ports.digest, ports.clock.now());
  return {
    drafts,
    changes: changesBetween(files, next),
    problems: parsed.kind === 'invalid' ? parsed.problems : parsed.warnings,
    conflicts: conflictingDrafts(files, drafts, ports.digest).map(({ path }) => path),
    unapproved,
  };
}

async function publishedFiles(ports: EditPorts) {
  return editedFiles(ports, await ports.records.loadLive());
}
