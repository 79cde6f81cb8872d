import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../root';

/** The command line is invalid; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface StartOptions {
  readonly help: boolean;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  /** `undefined`: 3000, or the next free port. */
  readonly port?: number;
  readonly processes: boolean;
  readonly verbose: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const START_FLAGS = {
  data: { type: 'string' },
  knowledge: { type: 'string' },
  port: { type: 'string' },
  processes: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws UsageError */
export function startOptions(args: readonly string[], environment: Environment): StartOptions {
  refuseSwallowed(environment, Object.keys(START_FLAGS));
  const { values } = parsed(() => parseArgs({ args: [...args], options: START_FLAGS, allowPositionals: false }));
  return {
    help: values.help,
    dataDir: dataDirOf(values.data, environment),
    knowledgeDir: knowledgeDirOf(values.knowledge, environment),
    ...(values.port === undefined ? {} : { port: portOf(values.port) }),
    processes: values.processes,
    verbose: values.verbose,
  };
}

/** @throws UsageError */
export function tokenOptions(
  args: readonly string[],
  environment: Environment,
): { readonly login: string; readonly dataDir: string } {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], options: { data: START_FLAGS.data }, allowPositionals: true }),
  );
  const [login, ...others] = positionals;
  if (login === undefined || others.length > 0) throw new UsageError('Name one login: npm run -s token -- ana [--data DIR]');
  return { login, dataDir: dataDirOf(values.data, environment) };
}

function dataDirOf(given: string | undefined, environment: Environment): string {
  return folderOf('data', given ?? (environment.MOSTRADOR_DATA || undefined), environment) ?? join(ROOT, '.mostrador');
}

function knowledgeDirOf(given: string | undefined, environment: Environment): string {
  return folderOf('knowledge', given ?? (environment.MOSTRADOR_KNOWLEDGE || undefined), environment) ?? join(ROOT, 'knowledge');
}

/** A relative folder is relative to where the command was typed; npm runs it in the folder of the package. */
function folderOf(flag: string, given: string | undefined, environment: Environment): string | undefined {
  if (given === '') throw new UsageError(`--${flag} needs a folder.`);
  return given === undefined ? undefined : resolve(environment.INIT_CWD ?? process.cwd(), given);
}

function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port needs a number from 0 to 65535, not “${given}”.`);
}

/** `npm start --port 4000` never gets here: npm consumes options unless `--` comes first. */
function refuseSwallowed(environment: Environment, flags: readonly string[]): void {
  for (const flag of flags.filter((name) => name !== 'help' && name !== 'verbose')) {
    if (environment[`npm_config_${flag}`] !== undefined) {
      throw new UsageError(`npm kept --${flag} for itself. Put two dashes before the options: npm start -- --${flag} …`);
    }
  }
}

/**
 * Runs `parse`.
 * @throws UsageError instead of the errors of `parseArgs`
 */
export function parsed<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    // Node's own message continues with irrelevant advice.
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${what.replace(/\.$/, '')}.`);
  }
}
