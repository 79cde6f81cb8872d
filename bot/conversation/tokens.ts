import type { Conversation, FurtherToken } from '../model/conversation';
import type { Digest } from '../ports';

/** Links from mails that were followed: beyond these, the oldest is forgotten. */
const MOST_FURTHER_TOKENS = 8;

type TokenFields = Pick<Conversation, 'tokenHash' | 'tokenExpiresAtSeconds' | 'furtherTokens'>;

/**
 * Whether a token opens the conversation now. Every hash is compared, and to its end, whichever fits (T1).
 *
 * @param presentedHash SHA-256 (hex) of the token that was presented
 * @param never a hash that no token has, for a conversation that has none
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

/** The further tokens with one more; what has expired goes, and the one that the conversation was opened with is not among them. */
export function withToken({ furtherTokens = [] }: TokenFields, token: FurtherToken, nowSeconds: number): readonly FurtherToken[] {
  const alive = furtherTokens.filter(({ expiresAtSeconds }) => nowSeconds < expiresAtSeconds);
  return [...alive, token].slice(-MOST_FURTHER_TOKENS);
}
