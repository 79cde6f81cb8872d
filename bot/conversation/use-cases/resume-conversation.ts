import * as z from 'zod';
import type { Conversation } from '../../model/conversation';
import { storeUnavailable } from '../../model/errors';
import type { Message } from '../../model/message';
import type { Change } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { conversationNotFound, rateLimited } from '../conversation-errors';
import type { Rate } from '../rate-limit';
import { withToken } from '../tokens';
import { takeFromAddress } from './address-bucket';
import type { ConversationPorts } from './settle';

export interface Resuming {
  /** From the link in a mail. */
  readonly code: string;
  /** Whose bucket it is taken from: a hash of the address. */
  readonly bucketKey: string;
  /** Codes tried from one address. */
  readonly limit: Rate;
}

export interface Resumed {
  readonly conversation: Conversation;
  /** Shown once: only its hash is stored. Those from before stay valid. */
  readonly token: string;
  readonly messages: readonly Message[];
}

/** Whatever it looks like: a code that a mail program cut is unknown, as any other. */
export const resumingBody = z.strictObject({ code: z.string().min(1).max(200) });

const DAY_SECONDS = 86_400;
const MAX_ATTEMPTS = 8;
/** For a code that was used up without effect. */
const SECOND_CHANCE_SECONDS = 3_600;

type Ports = Pick<ConversationPorts, 'store' | 'knowledge' | 'clock' | 'ids' | 'digest'>;

/**
 * Opens a conversation again with the code of a mail, which works once. Unknown, used and expired look the same (T1).
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND, RATE_LIMITED with `retryAfterSeconds`, UNAVAILABLE
 */
export async function resumeConversation(ports: Ports, { code, bucketKey, limit }: Resuming): Promise<Resumed> {
  const { store, digest, clock } = ports;
  await countTry(ports, bucketKey, limit);
  const codeHash = digest.sha256(code);
  const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
  const id = await store.takeResumeCode(codeHash, nowSeconds);
  if (id === undefined) throw conversationNotFound();
  const token = ports.ids.token();
  const resumed = await giveBack(ports, id, digest.sha256(token), nowSeconds).catch(async (error: unknown) => {
    // The code is used up, and its owner has nothing for it: it works once more.
    const again = { codeHash, conversationId: id, expiresAtSeconds: nowSeconds + SECOND_CHANCE_SECONDS };
    await store.putResumeCode(again).catch(() => undefined);
    throw error;
  });
  if (resumed === undefined) throw conversationNotFound();
  return { ...resumed, token };
}

async function giveBack(ports: Ports, id: string, tokenHash: string, nowSeconds: number) {
  const conversation = await giveToken(ports, id, tokenHash, nowSeconds);
  if (conversation === undefined) return undefined;
  const messages = await ports.store.listMessages(id, 0);
  if (conversation.toldSeq !== undefined) await ports.store.markSeen(id, messages.at(-1)?.seq ?? 0);
  return { conversation, messages };
}

/** Every try counts, whatever comes of it. */
async function countTry(ports: Ports, bucketKey: string, limit: Rate): Promise<void> {
  await updateWithRetry<Change['bucket'] & object, void>(ports.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => takeFromAddress(ports, `resume ${bucketKey}`, ports.ids.id(), limit, ports.clock.now()),
    decide: (bucket) => ({ change: { messages: [], outbox: [], bucket }, committed: () => undefined }),
    giveUp: () => {
      throw rateLimited(1);
    },
  });
}

/** @returns the conversation with one more token; absent when there is none any more */
async function giveToken(ports: Ports, id: string, hash: string, nowSeconds: number): Promise<Conversation | undefined> {
  const { service } = (await ports.knowledge.current()).base;
  const token = { hash, expiresAtSeconds: nowSeconds + service.tokenDays * DAY_SECONDS };
  return updateWithRetry<Conversation | undefined, Conversation | undefined>(ports.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => ports.store.loadConversation(id),
    decide: (conversation) => {
      if (conversation === undefined) return { result: undefined };
      const next: Conversation = {
        ...conversation,
        version: conversation.version + 1,
        furtherTokens: withToken(conversation, token, nowSeconds),
      };
      const change = { conversation: { expected: conversation.version, next }, messages: [], outbox: [] };
      return { change, committed: () => next };
    },
    giveUp: () => {
      throw storeUnavailable('Too much is happening in this conversation at once. Follow the link again.');
    },
  });
}
