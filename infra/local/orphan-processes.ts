import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type DataFolder, readRunningServer } from './data-folder';

/**
 * Ends the orphaned DynamoDB process of a server that was killed on this folder: it would keep the table's file open. All
 * other processes end by themselves with their server. Call it only while the folder is locked.
 */
export async function endOrphans(data: DataFolder): Promise<void> {
  const pid = (await readRunningServer(data))?.tablePid;
  if (pid === undefined || !(await commandOf(pid)).includes(data.table)) return;
  process.kill(pid, 'SIGKILL');
  while ((await commandOf(pid)).includes(data.table)) await new Promise((done) => setTimeout(done, 20));
}

/** The command line of a process; empty when the process does not exist or cannot be inspected (it is then left alone). */
async function commandOf(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-ww', '-p', String(pid)]);
    return stdout;
  } catch {
    return '';
  }
}
