import { perLanguage } from '../language/facts';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { KnowledgeFile } from '../model/knowledge-file';
import { LANGUAGES, type Language } from '../model/language';
import type { Digest } from '../ports';
import { checkAcrossFiles } from './check';
import { entryPath, type LocatedEntry, parseEntry } from './entry';
import { withPresentIds } from './former-ids';
import { type LocatedQuestions, type LocatedTopic, parseQuestions, parseSynonyms, parseTopic } from './lists';
import { hasErrors, type KnowledgeProblem, THE_FOLDER } from './problems';
import { type LocatedService, parseService } from './service';
import { finisher } from './variables';
import type { Locate } from './yaml';

export type { KnowledgeFile } from '../model/knowledge-file';

export type ParsedKnowledge =
  | { readonly kind: 'valid'; readonly base: KnowledgeBase; readonly warnings: readonly KnowledgeProblem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly KnowledgeProblem[] };

/** All files of a folder, each read on its own, and what is wrong with them. */
export interface ReadKnowledge {
  /** In the order of their paths. */
  readonly files: readonly KnowledgeFile[];
  readonly entries: readonly LocatedEntry[];
  readonly topics: readonly LocatedTopic[];
  readonly questions: readonly LocatedQuestions[];
  readonly synonyms: readonly LocatedSynonyms[];
  /** Absent when the file is missing or has errors. */
  readonly service?: LocatedService;
  readonly problems: readonly KnowledgeProblem[];
}

/** `synonyms.<language>.yaml` */
export interface LocatedSynonyms {
  readonly language: Language;
  readonly groups: readonly (readonly string[])[];
  readonly at: Locate;
}

/**
 * Reads all files of a knowledge folder.
 * @param now used to find dates in the past
 */
export function readKnowledge(files: readonly KnowledgeFile[], now: Date): ReadKnowledge {
  const sorted = files.filter(({ path }) => !isNote(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const problems: KnowledgeProblem[] = sorted.flatMap(conflictMarkers);
  const entries: LocatedEntry[] = [];
  const topics: LocatedTopic[] = [];
  const questions: LocatedQuestions[] = [];
  const synonyms: LocatedSynonyms[] = [];
  let service: LocatedService | undefined;

  for (const { path, text } of sorted) {
    const language = LANGUAGES.find((candidate) => path.endsWith(`.${candidate}.yaml`));
    const result = readFile({ path, text }, language, now);
    if ('problems' in result) problems.push(...result.problems);
    else if ('entry' in result) entries.push(result);
    else if ('topic' in result) topics.push(result);
    else if ('service' in result) {
      service = result;
      problems.push(...result.warnings);
    } else if ('questions' in result) questions.push(result);
    else if (language !== undefined) synonyms.push({ language, groups: result.value, at: result.at });
  }
  if (service === undefined && !files.some(({ path }) => path === 'service.yaml')) problems.push(noService());
  if (!sorted.some(({ path }) => path.endsWith('.md'))) problems.push(noEntry(service?.service.languages[0]));
  else if (service !== undefined) problems.push(...checkAcrossFiles({ entries, topics, questions, service }));
  return { files: sorted, entries, topics, questions, synonyms, problems, ...(service === undefined ? {} : { service }) };
}

/**
 * Parses all files of a knowledge folder as one version: it is valid as a whole, or not used (I8).
 * @param now used to find dates in the past
 */
export function parseKnowledge(files: readonly KnowledgeFile[], digest: Digest, now: Date): ParsedKnowledge {
  return knowledgeOf(readKnowledge(files, now), digest);
}

/** The knowledge of files that were read. */
export function knowledgeOf(read: ReadKnowledge, digest: Digest): ParsedKnowledge {
  const { service, problems, files, entries, topics, questions } = read;
  if (service === undefined || hasErrors(problems)) return { kind: 'invalid', problems };
  const version = digest.sha256(files.map(({ path, text }) => `${path}\n${text.length}\n${text}`).join('\n')).slice(0, 12);
  const finish = finisher(service.service);
  const groups = (language: Language) => read.synonyms.find((one) => one.language === language)?.groups ?? [];
  return {
    kind: 'valid',
    warnings: problems,
    base: withPresentIds({
      version,
      service: service.service,
      topics: topics.map(({ topic }) => topic),
      entries: entries.map(({ entry }) => finish(entry)),
      synonyms: perLanguage(groups),
      questions: questions.flatMap((file) => file.questions),
    }),
  };
}

/** What a version control system leaves where two changes meet; in an answer, customers would read it. */
function conflictMarkers({ path, text }: KnowledgeFile): readonly KnowledgeProblem[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('<<<<<<< '));
  if (first < 0 || !lines.some((line) => line.startsWith('>>>>>>> '))) return [];
  const message =
    'Choose one of the two versions between `<<<<<<<` and `>>>>>>>`, and remove these lines: a merge was left unfinished.';
  return [{ file: path, line: first + 1, column: 1, message, severity: 'error', rule: 'conflict-marker' }];
}

/** Notes of the people who edit the folder. */
const isNote = (path: string) => path === 'README.md';

function readFile({ path, text }: KnowledgeFile, language: Language | undefined, now: Date) {
  if (path === 'service.yaml') return parseService(path, text, now);
  if (/^[\w-]+\/topic\.yaml$/.test(path)) return parseTopic(path, text);
  if (language !== undefined && path.startsWith('questions.')) return parseQuestions(path, text, language);
  if (language !== undefined && path.startsWith('synonyms.')) return parseSynonyms(path, text);
  if (entryPath(path) !== undefined || path.endsWith('.md')) return parseEntry(path, text);
  return {
    problems: [
      {
        file: path,
        line: 1,
        column: 1,
        message: 'This file has no meaning here. Remove it, or correct its name.',
        severity: 'warning' as const,
      },
    ],
  };
}

function noService(): KnowledgeProblem {
  const message =
    'This file is missing. It says who answers, when, and what customers are promised: copy the one of the sample shop, and change it.';
  return { file: 'service.yaml', line: 1, column: 1, message, severity: 'error' };
}

function noEntry(language: Language = LANGUAGES[0]): KnowledgeProblem {
  const message = [
    'There is no entry here yet, so that nothing could be answered.',
    `Begin with a folder for a topic, such as \`delivery\`, and two files in it:`,
    `\`topic.yaml\` with the line \`title: { ${language}: Delivery }\`, and \`times.${language}.md\` with a line \`---\`,`,
    'a line `question: How long does delivery take?`, a line `---`, and the answer below.',
  ].join(' ');
  return { file: THE_FOLDER, line: 1, column: 1, message, severity: 'error' };
}
