import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from './system-error';

/** Maximum length of a socket path on every Unix (108 bytes on Linux, 104 on macOS), with some margin. */
const MAX_SOCKET_PATH = 100;

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Keeps a second server off the same data folder. The lock is a listening socket: the system closes it however the process
 * ends, so no stale lock is left, unlike with a process id in a file.
 *
 * @returns a function that releases the lock
 * @throws FolderInUse while another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = await lockAddress(folder);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await hold(address);
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE')) throw error;
    }
    if (await answers(address)) break;
    // Left by a process that was killed; nobody listens there any more.
    await rm(address, { force: true });
  }
  throw new FolderInUse(`Another server runs on ${folder}. Stop it first, or choose another folder with --data DIR.`);
}

/** Whether a server is running on the folder. */
export async function isLocked(folder: string): Promise<boolean> {
  try {
    return await answers(await lockAddress(folder));
  } catch {
    return false;
  }
}

async function lockAddress(folder: string): Promise<string> {
  const real = await realpath(folder);
  const name = `mostrador-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(real, 'lock');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH ? inside : join(tmpdir(), name);
}

async function hold(address: string): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done, fail) => server.once('error', fail).listen(address, done));
  server.unref();
  return () => release(server);
}

function release(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}
