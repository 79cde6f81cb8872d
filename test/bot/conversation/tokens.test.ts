import { sha256Digest } from '../../../bot/adapters/crypto';
import { opensWith, withToken } from '../../../bot/conversation/tokens';
import { authorizeConversation } from '../../../bot/conversation/use-cases/authorize';
import { MostradorError } from '../../../bot/model/errors';
import { conversation } from '../../contract/store/fixtures';

const hash = (token: string) => sha256Digest.sha256(token);
const NEVER = hash('never');
const END = 1_000;
const held = {
  tokenHash: hash('first'),
  tokenExpiresAtSeconds: END,
  furtherTokens: [
    { hash: hash('mailed'), expiresAtSeconds: END },
    { hash: hash('old'), expiresAtSeconds: 10 },
  ],
};
const opens = (token: string, nowSeconds: number, of: Parameters<typeof opensWith>[0] = held) =>
  opensWith(of, hash(token), NEVER, nowSeconds, sha256Digest);

describe('a token opens its conversation', () => {
  it.each(['first', 'mailed'])('until the second in which it ends: %s', (token) => {
    expect([opens(token, END - 1), opens(token, END - 0.001), opens(token, END), opens(token, END + 1)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('and no other does, nor one of another that has ended', () => {
    expect([opens('guessed', 0), opens('', 0), opens('old', 10), opens('never', 0)]).toEqual([false, false, false, false]);
  });

  it('and none opens what does not exist, or has no tokens', () => {
    const none = opensWith(undefined, hash('first'), NEVER, 0, sha256Digest);
    expect([none, opens('first', 0, {}), opens('never', 0, {})]).toEqual([false, false, false]);
  });

  it('compares every hash, whichever fits', () => {
    const compared: string[] = [];
    const digest = { equal: (one: string, other: string) => compared.push(other) > 0 && one === other };
    opensWith(held, hash('first'), NEVER, 0, digest);
    opensWith(undefined, hash('first'), NEVER, 0, digest);
    expect(compared).toEqual([hash('first'), hash('mailed'), hash('old'), NEVER]);
  });
});

describe('a further token', () => {
  const token = { hash: hash('new'), expiresAtSeconds: END };

  it('is the first of a conversation that has none', () => {
    expect(withToken({}, token, 0)).toEqual([token]);
  });

  it('takes the place of those that have ended', () => {
    expect(withToken(held, token, 9)).toEqual([...held.furtherTokens, token]);
    expect(withToken(held, token, 10)).toEqual([held.furtherTokens[0], token]);
  });

  it('drops the oldest beyond eight', () => {
    const furtherTokens = Array.from({ length: 8 }, (_, place) => ({ hash: `${place}`, expiresAtSeconds: END }));
    expect(withToken({ furtherTokens }, token, 0)).toEqual([...furtherTokens.slice(1), token]);
  });
});

describe('a conversation is read', () => {
  const clock = { now: () => new Date(0) };
  const stored = conversation('c1', held);
  const store = { loadConversation: async (id: string) => (id === 'c1' ? stored : undefined) };
  const read = (id: string, token: string | undefined) =>
    authorizeConversation({ store, digest: sha256Digest, clock }, id, token);
  const refusal = (id: string, token: string | undefined) => read(id, token).catch((error: unknown) => error);

  it('with its token', async () => expect(await read('c1', 'first')).toBe(stored));

  it('with no other, and by the same error whether it exists or not', async () => {
    const refusals = await Promise.all([
      refusal('c1', 'guessed'),
      refusal('c1', undefined),
      refusal('c2', 'first'),
      refusal('c2', undefined),
    ]);
    for (const one of refusals) {
      expect(one).toBeInstanceOf(MostradorError);
      expect(one).toEqual(refusals[0]);
    }
  });

  it('by no token that one could derive from its number', async () => {
    expect(await refusal('c2', 'no conversation c2')).toBeInstanceOf(MostradorError);
  });
});
