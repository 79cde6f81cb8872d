import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataDirOf, knowledgeDirOf, typedPath } from '../folders';
import { type Environment, parsed, UsageError } from '../usage-error';
import { COMMON_FLAGS, type KnowledgeCommand } from './command';

/** What was typed after a command: its words and flags. */
export class Arguments {
  readonly words: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly #environment: Environment;

  /** @throws UsageError for an unknown flag, a missing value, too few or too many words */
  constructor(command: KnowledgeCommand, args: readonly string[], environment: Environment) {
    const flags = { ...COMMON_FLAGS, ...command.flags };
    const options = Object.fromEntries(
      Object.entries(flags).map(([name, { value }]) => [
        name,
        value === undefined ? ({ type: 'boolean' } as const) : ({ type: 'string' } as const),
      ]),
    );
    const { values, positionals } = parsed(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        // The folder's flag in version 0.1.0.
        options: { ...options, dir: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      }),
    );
    this.words = positionals;
    this.#values = values;
    this.#environment = environment;
    const { least, most, names } = command.takes ?? { least: 0, most: 0, names: '' };
    if (this.has('help') || (positionals.length >= least && positionals.length <= most)) return;
    throw new UsageError(most === 0 ? `${command.name} takes no further words.` : `${command.name} takes ${names}.`);
  }

  /** Whether a switch is on. */
  has(flag: string): boolean {
    return this.#values[flag] === true;
  }

  text(flag: string): string | undefined {
    const value = this.#values[flag];
    return typeof value === 'string' ? value : undefined;
  }

  /**
   * The value of a flag that takes one of a list.
   * @throws UsageError
   */
  oneOf<Value extends string>(flag: string, values: readonly Value[]): Value | undefined {
    const given = this.text(flag);
    const found = values.find((value) => value === given);
    if (given !== undefined && found === undefined)
      throw new UsageError(`--${flag} is one of ${values.join(', ')}, not “${given}”.`);
    return found;
  }

  /**
   * A share from 0 to 1.
   * @throws UsageError
   */
  share(flag: string, usual: number): number {
    const given = this.text(flag);
    const share = given === undefined ? usual : given.trim() === '' ? Number.NaN : Number(given);
    if (share >= 0 && share <= 1) return share;
    throw new UsageError(`--${flag} needs a share from 0 to 1, not “${given}”.`);
  }

  /** A path that was typed, made absolute. */
  path(word: string): string {
    return typedPath(word, this.#environment);
  }

  /** The data folder of the server on this machine. */
  get dataFolder(): string {
    return dataDirOf(this.text('data'), this.#environment);
  }

  /** The knowledge folder, whether or not it exists. */
  get folder(): string {
    return knowledgeDirOf(this.text('knowledge') ?? this.text('dir'), this.#environment);
  }

  /**
   * The knowledge folder.
   * @throws Error when there is none
   */
  existingFolder(): string {
    const { folder } = this;
    if (existsSync(folder)) return folder;
    throw new Error(
      `There is no folder ${folder}: name the knowledge folder with --knowledge DIR, or make one with npm run knowledge -- init DIR.`,
    );
  }
}
