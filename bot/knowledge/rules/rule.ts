import type { LocatedEntry } from '../entry';
import type { ReadKnowledge } from '../parse';
import type { KnowledgeProblem } from '../problems';
import type { LocatedService } from '../service';

/** Knowledge whose files could be read, to be looked at by rules. */
export interface Reviewed extends ReadKnowledge {
  readonly service: LocatedService;
  /** Today in the organisation's time zone, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Something that may be wrong although every file is valid. */
export interface Rule {
  /** Stable; programs that read `check --json` go by it. */
  readonly name: string;
  find(reviewed: Reviewed): readonly KnowledgeProblem[];
}

/** A problem at an offset of an answer. */
export function inAnswer({ entry, file, answerLine }: LocatedEntry, offset: number, message: string): KnowledgeProblem {
  return { ...inText(file, entry.answer, offset, message), line: answerLine + lineOf(entry.answer, offset) - 1 };
}

/** A problem at an offset of a file's text. */
export function inText(file: string, text: string, offset: number, message: string): KnowledgeProblem {
  const column = offset - text.lastIndexOf('\n', offset - 1);
  return { file, line: lineOf(text, offset), column, message, severity: 'warning' };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The path of an entry's phrase in its front matter: 0 is its question. */
export const phrasePath = (index: number): readonly PropertyKey[] => (index === 0 ? ['question'] : ['also', index - 1]);

/** A text of the same length in which code is blank, so that nothing in it counts. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
}
