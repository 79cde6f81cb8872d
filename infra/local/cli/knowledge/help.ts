import { COMMON_FLAGS, type KnowledgeCommand } from './command';
import { COMMANDS } from './table';

const PROGRAM = 'npm run knowledge --';

/** What `--help` says without a command. */
export function overview(): string {
  return [
    `Usage: ${PROGRAM} COMMAND [options]`,
    '',
    ...table(COMMANDS.map((command) => [called(command), command.summary])),
    '',
    `${PROGRAM} COMMAND --help tells more about one of them.`,
    'They end with 0 when all is well, 1 when there are problems, 2 when the command line is wrong.',
    '',
  ].join('\n');
}

/** What `COMMAND --help` says. */
export function helpOf(command: KnowledgeCommand): string {
  const flags = Object.entries({ ...command.flags, ...COMMON_FLAGS });
  return [
    `Usage: ${PROGRAM} ${called(command)} [options]`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    ...(command.details === undefined ? [] : ['', ...command.details]),
    '',
    'Options',
    ...table(flags.map(([name, { value, means }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, means])),
    '',
    'Examples',
    ...command.examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
  ].join('\n');
}

function called({ name, takes }: KnowledgeCommand): string {
  return takes === undefined ? name : `${name} ${takes.names}`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
