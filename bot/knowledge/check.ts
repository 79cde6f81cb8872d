import type { Service } from '../model/service';
import { foldPhrase } from '../text/fold';
import type { LocatedEntry } from './entry';
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
  const ids = new Set(entries.map(({ entry }) => entry.id));
  const topicIds = new Set(topics.map(({ topic }) => topic.id));
  return [
    ...entries.flatMap((located) => relatedProblems(located, ids)),
    ...entries.filter(({ entry }) => !topicIds.has(entry.topic)).map(missingTopic),
    ...entries.flatMap(wordless),
    ...sharedPhrases(entries),
    ...missingLanguages(entries, service),
    ...questions.flatMap((file) => unknownExpectations(file, ids)),
    ...safetyProblems(entries, service.safetyEntry, at),
    ...service.greetingTopics.flatMap((topic, index) =>
      topicIds.has(topic)
        ? []
        : [at(['greetingTopics', index], `There is no topic \`${topic}\` to greet with. Correct its spelling, or remove it.`)],
    ),
    ...skillProblems(topics, { service, at }),
  ];
}

function relatedProblems({ entry, at }: LocatedEntry, ids: ReadonlySet<string>): KnowledgeProblem[] {
  return entry.related.flatMap((id, index) => {
    if (id === entry.id) return [at(['related', index], 'An entry cannot be related to itself.')];
    return ids.has(id) ? [] : [at(['related', index], `There is no entry \`${id}\`. Correct the id or remove it.`)];
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
      .map((language) =>
        warning(file, `There is no \`${entry.id}.${language}.md\`: customers are given this language instead, and told so.`),
      ),
  );
}

/** In danger the bot must not joke, nor refer to an answer that does not exist. */
function safetyProblems(entries: readonly LocatedEntry[], id: string | undefined, at: Locate): KnowledgeProblem[] {
  if (id === undefined) return [];
  const named = entries.filter(({ entry }) => entry.id === id);
  if (named.length === 0) {
    return [at(['safetyEntry'], `\`safetyEntry\`: there is no entry \`${id}\`. Correct the id, or remove the line.`)];
  }
  if (named.every(({ entry }) => entry.kind !== 'smalltalk')) return [];
  const message = `\`safetyEntry\`: \`${id}\` is small talk. Name the entry that says what to do first in danger.`;
  return [at(['safetyEntry'], message)];
}

function unknownExpectations({ questions, at }: LocatedQuestions, ids: ReadonlySet<string>): KnowledgeProblem[] {
  return questions.flatMap(({ expect }, index) =>
    expect === 'handoff' || ids.has(expect)
      ? []
      : [at([index, 'expect'], `There is no entry \`${expect}\`. Use an entry id, or \`handoff\`.`)],
  );
}

const error = (file: string, message: string): KnowledgeProblem => ({ file, line: 1, column: 1, message, severity: 'error' });
const warning = (file: string, message: string): KnowledgeProblem => ({ file, line: 1, column: 1, message, severity: 'warning' });
