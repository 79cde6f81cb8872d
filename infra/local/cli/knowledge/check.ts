import { once } from 'node:events';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { groupProblems } from '../../../../bot/knowledge/group-problems';
import { knowledgeOf, readKnowledge } from '../../../../bot/knowledge/parse';
import { reviewKnowledge } from '../../../../bot/knowledge/rules';
import { watchFolder } from '../../knowledge/folder-watch';
import type { ExitCode, KnowledgeCommand } from './command';
import { counted, writeProblems } from './report';
import type { Terminal } from './terminal';

/** Reads the files as publishing does, and says what is wrong. */
export const CHECK: KnowledgeCommand = {
  name: 'check',
  summary: 'read all files and tell what is wrong, where, and how to mend it',
  flags: {
    watch: { means: 'check again whenever a file is saved, until Ctrl-C' },
  },
  examples: ['check', 'check --watch', 'check --knowledge ../our-desk/knowledge --json'],
  async run(args, terminal) {
    const folder = args.existingFolder();
    const status = await check(folder, terminal);
    if (!args.has('watch')) return status;
    const stop = await watchFolder(folder, async () => {
      terminal.line();
      await check(folder, terminal);
    });
    terminal.note('Waiting for the next change; Ctrl-C stops.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await stop();
    return 0;
  },
};

async function check(folder: string, terminal: Terminal): Promise<ExitCode> {
  const now = systemClock.now();
  const read = readKnowledge(await readKnowledgeFolder(folder), now);
  const parsed = knowledgeOf(read, sha256Digest);
  const problems = [...read.problems, ...reviewKnowledge(read, now)];
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
