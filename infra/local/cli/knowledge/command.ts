import type { Arguments } from './arguments';
import type { Terminal } from './terminal';

/** 0: done and all is well; 1: there are problems. A UsageError becomes 2. */
export type ExitCode = 0 | 1;

export interface Flag {
  /** The name of its value in the help, such as `DIR`; a flag without one is a switch. */
  readonly value?: string;
  readonly means: string;
}

/** One word after `npm run knowledge --`. */
export interface KnowledgeCommand {
  readonly name: string;
  /** One line for the overview; it begins with a verb. */
  readonly summary: string;
  /** Words that follow the command, as the help shows them; none when absent. */
  readonly takes?: { readonly names: string; readonly least: number; readonly most: number };
  readonly flags?: Readonly<Record<string, Flag>>;
  /** More that the help of this command says. */
  readonly details?: readonly string[];
  /** Each without `npm run knowledge --`. */
  readonly examples: readonly string[];
  /**
   * Does it. People read what `terminal.line` writes; with `--json`, programs read the one value of `terminal.data`.
   * @throws UsageError when the command line is invalid; any other error is printed as one sentence, and the status is 1
   */
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** Flags of every command. */
export const COMMON_FLAGS: Readonly<Record<string, Flag>> = {
  knowledge: { value: 'DIR', means: 'the knowledge folder (default: knowledge, or MOSTRADOR_KNOWLEDGE)' },
  json: { means: 'write one JSON value for programs, and nothing else, to the standard output' },
  help: { means: 'show this' },
};
