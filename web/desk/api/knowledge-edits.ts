import type { z } from 'zod';
import type * as schemas from '../../../functions/api/schemas';
import { read, request } from './as-staff';

export type EntryFile = z.infer<typeof schemas.entryFiles>['files'][number];
export type EntryFields = z.infer<typeof schemas.entryFields>;
export type EntryStates = z.infer<typeof schemas.entryStates>;
export type EntryState = EntryStates['entries'][number];
export type ServiceFile = z.infer<typeof schemas.serviceFile>;
export type SavedService = z.infer<typeof schemas.savedService>;
export type SavedDraft = z.infer<typeof schemas.savedDraft>;
export type Problem = SavedDraft['problems'][number];
export type DraftReview = z.infer<typeof schemas.draftReview>;
export type FileChange = DraftReview['changes'][number];
export type Publications = z.infer<typeof schemas.publications>;
export type Publication = z.infer<typeof schemas.publication>;
export type Gap = z.infer<typeof schemas.knowledgeGaps>['gaps'][number];
export type Job = z.infer<typeof schemas.job>;
export type Replay = z.infer<typeof schemas.replay>;

/** What a job of replaying found; undefined when it failed otherwise. */
export function replayOf({ result }: Job): Replay | undefined {
  return result?.kind === 'replayed' || result?.kind === 'invalid' ? (result as Replay) : undefined;
}

const KNOWLEDGE = '/v1/knowledge';
const SERVICE = `${KNOWLEDGE}/service`;
const draftAddress = (id: string, language: string) => `${KNOWLEDGE}/drafts/${id}/${language}`;

export async function readEntry(id: string): Promise<readonly EntryFile[]> {
  return (await read<{ files: readonly EntryFile[] }>(`${KNOWLEDGE}/entries/${id}`)).files;
}

export type EntryChange =
  | { readonly fields: EntryFields; readonly answer: string }
  | { readonly text: string }
  | { readonly removed: true };

/** Throws KNOWLEDGE_CONFLICT when somebody else saved another revision. */
export function saveEntry(id: string, language: string, revision: number, change: EntryChange): Promise<SavedDraft> {
  return read<SavedDraft>(draftAddress(id, language), { method: 'PUT', body: { revision, ...change } });
}

export async function forgetEntry(id: string, language: string): Promise<void> {
  await request(draftAddress(id, language), { method: 'DELETE' });
}

export const readService = (): Promise<ServiceFile> => read<ServiceFile>(SERVICE);

/** The whole text, or single values by their paths. */
export type ServiceEdit =
  | { readonly text: string }
  | { readonly changes: readonly { readonly path: readonly (string | number)[]; readonly value?: unknown }[] };

export function saveService(revision: number, edit: ServiceEdit): Promise<SavedService> {
  return read<SavedService>(SERVICE, { method: 'PUT', body: { revision, ...edit } });
}

export async function forgetService(): Promise<void> {
  await request(SERVICE, { method: 'DELETE' });
}

export async function readGaps(): Promise<readonly Gap[]> {
  return (await read<{ gaps: readonly Gap[] }>(`${KNOWLEDGE}/gaps`)).gaps;
}

export const reviewDrafts = (): Promise<DraftReview> => read<DraftReview>(`${KNOWLEDGE}/check`, { method: 'POST', body: {} });
export const readVersions = (): Promise<Publications> => read<Publications>(`${KNOWLEDGE}/versions`);

export async function readChanges(version: string): Promise<readonly FileChange[]> {
  return (await read<{ changes: readonly FileChange[] }>(`${KNOWLEDGE}/versions/${version}`)).changes;
}

export async function startPublishing(body: {
  readonly note?: string;
  readonly expected: number;
  readonly despiteQuestions?: boolean;
}): Promise<Job> {
  return (await read<{ job: Job }>(`${KNOWLEDGE}/publish`, { method: 'POST', body })).job;
}

export type Imported = z.infer<typeof schemas.imported>;

/** What a job of importing did; undefined when it failed otherwise. */
export function importedOf({ result }: Job): Imported | undefined {
  return result?.kind === 'imported' || result?.kind === 'refused' ? (result as Imported) : undefined;
}

export interface ImportOptions {
  readonly name: string;
  /** In base64. */
  readonly content: string;
  readonly topic?: string;
  readonly replace: boolean;
  readonly dryRun: boolean;
}

/** Makes drafts of a file, or tells what would become of its rows. */
export async function startImport(body: ImportOptions): Promise<Job> {
  return (await read<{ job: Job }>(`${KNOWLEDGE}/import`, { method: 'POST', body })).job;
}

/** What customers asked lately, asked again of the knowledge with the drafts. */
export async function startReplay(): Promise<Job> {
  return (await read<{ job: Job }>(`${KNOWLEDGE}/replay`, { method: 'POST', body: {} })).job;
}

export async function readJob(id: string): Promise<Job> {
  return (await read<{ job: Job }>(`${KNOWLEDGE}/jobs/${id}`)).job;
}

export async function rollBack(version: string, expected: number): Promise<Publication> {
  const body = { version, expected };
  return (await read<{ publication: Publication }>(`${KNOWLEDGE}/rollback`, { method: 'POST', body })).publication;
}
