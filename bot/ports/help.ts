import type { EntryId } from '../model/entry';
import type { Language } from '../model/language';

/** The place of the public help pages, from which anybody reads them. */
export interface HelpPages {
  /**
   * Writes a file as a whole: a reader sees the old content or the new one. Idempotent.
   * @param path relative to the place, of letters, digits and `-_~./`
   */
  put(path: string, body: string): Promise<void>;
  /** `undefined` when there is no such file. Throws UNAVAILABLE when the place cannot be reached. */
  get(path: string): Promise<string | undefined>;
  /** Every path, in any order. */
  list(): Promise<readonly string[]>;
  /** Removes files; those that are not there are no error. */
  remove(paths: readonly string[]): Promise<void>;
}

/** What a reader said of a help page; nothing in it tells who it was. */
export interface HelpFeedback {
  readonly id: string;
  readonly entryId: EntryId;
  /** The entry's question, as it was then. */
  readonly question: string;
  readonly language: Language;
  readonly helpful: boolean;
  /** What was missing, without what tells who asked. */
  readonly missing?: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface HelpFeedbackStore {
  /** Stores it, whatever was stored under its time and id before. */
  saveHelpFeedback(feedback: HelpFeedback, expiresAtSeconds: number): Promise<void>;
  /**
   * The latest first, and no more than `limit`.
   * @param since ISO 8601
   */
  listHelpFeedback(since: string, limit: number): Promise<readonly HelpFeedback[]>;
}
