import { once } from 'node:events';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { alarmingPhrases } from '../../../../bot/conversation/alarming-phrases';
import { type TakenPhrase, takenPhrases } from '../../../../bot/conversation/saved-questions';
import { groupProblems } from '../../../../bot/knowledge/group-problems';
import { knowledgeOf, type ReadKnowledge, readKnowledge } from '../../../../bot/knowledge/parse';
import type { KnowledgeProblem } from '../../../../bot/knowledge/problems';
import { reviewKnowledge } from '../../../../bot/knowledge/rules';
import { phrasePath } from '../../../../bot/knowledge/rules/rule';
import type { KnowledgeBase } from '../../../../bot/model/knowledge-base';
import { watchFolder } from '../../knowledge/folder-watch';
import { withCompiledFolder } from '../../knowledge/in-memory';
import { trainingProgress } from '../../training-progress';
import type { ExitCode, KnowledgeCommand } from './command';
import { counted, writeProblems } from './report';
import type { Terminal } from './terminal';

/** Reads the files as publishing does, and says what is wrong. */
export const CHECK: KnowledgeCommand = {
  name: 'check',
  summary: 'read all files and tell what is wrong, where, and how to mend it',
  flags: {
    phrases: { means: 'also say each phrase of each entry as a customer would, and tell where it does not lead to it (seconds)' },
    watch: { means: 'check again whenever a file is saved, until Ctrl-C' },
  },
  examples: ['check', 'check --phrases', 'check --watch', 'check --knowledge ../our-desk/knowledge --json'],
  async run(args, terminal) {
    const folder = args.existingFolder();
    const options = { folder, phrases: args.has('phrases') };
    const status = await check(options, terminal);
    if (!args.has('watch')) return status;
    const stop = await watchFolder(folder, async () => {
      terminal.line();
      await check(options, terminal);
    });
    terminal.note('Waiting for the next change; Ctrl-C stops.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await stop();
    return 0;
  },
};

interface CheckOptions {
  readonly folder: string;
  readonly phrases: boolean;
}

async function check({ folder, phrases }: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const now = systemClock.now();
  const read = readKnowledge(await readKnowledgeFolder(folder), now);
  const parsed = knowledgeOf(read, sha256Digest);
  const alarming = parsed.kind === 'valid' ? alarmingProblems(read, parsed.base) : [];
  const taken = phrases && parsed.kind === 'valid' ? await phraseProblems(folder, read, parsed.base, now, terminal) : [];
  const problems = [...read.problems, ...reviewKnowledge(read, now), ...alarming, ...taken];
  writeProblems(terminal, problems);
  const summary =
    parsed.kind === 'invalid'
      ? { valid: false }
      : {
          valid: true,
          version: parsed.base.version,
          entries: parsed.base.entries.length,
          questions: parsed.base.questions.length,
        };
  terminal.data({ ...summary, problems: groupProblems(problems) });
  if (parsed.kind === 'invalid') {
    terminal.line(terminal.paint('red', `Not valid: ${counted(problems)} in ${folder}.`));
    return 1;
  }
  const { version, entries, questions } = parsed.base;
  const warned = counted(problems);
  const about = `Valid: version ${version}, ${entries.length} entries, ${questions.length} saved questions`;
  terminal.line(terminal.paint('green', `${about}${warned === '' ? '' : `, ${warned}`}.`));
  return 0;
}

/** Phrases whose words are heard as danger or as a crisis, whatever entry they belong to. */
function alarmingProblems(read: ReadKnowledge, base: KnowledgeBase): readonly KnowledgeProblem[] {
  return alarmingPhrases(base).flatMap(({ entryId, language, index, phrase, heardAs }) => {
    const instructions = heardAs === 'crisis' ? 'whom to call in a crisis' : 'what to do in danger';
    const message = `Say it another way, or remove it: “${phrase}” is heard as ${heardAs}, so whoever writes it is told ${instructions}, and a person is called.`;
    return problemAt(read, { entryId, language, index }, message, 'phrase-alarming');
  });
}

type Place = Pick<TakenPhrase, 'entryId' | 'language' | 'index'>;

/** A warning at a phrase of an entry; none when the entry is not there. */
function problemAt(
  read: ReadKnowledge,
  { entryId, language, index }: Place,
  message: string,
  rule: string,
): readonly KnowledgeProblem[] {
  const located = read.entries.find(({ entry }) => entry.id === entryId && entry.language === language);
  return located === undefined ? [] : [{ ...located.at(phrasePath(index), message, 'warning'), rule }];
}

/** Phrases that tone, small talk or another entry takes; those that danger takes are told without a trial. */
async function phraseProblems(
  folder: string,
  read: ReadKnowledge,
  base: KnowledgeBase,
  now: Date,
  terminal: Terminal,
): Promise<readonly KnowledgeProblem[]> {
  const alarming = new Set(alarmingPhrases(base).map(placeOf));
  const taken = await withCompiledFolder(folder, trainingProgress(terminal.note), (knowledge) =>
    takenPhrases(knowledge, now, sha256Digest),
  );
  if ('kind' in taken) return [];
  return taken
    .filter((one) => !alarming.has(placeOf(one)))
    .flatMap(({ phrase, got, ...place }) => {
      const message = `Say it another way, or remove it: whoever writes “${phrase}” gets \`${got}\`.`;
      return problemAt(read, place, message, 'phrase-taken');
    });
}

const placeOf = ({ entryId, language, index }: Place): string => `${entryId} ${language} ${index}`;
