import type { Knowledge } from '../../../../bot/ports';
import { withCompiledFolder } from '../../knowledge/in-memory';
import { trainingProgress } from '../../training-progress';
import type { Arguments } from './arguments';
import type { ExitCode } from './command';
import { counted, writeProblems } from './report';
import type { Terminal } from './terminal';

/** Compiles the knowledge folder and calls `use`; when its files have errors, writes them and returns 1. */
export async function withKnowledge(
  args: Arguments,
  terminal: Terminal,
  use: (knowledge: Knowledge) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  const folder = args.existingFolder();
  const result = await withCompiledFolder(folder, trainingProgress(terminal.note), use);
  if (typeof result === 'number') return result;
  writeProblems(terminal, result.problems);
  terminal.data({ valid: false, problems: result.problems });
  terminal.note(`Not valid: ${counted(result.problems)} in ${folder}.`);
  return 1;
}
