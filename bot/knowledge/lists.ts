import * as z from 'zod';
import { perLanguage } from '../language/facts';
import type { SavedQuestion, Topic } from '../model/entry';
import type { Language } from '../model/language';
import { MAX_TITLE } from '../model/limits';
import { PRIORITIES } from '../model/service';
import type { KnowledgeProblem } from './problems';
import { type Locate, type Parsed, parseYaml } from './yaml';

const topic = z.strictObject({
  title: z.strictObject(perLanguage(() => z.exactOptional(z.string().min(1).max(MAX_TITLE)))),
  skill: z.exactOptional(z.string()),
  priority: z.exactOptional(z.enum(PRIORITIES)),
});

export interface LocatedTopic {
  readonly topic: Topic;
  readonly at: Locate;
}

/** Parses `<topic>/topic.yaml`. */
export function parseTopic(file: string, text: string): LocatedTopic | { readonly problems: readonly KnowledgeProblem[] } {
  const parsed = parseYaml({ file, text, linesBefore: 0 }, topic);
  if ('problems' in parsed) return parsed;
  return { topic: { id: file.split('/')[0] ?? file, ...parsed.value }, at: parsed.at };
}

const synonyms = z.array(z.array(z.string().trim().min(1)).min(2, 'needs at least two words that mean the same'));

/** Parses `synonyms.<language>.yaml`: lists of words with the same meaning. */
export function parseSynonyms(file: string, text: string): Parsed<readonly (readonly string[])[]> {
  return parseYaml({ file, text, linesBefore: 0 }, synonyms);
}

const questions = z.array(z.strictObject({ question: z.string().min(1), expect: z.string().min(1) }));

export interface LocatedQuestions {
  readonly file: string;
  readonly questions: readonly SavedQuestion[];
  readonly at: Locate;
}

/** Parses `questions.<language>.yaml`: saved questions, each with the entry that must answer it. */
export function parseQuestions(
  file: string,
  text: string,
  language: Language,
): LocatedQuestions | { readonly problems: readonly KnowledgeProblem[] } {
  const parsed = parseYaml({ file, text, linesBefore: 0 }, questions);
  if ('problems' in parsed) return parsed;
  return { file, questions: parsed.value.map((one) => ({ language, ...one })), at: parsed.at };
}
