import { UsageError } from '../usage-error';
import { Arguments } from './arguments';
import { helpOf, overview } from './help';
import { COMMANDS } from './table';
import { openTerminal, type Streams } from './terminal';

interface Process extends Streams {
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs one command of the knowledge tool.
 * @returns the status: 0 all is well, 1 there are problems, 2 the command line is wrong
 */
export async function runKnowledge(args: readonly string[], process: Process): Promise<0 | 1 | 2> {
  const [word, ...rest] = args;
  try {
    if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
      const about = rest[0] === undefined ? undefined : commandOf(rest[0]);
      process.stdout.write(about === undefined ? overview() : helpOf(about));
      return word === undefined ? 2 : 0;
    }
    const command = commandOf(word);
    const given = new Arguments(command, rest, process.env);
    if (given.has('help')) {
      process.stdout.write(helpOf(command));
      return 0;
    }
    return await command.run(given, openTerminal(process, given.has('json'), process.env));
  } catch (error) {
    const usage = error instanceof UsageError;
    const known = COMMANDS.some(({ name }) => name === word) ? ` ${word}` : '';
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (usage) process.stderr.write(`Try npm run knowledge --${known} --help\n`);
    return usage ? 2 : 1;
  }
}

function commandOf(word: string) {
  const found = COMMANDS.find(({ name }) => name === word);
  if (found !== undefined) return found;
  throw new UsageError(`There is no command “${word}”: say ${COMMANDS.map(({ name }) => name).join(', ')}.`);
}
