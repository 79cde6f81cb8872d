import * as z from 'zod';
import { factsOf } from '../../language/facts';
import { phrase } from '../../language/phrases';
import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import { email, language, name } from '../../model/fields';
import type { Language } from '../../model/language';
import type { Channel, Choice, Message } from '../../model/message';
import { spokenName } from '../../model/person-name';
import { append } from '../../model/transcript';
import type { Knowledge } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { partOfDay } from '../../time/time-zone';
import { rateLimited } from '../conversation-errors';
import { type Address, fullBucket, type Rate } from '../rate-limit';
import { topicChoices } from '../respond/answer';
import { botText } from '../respond/voice';
import { type Charge, chargeAddress } from './address-limit';
import type { ConversationPorts } from './settle';

export interface Opening {
  readonly channel: Channel;
  readonly language?: Language;
  readonly name?: string;
  readonly email?: string;
  /** Given by channels with their own threads; otherwise a new id, with a bearer token. */
  readonly conversationId?: string;
  /** Teams: where proactive messages are sent. */
  readonly reference?: Readonly<Record<string, unknown>>;
  /** The address from which it is opened, with its limit per minute. */
  readonly address?: Address;
}

export interface OpenedConversation {
  readonly conversation: Conversation;
  /** Returned once: only its hash is stored. Absent when the channel gave the id. */
  readonly token?: string;
  readonly messages: readonly Message[];
  readonly topics: readonly Choice[];
  /** The channel's id was already open; no greeting was sent. */
  readonly existed: boolean;
}

/** The request body for opening a conversation on the web. */
export const openingBody = z.strictObject({
  language: z.exactOptional(language),
  name: z.exactOptional(name),
  email: z.exactOptional(email),
});

const DAY_SECONDS = 86_400;
const MAX_ATTEMPTS = 8;

/**
 * Opens a conversation with a greeting.
 *
 * @param limit rate limit of later writes
 * @throws MostradorError RATE_LIMITED with `retryAfterSeconds`
 */
export async function openConversation(ports: ConversationPorts, opening: Opening, limit: Rate): Promise<OpenedConversation> {
  const knowledge = await ports.knowledge.current();
  const { service } = knowledge.base;
  const language =
    opening.language !== undefined && service.languages.includes(opening.language) ? opening.language : service.languages[0];
  const token = opening.conversationId === undefined ? ports.ids.token() : undefined;
  const id = opening.conversationId ?? ports.ids.id();

  return updateWithRetry<Charge & { readonly now: Date }, OpenedConversation>(ports.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: async (lost) => {
      const now = ports.clock.now();
      const { address } = opening;
      const charge = address && (await chargeAddress(ports, address, `${id}${lost.length}`, now));
      return { now, ...charge };
    },
    decide: ({ now, counts, prepaidWrites }) => {
      const messages = append({ lastSeq: 0 }, [botText(greeting(knowledge, language, now, opening.name))], now);
      const nowSeconds = Math.floor(now.getTime() / 1_000);
      const conversation: Conversation = compact({
        id,
        version: 1,
        lastSeq: messages.length,
        state: 'open',
        channel: opening.channel,
        language,
        customer: compact({ name: opening.name, email: opening.email }),
        tokenHash: token === undefined ? undefined : ports.digest.sha256(token),
        tokenExpiresAtSeconds: token === undefined ? undefined : nowSeconds + service.tokenDays * DAY_SECONDS,
        tone: 'calm',
        misses: 0,
        handoffs: 0,
        knowledgeVersion: knowledge.base.version,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
        allowance: fullBucket(limit, now.getTime()),
        prepaidWrites,
        reference: opening.reference,
        expiresAtSeconds: nowSeconds + service.retentionDays * DAY_SECONDS,
      });
      return {
        change: compact({ conversation: { expected: 0, next: conversation }, messages, outbox: [], counts }),
        committed: () =>
          compact({ conversation, token, messages, topics: topicChoices({ knowledge, language }), existed: false }),
      };
    },
    settleLost: async (lost) => {
      if (lost.kind !== 'conflict' || lost.what !== 'conversation') return undefined;
      const there = await ports.store.loadConversation(id);
      return there && { result: { conversation: there, messages: [], topics: [], existed: true } };
    },
    giveUp: () => {
      throw rateLimited(1);
    },
  });
}

function greeting({ base: { service } }: Knowledge, language: Language, now: Date, name: string | undefined): string {
  const spoken = spokenName(name);
  const part = partOfDay(service.calendar.timeZone, factsOf(language).afternoon, now);
  return phrase(service, language, `greeting.${part}`, {
    name: spoken === undefined ? '' : `, ${spoken}`,
    organisation: service.organisation.name,
  });
}
