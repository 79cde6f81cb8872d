import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DataFolder } from './data-folder';

/**
 * Ends the orphaned DynamoDB process of a server that was killed on this folder, at whatever moment: it would keep the
 * table's file open. All other processes end by themselves with their server. Call it only while the folder is locked.
 */
export async function endOrphans(data: DataFolder): Promise<void> {
  while ((await tableProcesses(data)).map(kill).includes(true)) await new Promise((done) => setTimeout(done, 20));
}

/** Found by the command line, since a server may be killed before it can note a process id. */
async function tableProcesses({ table }: DataFolder): Promise<readonly number[]> {
  return (await allCommands())
    .split('\n')
    .filter((line) => line.trimEnd().endsWith(` --db-path ${table}`))
    .map((line) => Number.parseInt(line, 10));
}

/** Lines of process id and command; empty where processes cannot be listed (they are then left alone). */
async function allCommands(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,args='], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch {
    return '';
  }
}

/** @returns false when it has ended meanwhile, or belongs to another user */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
