import type { Conversation, FurtherToken } from '../model/conversation';
import type { Digest } from '../ports';

/** Number of tokens from mailed links; the oldest is dropped beyond it. */
const MOST_FURTHER_TOKENS = 8;

type TokenFields = Pick<Conversation, 'tokenHash' | 'tokenExpiresAtSeconds' | 'furtherTokens'>;

/**
 * Whether a token opens the conversation now. Every hash is compared completely, whichever matches (T1).
 *
 * @param presentedHash SHA-256 (hex) of the presented token
 * @param never a hash that no token has, for a conversation without tokens
 */
export function opensWith(
  conversation: TokenFields | undefined,
  presentedHash: string,
  never: string,
  nowSeconds: number,
  digest: Pick<Digest, 'equal'>,
): boolean {
  const first = { hash: conversation?.tokenHash ?? never, expiresAtSeconds: conversation?.tokenExpiresAtSeconds ?? 0 };
  let opens = false;
  for (const { hash, expiresAtSeconds } of [first, ...(conversation?.furtherTokens ?? [])]) {
    const fits = digest.equal(presentedHash, hash);
    if (fits && nowSeconds < expiresAtSeconds) opens = true;
  }
  return opens;
}

/** Adds a token to the further tokens and drops expired ones; the conversation's original token is not among them. */
export function withToken({ furtherTokens = [] }: TokenFields, token: FurtherToken, nowSeconds: number): readonly FurtherToken[] {
  const alive = furtherTokens.filter(({ expiresAtSeconds }) => nowSeconds < expiresAtSeconds);
  return [...alive, token].slice(-MOST_FURTHER_TOKENS);
}
