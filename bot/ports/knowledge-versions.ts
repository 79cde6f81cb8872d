/**
 * Stored knowledge versions. A version is a few named parts that never change once they are written; it is named by the
 * hash of its files (12 hex digits). `bot/publishing/version-content.ts` says which parts there are.
 */
export interface KnowledgeVersions {
  /** Writes a part as a whole: a reader sees all of it or nothing. Idempotent. */
  put(version: string, part: string, content: Uint8Array): Promise<void>;
  /** `undefined` when there is no such part. Throws UNAVAILABLE when the store cannot be reached. */
  get(version: string, part: string): Promise<Uint8Array | undefined>;
  /** The versions that have a part of this name, in any order. */
  list(part: string): Promise<readonly string[]>;
  /** Removes all parts. Idempotent. */
  remove(version: string): Promise<void>;
  /** Notes which version is live, where the store has readers that do not ask the table for it. */
  noteLive?(version: string): Promise<void>;
}

/** How a version became the live one. `files`: a save in the watched folder; `deploy`: the first one, or on request. */
export const PUBLICATION_KINDS = ['publish', 'rollback', 'files', 'deploy'] as const;

/** A version that was made live, by whom and why. */
export interface Publication {
  /** 1 for the first, and higher for each later one. */
  readonly number: number;
  readonly version: string;
  readonly kind: (typeof PUBLICATION_KINDS)[number];
  /** ISO 8601. */
  readonly at: string;
  /** A login, or the name of a program. */
  readonly author: string;
  readonly note?: string;
}

/** Which version answers, and which did before. */
export interface PublicationStore {
  /** The live one; `undefined` when nothing was published yet. */
  loadLive(): Promise<Publication | undefined>;
  /** The history, latest first. */
  listPublications(limit: number): Promise<readonly Publication[]>;
  /**
   * Makes a version live and removes `dropped` from the history, together.
   * @returns false when the live publication is not number `next.number - 1` (0: none) any more; nothing is changed then
   */
  makeLive(next: Publication, dropped: readonly number[]): Promise<boolean>;
  /**
   * The right to publish, which one holder at a time has. Its own holder may prolong it.
   * @returns false while somebody else has it
   */
  takePublishLease(holder: string, now: Date, until: Date): Promise<boolean>;
  /** Nothing happens when somebody else has it. */
  returnPublishLease(holder: string): Promise<void>;
}

/** A change of a knowledge file that is not published yet. */
export interface KnowledgeDraft {
  /** Relative to `knowledge/`. */
  readonly path: string;
  /** The file's new content; absent when the file is to be removed. */
  readonly text?: string;
  /** SHA-256 of the file that the change was made to; absent when there was none. */
  readonly basedOn?: string;
  /** 1 for the first save, and higher for each later one. */
  readonly revision: number;
  readonly at: string;
  readonly author: string;
}

export interface DraftStore {
  /** By path. */
  listDrafts(): Promise<readonly KnowledgeDraft[]>;
  loadDraft(path: string): Promise<KnowledgeDraft | undefined>;
  /** @returns false when the stored draft is not of revision `next.revision - 1` (0: none) */
  saveDraft(next: KnowledgeDraft): Promise<boolean>;
  /** Removes a draft that still has this revision. */
  dropDraft(path: string, revision: number): Promise<void>;
}

export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const;

export const JOB_KINDS = ['publish', 'replay', 'gaps', 'import', 'help'] as const;

/** Long work that a page or a program waits for. */
export interface Job {
  readonly id: string;
  readonly kind: (typeof JOB_KINDS)[number];
  readonly state: (typeof JOB_STATES)[number];
  /** Share that is done, in [0, 1]. */
  readonly progress: number;
  readonly at: string;
  readonly author: string;
  /** What was asked for. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Once `done` or `failed`. */
  readonly result?: Readonly<Record<string, unknown>>;
}

export interface JobStore {
  loadJob(id: string): Promise<Job | undefined>;
  /** Stores the job, whatever was stored before. */
  saveJob(job: Job, expiresAtSeconds: number): Promise<void>;
}

export interface JobStarter {
  /** Has the work of a stored job done soon, once or twice. */
  start(jobId: string): Promise<void>;
}

/** Everything about knowledge that is kept in the table. */
export interface KnowledgeRecords extends PublicationStore, DraftStore, JobStore {}
