import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { openDataFolder } from '../data-folder';
import { SHORTEST_PASSWORD, savePassword } from '../login/passwords';
import { Team } from '../login/people';
import { passwordOptions } from './options';
import { UsageError } from './usage-error';

void main();

/** Sets a person's own password: typed, or as the first line of the standard input. */
async function main(): Promise<void> {
  try {
    const { login, dataDir } = passwordOptions(process.argv.slice(2), process.env);
    const data = await openDataFolder(dataDir);
    const people = await new Team(data.knowledge).people();
    const person = people.find((one) => one.login === login);
    if (people.length > 0 && person === undefined) {
      throw new UsageError(
        `There is no login “${login}”. The team in service.yaml is ${people.map((one) => one.login).join(', ')}.`,
      );
    }
    const password = await typedPassword(`Password of ${login}: `);
    if (password.length < SHORTEST_PASSWORD) throw new UsageError(`A password has at least ${SHORTEST_PASSWORD} characters.`);
    await savePassword(data.passwords, login, password);
    process.stderr.write(`${login} can sign in with this password from now on.\n`);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Without showing it. */
function typedPassword(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  return new Promise((done) => {
    let typed = '';
    lines.once('line', (line) => {
      typed = line;
      lines.close();
    });
    lines.once('close', () => {
      if (terminal) process.stderr.write('\n');
      done(typed);
    });
  });
}
