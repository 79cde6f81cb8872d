import { dataFolder, readRunningServer } from '../data-folder';
import { isLocked } from '../lock';
import { readCredentials } from '../login/credentials';
import { Team } from '../login/people';
import { mintAccessToken, UnknownLogin } from '../login/tokens';
import { tokenOptions } from './options';
import { UsageError } from './usage-error';

void main();

/** Prints an access token for the server that runs on the data folder, and nothing else. */
async function main(): Promise<void> {
  try {
    const { login, dataDir } = tokenOptions(process.argv.slice(2), process.env);
    process.stdout.write(`${await tokenOf(login, dataDir)}\n`);
  } catch (error) {
    process.exitCode = error instanceof UsageError || error instanceof UnknownLogin ? 2 : 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function tokenOf(login: string, dataDir: string): Promise<string> {
  const data = dataFolder(dataDir);
  const running = (await isLocked(data.path)) ? await readRunningServer(data) : undefined;
  const credentials = running && (await readCredentials(data.login));
  if (running === undefined || credentials === undefined) {
    throw new Error(`No server runs on ${data.path}. Start one with npm start, or name its folder with --data DIR.`);
  }
  return mintAccessToken({ login, team: new Team(data.knowledge), issuer: running.loginUrl, credentials, now: new Date() });
}
