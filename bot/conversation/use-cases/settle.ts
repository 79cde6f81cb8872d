import { compact } from '../../model/compact';
import type { Conversation, ConversationState } from '../../model/conversation';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { Message } from '../../model/message';
import type { TicketView } from '../../model/ticket-view';
import type { Clock, Count, Digest, ErasureStore, Ids, KnowledgeSource, OutboxTrigger, Store, StoredReply } from '../../ports';
import { type Lost, updateWithRetry } from '../../store/update-with-retry';
import { readDesk } from '../../tickets/assignment/desk-state';
import { isInDanger } from '../../tickets/lifecycle/danger';
import { isOpenStatus } from '../../tickets/lifecycle/transitions';
import { isForNow } from '../../tickets/notifications/notify';
import { endFormerAddress } from '../address-correction';
import { alreadyRated, rateLimited } from '../conversation-errors';
import { knowledgeOn } from '../ranking/entries';
import { type Rate, type TicketSource, takeToken, type Writer } from '../rate-limit';
import type { TurnInput } from '../turn-context';
import type { TurnResult } from '../turn-result';
import { alarmCount, chargeAddress, hasTooManyAlarms, secondsToTicket, ticketCount } from './address-limit';
import { type RequestRead, readForRequest } from './read-for-request';

/** The dependencies of the customer's use cases. */
export interface ConversationPorts {
  readonly store: Store;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly outboxTrigger: OutboxTrigger;
  /** Other places that store something about a conversation, and erase it (I11). */
  readonly erasers: readonly ErasureStore[];
}

/** The result of a use case for the customer's page. */
export interface Outcome {
  readonly messages: readonly Message[];
  /** Whether there are messages after the last of these. */
  readonly more?: true;
  readonly state: ConversationState;
  readonly ticket?: TicketView;
  /** Whether the stored reply for the same key was returned. */
  readonly repeated: boolean;
}

/** A request that takes effect once. */
export interface Request {
  readonly key: string;
  /** Two requests with the same key must have the same hash. */
  readonly hash: string;
}

/** Maximum number of attempts after lost races. */
const MAX_ATTEMPTS = 6;

/**
 * Reads, decides and commits until it succeeds: a stored reply is returned again, a lost race is decided again. Changes are
 * charged to the rate limits of the conversation and the address; repetitions and requests that change nothing are not.
 *
 * @param conversation its id, or what was read for the request a moment ago, which saves a read: the commit checks versions
 * @param decide pure; called again with new input after a lost race. `undefined` means that nothing changes.
 * @throws MostradorError CONVERSATION_NOT_FOUND, MESSAGE_ID_REUSED, RATE_LIMITED with nothing written, UNAVAILABLE, and
 * what `decide` throws
 */
export async function settle(
  ports: ConversationPorts,
  conversation: string | RequestRead,
  request: Request | undefined,
  writer: Writer,
  decide: (input: TurnInput) => TurnResult | undefined,
): Promise<Outcome> {
  const { store } = ports;
  return updateWithRetry<Loaded | StoredReply, Outcome>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: (lost) => load(ports, lost.length > 0 ? idOf(conversation) : conversation, request, writer, lost),
    decide: async (loaded) => {
      if ('requestHash' in loaded) return { result: await repeat(store, idOf(conversation), loaded, request) };
      const { input, counts } = loaded;
      const decided = await decideKnowingly(store, charged(input, writer.limit), decide);
      const result = decided && endFormerAddress(input, decided, writer.tokenHash);
      if (result === undefined) return { result: outcome(input.conversation, []) };
      const reply = request && replyOf(result, input.conversation, request);
      return {
        change: {
          ...result.change,
          ...compact({ reply }),
          counts: [...counts, ...countsOf(writer.ticketsFrom, result, input)],
        },
        committed: async () => {
          if (isForNow(result.change.outbox)) await ports.outboxTrigger.trigger();
          return outcome(result.conversation, result.messages);
        },
      };
    },
    settleLost: async (lost) => {
      if (lost.kind === 'conflict' && lost.what === 'rating') throw alreadyRated();
      return lost.kind === 'duplicate' && request !== undefined
        ? { result: await repeat(store, idOf(conversation), lost.reply, request) }
        : undefined;
    },
    giveUp: () => {
      throw storeUnavailable('Too much is happening in this conversation at once. Send it again with the same id.');
    },
  });
}

/** The id of a conversation that was read or not. */
export const idOf = (known: string | RequestRead): string => (typeof known === 'string' ? known : known.conversation.id);

interface Loaded {
  readonly input: TurnInput;
  /** Charges the address. */
  readonly counts: readonly Count[];
}

/** The input of the decision, or the stored reply to this request. */
async function load(
  ports: ConversationPorts,
  known: string | RequestRead,
  request: Request | undefined,
  { address, tickets: ticketRate, ticketsFrom }: Writer,
  lost: readonly Lost[],
): Promise<Loaded | StoredReply> {
  const { store, knowledge: source, clock, digest, ids } = ports;
  const now = clock.now();
  const isRead = typeof known !== 'string' && known.replyKey === request?.key;
  const [read, knowledge] = await Promise.all([
    isRead ? known : readForRequest(ports, idOf(known), compact({ replyKey: request?.key })),
    source.current(),
  ]);
  const { conversation: before, reply } = read;
  // A repetition is answered, whatever the rate limits.
  if (reply !== undefined) return reply;
  const { counts = [], prepaidWrites } = address === undefined ? {} : await chargeAddress(ports, address, ids.id(), now, before);
  const { prepaidWrites: _, ...rest } = before;
  const conversation = compact({ ...rest, prepaidWrites });
  const ticket = await loadTicket(store, read);
  const mergedInto = ticket?.mergedInto === undefined ? undefined : await store.findTicket(ticket.mergedInto);
  const attempt = lost.filter((one) => one.kind === 'conflict' && one.what === 'ticket_number').length;
  // Counted with the change; only after a limit was met it is asked which.
  const isLimited = lost.some((one) => one.kind === 'conflict' && one.what === 'limit');
  const [seconds, isQuiet] =
    isLimited && ticketsFrom !== undefined
      ? await Promise.all([secondsToTicket(store, ticketsFrom, now), hasTooManyAlarms(store, ticketsFrom, now)])
      : [0, false];
  const offered = knowledgeOn(knowledge, conversation.channel);
  const noTicketForSeconds = seconds || undefined;
  const alarmsQuietly = isQuiet || undefined;
  const input = compact({
    ...{
      conversation,
      ticket,
      mergedInto,
      knowledge: offered,
      now,
      digest,
      attempt,
      ticketRate,
      noTicketForSeconds,
      alarmsQuietly,
    },
  });
  return { input, counts };
}

/** The conversation with one token less in its bucket. */
function charged(input: TurnInput, limit: Rate): TurnInput {
  const taken = takeToken(input.conversation.allowance, limit, input.now.getTime());
  if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
  return { ...input, conversation: { ...input.conversation, allowance: taken.bucket } };
}

/** A ticket is counted for the address that it comes from; reports of danger apart from the others, since they never wait. */
function countsOf(
  from: TicketSource | undefined,
  { change: { ticket } }: TurnResult,
  { now, alarmsQuietly }: TurnInput,
): readonly Count[] {
  if (from === undefined || ticket?.expected !== 0) return [];
  if (!isInDanger(ticket.next)) return [ticketCount(from, now)];
  return alarmsQuietly === true ? [] : [alarmCount(from, now)];
}

/** Most turns do not need the state of the desk; the few that do are decided again once it was read. */
async function decideKnowingly(
  store: Store,
  input: TurnInput,
  decide: (input: TurnInput) => TurnResult | undefined,
): Promise<TurnResult | undefined> {
  const result = decide(input);
  if (result?.needs === undefined) return result;
  return decide({ ...input, desk: await readDesk(store, input.knowledge.base.service, result.needs, input.now) });
}

/** A closed ticket has no influence on further turns. */
async function loadTicket(store: Store, { conversation, ticket: read }: RequestRead) {
  const { ticketId, ticket, state } = conversation;
  if (ticketId === undefined || ticket === undefined) return undefined;
  // In a closed conversation only the rating is left, which its events record.
  if (!isOpenStatus(ticket.status) && ticket.status !== 'resolved' && state !== 'closed') return undefined;
  return read?.id === ticketId ? read : store.loadTicket(ticketId);
}

function replyOf(result: TurnResult, before: Conversation, { key, hash }: Request): StoredReply {
  const { conversation } = result;
  return {
    key,
    requestHash: hash,
    firstSeq: before.lastSeq + 1,
    lastSeq: conversation.lastSeq,
    state: conversation.state,
    ...(conversation.ticket === undefined ? {} : { ticket: conversation.ticket }),
  };
}

async function repeat(store: Store, conversationId: string, reply: StoredReply, request: Request | undefined): Promise<Outcome> {
  if (reply.requestHash !== request?.hash) {
    throw new MostradorError('MESSAGE_ID_REUSED', 'This id was used for another text. Give every message an id of its own.');
  }
  const { firstSeq, lastSeq, state, ticket } = reply;
  const messages = lastSeq < firstSeq ? [] : await store.listMessages(conversationId, firstSeq - 1, lastSeq - firstSeq + 1);
  return { messages, state, ...(ticket === undefined ? {} : { ticket }), repeated: true };
}

export function outcome({ state, ticket }: Conversation, messages: readonly Message[]): Outcome {
  return { messages, state, ...(ticket === undefined ? {} : { ticket }), repeated: false };
}
