import * as z from 'zod';
import type { Conversation } from '../../model/conversation';
import { storeUnavailable } from '../../model/errors';
import { updateWithRetry } from '../../store/update-with-retry';
import { conversationNotFound } from '../conversation-errors';
import type { Address } from '../rate-limit';
import { withToken } from '../tokens';
import { readTranscript, type TranscriptPage } from '../transcript-page';
import { countAlone, countFrom } from './address-limit';
import type { ConversationPorts } from './settle';

export interface Resuming {
  /** From the link in a mail. */
  readonly code: string;
  /** Where it is tried, and how many codes may be tried there in a minute. */
  readonly address: Address;
}

/** With the first page of the transcript. */
export interface Resumed extends TranscriptPage {
  readonly conversation: Conversation;
  /** Shown once: only its hash is stored. Those from before stay valid. */
  readonly token: string;
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
export async function resumeConversation(ports: Ports, { code, address }: Resuming): Promise<Resumed> {
  const { store, digest, clock } = ports;
  // Every try counts, whatever comes of it.
  await countAlone(ports, [(now) => countFrom(ports, address, ports.ids.id(), now)]);
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
  const page = await readTranscript(ports.store, conversation, 0);
  if (conversation.toldSeq !== undefined) await ports.store.markSeen(id, page.messages.at(-1)?.seq ?? 0);
  return { conversation, ...page };
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
