import * as z from 'zod';
import type { Conversation } from '../../model/conversation';
import { storeUnavailable } from '../../model/errors';
import type { TakenCode } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { conversationNotFound, freshLinkSent } from '../conversation-errors';
import type { Address } from '../rate-limit';
import { withToken } from '../tokens';
import { readTranscript, type TranscriptPage } from '../transcript-page';
import { countAlone, countFrom } from './address-limit';
import { isFor, sendFreshLink } from './fresh-link';
import type { ConversationPorts } from './settle';

export interface Resuming {
  /** From the link in a mail. */
  readonly code: string;
  /** The caller's address, with its limit per minute. */
  readonly address: Address;
}

/** With the first page of the transcript. */
export interface Resumed extends TranscriptPage {
  readonly conversation: Conversation;
  /** Returned once: only its hash is stored. Earlier tokens stay valid. */
  readonly token: string;
}

/** Any text: a code that a mail program cut off is unknown, like any other. */
export const resumingBody = z.strictObject({ code: z.string().min(1).max(200) });

const DAY_SECONDS = 86_400;
const MAX_ATTEMPTS = 8;
/** For a code that was used up without effect. */
const SECOND_CHANCE_SECONDS = 3_600;

type Ports = Pick<ConversationPorts, 'store' | 'knowledge' | 'clock' | 'ids' | 'digest' | 'outboxTrigger'>;

/**
 * Opens a conversation with the code of a mail, which works once. Unknown and expired codes give the same error, and so
 * does a code sent to an address that was corrected since (T1). Using a code again within a day mails a new one to the
 * address of the first.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND, FRESH_LINK_SENT, RATE_LIMITED with `retryAfterSeconds`, UNAVAILABLE
 */
export async function resumeConversation(ports: Ports, { code, address }: Resuming): Promise<Resumed> {
  const { store, digest, clock } = ports;
  // Every attempt counts, whatever its result.
  await countAlone(ports, [(now) => countFrom(ports, address, ports.ids.id(), now)]);
  const codeHash = digest.sha256(code);
  const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
  const taken = await store.takeResumeCode(codeHash, nowSeconds);
  if (taken === undefined) throw conversationNotFound();
  if (taken.usedBefore === true) {
    if (await sendFreshLink(ports, taken)) throw freshLinkSent();
    throw conversationNotFound();
  }
  const token = ports.ids.token();
  const resumed = await giveBack(ports, taken, digest.sha256(token), nowSeconds).catch(async (error: unknown) => {
    // The code is used up, but its owner got nothing for it: it works once more.
    const again = { ...taken, codeHash, expiresAtSeconds: nowSeconds + SECOND_CHANCE_SECONDS };
    await store.putResumeCode(again).catch(() => undefined);
    throw error;
  });
  if (resumed === undefined) throw conversationNotFound();
  return { ...resumed, token };
}

async function giveBack(ports: Ports, code: TakenCode, tokenHash: string, nowSeconds: number) {
  const conversation = await giveToken(ports, code, tokenHash, nowSeconds);
  if (conversation === undefined) return undefined;
  const page = await readTranscript(ports.store, conversation, 0);
  if (conversation.toldSeq !== undefined) await ports.store.markSeen(conversation.id, page.messages.at(-1)?.seq ?? 0);
  return { conversation, ...page };
}

/** @returns the conversation with one more token; absent when it no longer exists, or the code was sent to a former address */
async function giveToken(ports: Ports, code: TakenCode, hash: string, nowSeconds: number): Promise<Conversation | undefined> {
  const { service } = (await ports.knowledge.current()).base;
  const token = { hash, expiresAtSeconds: nowSeconds + service.tokenDays * DAY_SECONDS };
  return updateWithRetry<Conversation | undefined, Conversation | undefined>(ports.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => ports.store.loadConversation(code.conversationId),
    decide: (conversation) => {
      if (conversation === undefined || !isFor(conversation, code)) return { result: undefined };
      const next: Conversation = {
        ...conversation,
        version: conversation.version + 1,
        furtherTokens: withToken(conversation, token, nowSeconds),
        confirmedAddressVersion: code.addressVersion ?? 0,
      };
      const change = { conversation: { expected: conversation.version, next }, messages: [], outbox: [] };
      return { change, committed: () => next };
    },
    giveUp: () => {
      throw storeUnavailable('Too much is happening in this conversation at once. Follow the link again.');
    },
  });
}
