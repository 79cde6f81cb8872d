import type { Conversation, FurtherToken } from '../model/conversation';

/** Links from mails that were followed: beyond these, the oldest is forgotten. */
const MOST_FURTHER_TOKENS = 8;

type TokenFields = Pick<Conversation, 'tokenHash' | 'tokenExpiresAtSeconds' | 'furtherTokens'>;

/**
 * Whether a token opens the conversation now. Every hash is compared, each to its last character, whichever fits.
 *
 * @param presentedHash SHA-256 (hex) of the token that was presented
 * @param never a hash that no token has, for a conversation that has none
 */
export function opensWith(
  conversation: TokenFields | undefined,
  presentedHash: string,
  never: string,
  nowSeconds: number,
): boolean {
  const first = { hash: conversation?.tokenHash ?? never, expiresAtSeconds: conversation?.tokenExpiresAtSeconds ?? 0 };
  let opens = false;
  for (const { hash, expiresAtSeconds } of [first, ...(conversation?.furtherTokens ?? [])]) {
    const fits = equalInConstantTime(presentedHash, hash);
    if (fits && nowSeconds < expiresAtSeconds) opens = true;
  }
  return opens;
}

/** The further tokens with one more; what has expired goes, and the one that the conversation was opened with is not among them. */
export function withToken({ furtherTokens = [] }: TokenFields, token: FurtherToken, nowSeconds: number): readonly FurtherToken[] {
  const alive = furtherTokens.filter(({ expiresAtSeconds }) => nowSeconds < expiresAtSeconds);
  return [...alive, token].slice(-MOST_FURTHER_TOKENS);
}

/** Looks at every character whatever the first difference; both are hashes of one length. */
function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index % b.length);
  return difference === 0;
}
