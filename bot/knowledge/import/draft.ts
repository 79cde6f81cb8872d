import type { Entry } from '../../model/entry';
import type { Language } from '../../model/language';
import type { KnowledgeProblem } from '../problems';

/** A file that somebody wants to bring in, decoded. */
export interface ImportFile {
  /** As people call it, for messages. */
  readonly name: string;
  readonly text: string;
}

/** Where something stands in an imported file; both count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a file says of one entry. What is absent is decided by the plan: id and topic, for example. */
export type DraftEntry = Partial<Omit<Entry, 'question' | 'answer' | 'topic' | 'id' | 'language'>> & {
  readonly question: string;
  readonly answer: string;
  /** `topic/entry`, taken as it is; otherwise one is made from the question. */
  readonly id?: string;
  /** A name for an id, from which one is made. */
  readonly name?: string;
  /** The title of its topic. */
  readonly topic?: string;
  readonly language?: Language;
};

/** One row, heading or object of the file: an entry, or why it is none. */
export interface Draft {
  readonly at: Place;
  readonly entry: DraftEntry;
  /** What the file says and an entry cannot hold, each as a short sentence. */
  readonly lost: readonly string[];
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  /** Errors are rows that cannot be read; warnings are about the file. */
  readonly problems: readonly KnowledgeProblem[];
}

export interface ReadOptions {
  /** What the columns of a table hold, in order, when its first row does not say so. */
  readonly columns?: readonly string[];
  readonly delimiter?: string;
}

export const problemAt = (
  { file, line, column }: Place,
  message: string,
  severity: KnowledgeProblem['severity'] = 'error',
): KnowledgeProblem => ({ file, line, column, message, severity });

/** The line and column of an offset, both from 1. */
export function placeOf(file: string, text: string, offset: number): Place {
  const before = text.slice(0, Math.max(offset, 0));
  const line = before.split('\n').length;
  return { file, line, column: before.length - before.lastIndexOf('\n') };
}

/** Removes what would make a phrase more than one line. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n]\s*/g, ' ').trim();
