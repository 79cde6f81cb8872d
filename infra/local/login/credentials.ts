import { generateKeyPair, randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { writeWhole } from '../data-folder';
import { hasCode } from '../system-error';

const privateJwk = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});

const credentials = z.object({
  /** The password of the whole team. */
  password: z.string().min(12),
  /** Signs the login server's cookies. */
  cookieKey: z.string(),
  /** Signs tokens; the first key is used, all are published. */
  keys: z.array(privateJwk).min(1),
  /** The login server's last port. Its address is part of every token, so it should stay the same. */
  port: z.int().optional(),
});
/** The login secrets of a data folder; stored in `login.json`, readable only by its owner. */
export type Credentials = z.infer<typeof credentials>;

/**
 * Reads the credentials of a data folder, or creates them the first time.
 *
 * @throws Error naming the file when it exists but is invalid: replacing it would sign everybody out
 */
export async function openCredentials(path: string): Promise<Credentials> {
  const found = await readCredentials(path);
  if (found !== undefined) return found;
  const made: Credentials = {
    password: readablePassword(),
    cookieKey: randomBytes(32).toString('base64url'),
    keys: [await makeKey()],
  };
  await saveCredentials(path, made);
  return made;
}

/** `undefined` when no server was ever started on this folder. */
export async function readCredentials(path: string): Promise<Credentials | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return credentials.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${path} is damaged. Remove it to have a new password and new keys made; everybody has to sign in again then.`,
    );
  }
}

export async function saveCredentials(path: string, made: Credentials): Promise<void> {
  await writeWhole(path, `${JSON.stringify(made, null, 2)}\n`, 0o600);
}

/** Without letters and digits that are easily confused. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Three groups of four characters, 59 bits. */
function readablePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group()].join('-');
}

async function makeKey(): Promise<Credentials['keys'][number]> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return privateJwk.parse({ ...jwk, kid: randomBytes(9).toString('base64url'), alg: 'RS256', use: 'sig' });
}
