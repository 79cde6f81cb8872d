import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeWhole } from '../data-folder';
import { hasCode } from '../system-error';

/**
 * Cost, block size and parallelism of scrypt: 64 MB and about a fifth of a second for each guess.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;
const KEY_BYTES = 32;
export const SHORTEST_PASSWORD = 12;

/** With the parameters that it was made with, so that they can be raised later. */
const hashed = z.strictObject({
  N: z
    .int()
    .min(2 ** 10)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.string(),
  key: z.string(),
});
export type HashedPassword = z.infer<typeof hashed>;
const file = z.record(z.string(), hashed);

/** People's own passwords, by login; readable by the owner of the folder only. */
export async function readPasswords(path: string): Promise<Readonly<Record<string, HashedPassword>>> {
  try {
    return file.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return {};
    throw new Error(`${path} is damaged. Restore it, or remove it and set every password again.`, { cause: error });
  }
}

export async function savePassword(path: string, login: string, password: string): Promise<void> {
  const passwords = { ...(await readPasswords(path)), [login]: await hashPassword(password) };
  await writeWhole(path, `${JSON.stringify(passwords, null, 2)}\n`, 0o600);
}

export async function hashPassword(password: string): Promise<HashedPassword> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return { ...COST, salt: salt.toString('base64url'), key: key.toString('base64url') };
}

/** Compares in constant time. Without a hash it takes as long, so that nobody learns who has a password. */
export async function isPassword(given: string, stored: HashedPassword | undefined): Promise<boolean> {
  const { salt, key, ...cost } = stored ?? { ...COST, salt: 'AAAAAAAAAAAAAAAAAAAAAA', key: '' };
  const derived = await derive(given, Buffer.from(salt, 'base64url'), cost);
  const expected = Buffer.alloc(KEY_BYTES);
  Buffer.from(key, 'base64url').copy(expected);
  return timingSafeEqual(derived, expected) && stored !== undefined;
}

function derive(password: string, salt: Buffer, cost: Pick<HashedPassword, 'N' | 'r' | 'p'>): Promise<Buffer> {
  return new Promise((done, fail) => {
    // Two ways of writing the same letter must give the same password.
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });
}
