import { once } from 'node:events';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { takenPhrases } from '../../../../bot/conversation/saved-questions';
import { groupProblems } from '../../../../bot/knowledge/group-problems';
import { knowledgeOf, type ReadKnowledge, readKnowledge } from '../../../../bot/knowledge/parse';
import type { KnowledgeProblem } from '../../../../bot/knowledge/problems';
import { reviewKnowledge } from '../../../../bot/knowledge/rules';
import { phrasePath } from '../../../../bot/knowledge/rules/rule';
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
  const taken = phrases && parsed.kind === 'valid' ? await phraseProblems(folder, read, now, terminal) : [];
  const problems = [...read.problems, ...reviewKnowledge(read, now), ...taken];
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

/** Phrases that danger, tone, small talk or another entry takes. */
async function phraseProblems(
  folder: string,
  read: ReadKnowledge,
  now: Date,
  terminal: Terminal,
): Promise<readonly KnowledgeProblem[]> {
  const taken = await withCompiledFolder(folder, trainingProgress(terminal.note), (knowledge) =>
    takenPhrases(knowledge, now, sha256Digest),
  );
  if ('kind' in taken) return [];
  return taken.flatMap(({ entryId, language, index, phrase, got }) => {
    const located = read.entries.find(({ entry }) => entry.id === entryId && entry.language === language);
    if (located === undefined) return [];
    const message = `Say it another way, or remove it: whoever writes “${phrase}” gets \`${got}\`.`;
    return [{ ...located.at(phrasePath(index), message, 'warning'), rule: 'phrase-taken' }];
  });
}
