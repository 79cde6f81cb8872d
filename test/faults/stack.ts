import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { dataFolder, readRunningServer } from '../../infra/local/data-folder';
import { readCredentials } from '../../infra/local/login/credentials';
import { Team } from '../../infra/local/login/people';
import { mintAccessToken } from '../../infra/local/login/tokens';
import { TEST_SHOP } from '../support/knowledge-folders';

const ROOT = resolve(__dirname, '../..');
const UP_WITHIN_MS = 90_000;
/** Customers who write without pause would be asked to slow down. */
const NO_LIMITS = Object.fromEntries(
  [
    'MESSAGES_PER_MINUTE',
    'CONVERSATIONS_PER_MINUTE',
    'ADDRESS_WRITES_PER_MINUTE',
    'TICKETS_PER_HOUR',
    'ADDRESS_TICKETS_PER_HOUR',
  ].map((name) => [name, '1000000']),
);

export interface StackOptions {
  readonly dataDir: string;
  /** Each function in a process of its own. */
  readonly processes?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly knowledgeDir?: string;
}

/** What of the stack may be killed alone. */
export type Part = 'table' | 'worker' | 'login';

const COMMANDS: Readonly<Record<Part, RegExp>> = {
  table: / --db-path /,
  worker: /\bbootstrap\.mjs\b/,
  login: /\blogin\.mjs\b/,
};

/** The real local stack, started as its user starts it, in a process group of its own. */
export class Stack {
  output = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(private readonly options: StackOptions) {
    const { dataDir, processes = false, env = {}, knowledgeDir = TEST_SHOP } = options;
    const flags = processes ? ['--processes'] : [];
    const args = ['infra/local/cli/start.ts', '--data', dataDir, '--knowledge', knowledgeDir, '--port', '0', ...flags];
    this.#child = spawn(process.execPath, ['--import', 'tsx', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...NO_LIMITS, ...env },
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = `${this.output}${chunk}`.slice(-100_000);
      });
    }
    this.#ended = once(this.#child, 'exit');
  }

  /** The address, once everything is up. @throws Error with what it printed */
  async url(): Promise<string> {
    const giveUpAt = performance.now() + UP_WITHIN_MS;
    while (performance.now() < giveUpAt) {
      const url = /Ctrl-C stops/.test(this.output) ? /Customer page +(http\S+)\//.exec(this.output)?.[1] : undefined;
      if (url !== undefined) return url;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) break;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`The stack did not start:\n${this.output}`);
  }

  /** `kill -9` of the whole process group; the table's process, which is in another one, is left behind. */
  async kill(): Promise<void> {
    signalGroup(this.#child, 'SIGKILL');
    await this.#ended;
  }

  /** Stops it as Ctrl-C does. */
  async stop(): Promise<void> {
    this.#child.kill('SIGINT');
    await this.#ended;
  }

  /** `kill -9` of one of its processes, chosen by `random`. @returns false when there is none */
  async killPart(part: Part, random: () => number): Promise<boolean> {
    const found = (await descendants(this.#child.pid ?? 0)).filter(({ command }) => COMMANDS[part].test(command));
    const chosen = found[Math.floor(random() * found.length)];
    if (chosen === undefined) return false;
    try {
      return process.kill(chosen.pid, 'SIGKILL');
    } catch {
      return false;
    }
  }

  /** An access token, made with the keys of the data folder: nobody has to sign in. */
  async token(login: string): Promise<string> {
    const data = dataFolder(this.options.dataDir);
    const [running, credentials] = await Promise.all([readRunningServer(data), readCredentials(data.login)]);
    if (running === undefined || credentials === undefined) throw new Error('The stack does not run.');
    const team = new Team(data.knowledge);
    return mintAccessToken({ login, team, issuer: running.loginUrl, credentials, now: new Date() });
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

async function descendants(root: number): Promise<readonly { readonly pid: number; readonly command: string }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,ppid=,args=']);
  const all = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}
