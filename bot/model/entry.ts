import type { Language } from './language';
import type { Priority } from './service';

/** `<topic>/<entry>`, from the path of the file. */
export type EntryId = string;

export type EntryKind = 'answer' | 'smalltalk' | 'handoff';

/** To whom an entry may be given: to customers on a channel, or to nobody but the staff. */
export const AUDIENCES = ['web', 'teams', 'email', 'staff'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** One entry in one language: a Markdown file with YAML front matter. */
export interface Entry {
  readonly id: EntryId;
  readonly topic: string;
  readonly language: Language;
  readonly kind: EntryKind;
  readonly question: string;
  /** Other ways of asking the same. */
  readonly also: readonly string[];
  readonly keywords: readonly string[];
  readonly related: readonly EntryId[];
  readonly source?: Source;
  /** Absent: it is given to everybody. Knowledge compiled by earlier versions has any text here, which had no effect. */
  readonly audience?: readonly Audience[];
  /** Ids that it had before: logs, links and other files may still name it by them. */
  readonly formerly?: readonly EntryId[];
  /** Calendar dates `YYYY-MM-DD` in the organisation's time zone, both inclusive. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Overrides the service file's answer threshold, in [0, 1]. */
  readonly threshold?: number;
  /** Markdown of the safe subset. */
  readonly answer: string;
  /** What is said instead while the team is not at work; Markdown, too. */
  readonly whenClosed?: string;
}

/** Whether an entry is for these readers. */
export function isFor({ audience }: Pick<Entry, 'audience'>, reader: Audience): boolean {
  const named = [audience ?? []].flat().filter((one) => AUDIENCES.includes(one));
  return named.length === 0 || named.includes(reader);
}

/** @param today `YYYY-MM-DD` in the organisation's time zone */
export function isValidOn({ validFrom, validUntil }: Pick<Entry, 'validFrom' | 'validUntil'>, today: string): boolean {
  return (validFrom === undefined || validFrom <= today) && (validUntil === undefined || today <= validUntil);
}

export interface Topic {
  readonly id: string;
  readonly title: Readonly<Partial<Record<Language, string>>>;
  readonly skill?: string;
  readonly priority?: Priority;
}

/** A saved question and the entry that must answer it. */
export interface SavedQuestion {
  readonly language: Language;
  readonly question: string;
  /** An entry id, or `handoff`. */
  readonly expect: EntryId | 'handoff';
}

/** `draft`: somebody is changing it; `new`: only a draft; `removed`: publishing the drafts removes it in some language. */
export const ENTRY_STATUSES = ['published', 'draft', 'new', 'removed', 'expired', 'planned'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];
