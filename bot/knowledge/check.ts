import type { Service } from '../model/service';
import { foldPhrase } from '../text/fold';
import type { LocatedEntry } from './entry';
import { formerIdProblems } from './former-ids';
import type { LocatedQuestions, LocatedTopic } from './lists';
import type { KnowledgeProblem } from './problems';
import type { LocatedService } from './service';
import { skillProblems } from './skill-checks';
import type { Locate } from './yaml';

/** The contents of all files, each parsed on its own. */
export interface LocatedKnowledge {
  readonly entries: readonly LocatedEntry[];
  readonly topics: readonly LocatedTopic[];
  readonly questions: readonly LocatedQuestions[];
  readonly service: LocatedService;
}

/** Checks that need more than one file: references to missing ids, phrases shared by two entries, missing languages. */
export function checkAcrossFiles({ entries, topics, questions, service: { service, at } }: LocatedKnowledge): KnowledgeProblem[] {
  const known = knownIds(entries, topics);
  const topicIds = new Set(topics.map(({ topic }) => topic.id));
  return [
    ...entries.flatMap((located) => relatedProblems(located, known)),
    ...formerIdProblems(entries),
    ...entries.filter(({ entry }) => !topicIds.has(entry.topic)).map(missingTopic),
    ...entries.flatMap(wordless),
    ...sharedPhrases(entries),
    ...missingLanguages(entries, service),
    ...questions.flatMap((file) => unknownExpectations(file, known)),
    ...safetyProblems(entries, service.safetyEntry, at),
    ...service.greetingTopics.flatMap((topic, index) =>
      topicIds.has(topic) ? [] : [unknownTopic(at, ['greetingTopics', index], topic, known)],
    ),
    ...skillProblems(topics, { service, at }),
  ];
}

interface KnownIds {
  /** Also by the ids that they had before. */
  readonly entries: ReadonlySet<string>;
  /** Topics with a file of any kind. */
  readonly folders: ReadonlySet<string>;
}

function knownIds(entries: readonly LocatedEntry[], topics: readonly LocatedTopic[]): KnownIds {
  return {
    entries: new Set(entries.flatMap(({ entry }) => [entry.id, ...(entry.formerly ?? [])])),
    folders: new Set([...entries.map(({ entry }) => entry.topic), ...topics.map(({ topic }) => topic.id)]),
  };
}

/** A folder that is gone is one problem, however many lines name what was in it. */
function goneFolder(topic: string): NonNullable<KnowledgeProblem['cause']> {
  const message = `Bring back the folder \`${topic}\`, or remove what names it or an entry of it: there is no such folder.`;
  return { id: `folder ${topic}`, message };
}

function unknownEntry(
  at: Locate,
  path: readonly PropertyKey[],
  id: string,
  remedy: string,
  { folders }: KnownIds,
): KnowledgeProblem {
  const [topic = id] = id.split('/');
  const problem = at(path, `There is no entry \`${id}\`. ${remedy}`);
  return { ...problem, cause: folders.has(topic) ? { id: `entry ${id}`, message: problem.message } : goneFolder(topic) };
}

function unknownTopic(at: Locate, path: readonly PropertyKey[], topic: string, { folders }: KnownIds): KnowledgeProblem {
  const problem = at(path, `There is no topic \`${topic}\` to greet with. Correct its spelling, or remove it.`);
  return folders.has(topic) ? problem : { ...problem, cause: goneFolder(topic) };
}

function relatedProblems({ entry, at }: LocatedEntry, known: KnownIds): KnowledgeProblem[] {
  return entry.related.flatMap((id, index) => {
    if (id === entry.id) return [at(['related', index], 'An entry cannot be related to itself.')];
    return known.entries.has(id) ? [] : [unknownEntry(at, ['related', index], id, 'Correct the id or remove it.', known)];
  });
}

function missingTopic({ entry, file }: LocatedEntry): KnowledgeProblem {
  return error(file, `The topic \`${entry.topic}\` has no topic.yaml. Add one with its title.`);
}

/** Phrases that consist only of punctuation are never matched. */
function wordless({ entry, at }: LocatedEntry): KnowledgeProblem[] {
  const phrases = [entry.question, ...entry.also];
  if (phrases.every((phrase) => foldPhrase(phrase) === '')) {
    const message = 'No phrase of this entry holds a word, so that no question ever leads to it. Write the question in words.';
    return [at(['question'], message, 'warning')];
  }
  return phrases.flatMap((phrase, index) => {
    if (foldPhrase(phrase) !== '') return [];
    const path = index === 0 ? ['question'] : ['also', index - 1];
    return [at(path, 'This phrase holds no word. Write it in words, or remove it.', 'warning')];
  });
}

/** A phrase of two entries makes the bot offer both, which is seldom intended, so it is a warning. */
function sharedPhrases(entries: readonly LocatedEntry[]): KnowledgeProblem[] {
  const owners = new Map<string, LocatedEntry>();
  const problems: KnowledgeProblem[] = [];
  for (const located of entries) {
    const { entry, at } = located;
    for (const [index, phrase] of [entry.question, ...entry.also].entries()) {
      const folded = foldPhrase(phrase);
      if (folded === '') continue;
      const key = `${entry.language} ${folded}`;
      const owner = owners.get(key);
      const path = index === 0 ? ['question'] : ['also', index - 1];
      if (owner === undefined) owners.set(key, located);
      else if (owner.entry.id !== entry.id)
        problems.push(at(path, `\`${owner.entry.id}\` has the same phrase: both would be offered.`, 'warning'));
    }
  }
  return problems;
}

function missingLanguages(entries: readonly LocatedEntry[], service: Service): KnowledgeProblem[] {
  const languages = new Map<string, Set<string>>();
  for (const { entry } of entries) languages.set(entry.id, (languages.get(entry.id) ?? new Set()).add(entry.language));
  const first = new Map(entries.map((located) => [located.entry.id, located] as const).reverse());
  return [...first.values()].flatMap(({ entry, file }) =>
    service.languages
      .filter((language) => languages.get(entry.id)?.has(language) === false)
      .map((language) => ({
        ...warning(file, `There is no \`${entry.id}.${language}.md\`: customers are given this language instead, and told so.`),
        cause: {
          id: `untranslated ${language}`,
          message: `Add a file that ends in \`.${language}.md\` beside each of these: customers are given this language instead, and told so.`,
        },
      })),
  );
}

/** In danger the bot must not joke, nor refer to an answer that does not exist. */
function safetyProblems(entries: readonly LocatedEntry[], id: string | undefined, at: Locate): KnowledgeProblem[] {
  if (id === undefined) return [];
  const named = entries.filter(({ entry }) => entry.id === id || entry.formerly?.includes(id));
  if (named.length === 0) {
    return [at(['safetyEntry'], `\`safetyEntry\`: there is no entry \`${id}\`. Correct the id, or remove the line.`)];
  }
  if (named.every(({ entry }) => entry.kind !== 'smalltalk')) return [];
  const message = `\`safetyEntry\`: \`${id}\` is small talk. Name the entry that says what to do first in danger.`;
  return [at(['safetyEntry'], message)];
}

function unknownExpectations({ questions, at }: LocatedQuestions, known: KnownIds): KnowledgeProblem[] {
  return questions.flatMap(({ expect }, index) =>
    expect === 'handoff' || known.entries.has(expect)
      ? []
      : [unknownEntry(at, [index, 'expect'], expect, 'Use an entry id, or `handoff`.', known)],
  );
}

const error = (file: string, message: string): KnowledgeProblem => ({ file, line: 1, column: 1, message, severity: 'error' });
const warning = (file: string, message: string): KnowledgeProblem => ({ file, line: 1, column: 1, message, severity: 'warning' });
