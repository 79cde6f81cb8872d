import { decodeImport } from '../knowledge/import/decode';
import { type Outcome, type PlannedRow, planImport } from '../knowledge/import/plan';
import { readImport } from '../knowledge/import/read';
import { parseKnowledge } from '../knowledge/parse';
import { hasErrors, type KnowledgeProblem } from '../knowledge/problems';
import type { KnowledgeFile } from '../model/knowledge-file';
import { LANGUAGES } from '../model/language';
import { MAX_DRAFTS, withDrafts } from './drafts';
import { type EditPorts, saveDraft } from './edit';
import type { ImportRequest } from './import-request';
import { editedFiles } from './publish';

/** So many rows are listed, those with something to tell first; the counts are of all. */
const MAX_LISTED = 200;
/** Title of the topic of rows that name none. */
const USUAL_TOPIC = 'General';

export type DraftImport =
  | {
      readonly kind: 'imported';
      /** Drafts that were saved; 0 in a dry run. */
      readonly saved: number;
      readonly counts: Readonly<Partial<Record<Outcome, number>>>;
      readonly rows: readonly PlannedRow[];
      /** Topics that are new. */
      readonly topics: readonly string[];
    }
  /** Nothing was saved. */
  | { readonly kind: 'refused'; readonly problems: readonly KnowledgeProblem[] };

/**
 * Makes drafts of a file of questions and answers: all of it, or nothing.
 * @param onProgress the share that is done, in [0, 1]
 */
export async function importDrafts(
  ports: EditPorts,
  { name, content, language, topic = USUAL_TOPIC, replace, dryRun }: ImportRequest,
  author: string,
  onProgress: (share: number) => Promise<void>,
): Promise<DraftImport> {
  const [live, drafts] = await Promise.all([ports.records.loadLive(), ports.records.listDrafts()]);
  const existing = withDrafts(await editedFiles(ports, live), drafts);
  const source = decodeImport(name, bytesOf(content));
  const read = 'problem' in source ? { drafts: [], problems: [source.problem] } : readImport([source], {});
  const usual = language ?? usualLanguage(ports, existing);
  const plan = planImport(read, { language: usual, topic, replace, existing });
  const tooMany = drafts.length + plan.files.length > MAX_DRAFTS;
  if (hasErrors(plan.problems) || tooMany) {
    const message = `There may be ${MAX_DRAFTS} drafts at a time, and this file makes ${plan.files.length}. Publish those that there are, split the file, or import it with the command.`;
    const limit: KnowledgeProblem = { file: name, line: 1, column: 1, message, severity: 'error' };
    return { kind: 'refused', problems: [...(tooMany ? [limit] : []), ...plan.problems].slice(0, MAX_LISTED) };
  }
  if (!dryRun) await saveAll(ports, plan.files, author, onProgress);
  const telling = plan.rows.filter(({ lost }) => lost.length > 0);
  const others = plan.rows.filter(({ lost }) => lost.length === 0);
  return {
    kind: 'imported',
    saved: dryRun ? 0 : plan.files.length,
    counts: countsOf(plan.rows),
    rows: [...telling, ...others].slice(0, MAX_LISTED),
    topics: plan.topics,
  };
}

/** A job that is done again finds its own drafts, and saves the same once more. */
async function saveAll(
  ports: EditPorts,
  files: readonly KnowledgeFile[],
  author: string,
  onProgress: (share: number) => Promise<void>,
): Promise<void> {
  for (const [place, { path, text }] of files.entries()) {
    const draft = await ports.records.loadDraft(path);
    await saveDraft(ports, { path, text, author, revision: draft?.revision ?? 0 });
    if (place % 20 === 0) await onProgress(place / files.length);
  }
}

function countsOf(rows: readonly PlannedRow[]): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function usualLanguage({ digest, clock }: EditPorts, existing: readonly KnowledgeFile[]) {
  const parsed = parseKnowledge(existing, digest, clock.now());
  return parsed.kind === 'valid' ? parsed.base.service.languages[0] : LANGUAGES[0];
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
