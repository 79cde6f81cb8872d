import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type DataFolder, readRunningServer } from './data-folder';

/**
 * Ends the embedded DynamoDB of a server that was killed on this folder: it would go on holding the table's file.
 * Everything else that a server starts ends by itself when the server is gone. Call it only while the folder is locked.
 */
export async function endLeftovers(data: DataFolder): Promise<void> {
  const pid = (await readRunningServer(data))?.tablePid;
  if (pid === undefined || !(await commandOf(pid)).includes(data.table)) return;
  process.kill(pid, 'SIGKILL');
  while ((await commandOf(pid)).includes(data.table)) await new Promise((done) => setTimeout(done, 20));
}

/** The command line of a process; empty when there is none, or no way to know (then it is left alone). */
async function commandOf(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-ww', '-p', String(pid)]);
    return stdout;
  } catch {
    return '';
  }
}
