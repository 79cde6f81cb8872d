import type { Conversation, ConversationState } from '../../model/conversation';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { Message } from '../../model/message';
import type { TicketView } from '../../model/ticket-view';
import type { Clock, Digest, Ids, KnowledgeSource, RelayKick, Store, StoredReply } from '../../ports';
import { readDesk } from '../../tickets/assignment/desk-now';
import { isOpenStatus } from '../../tickets/lifecycle/transitions';
import type { Progress, Scene } from '../progress';

/** What the customer's use cases need from outside. */
export interface ConversationPorts {
  readonly store: Store;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly kick: RelayKick;
}

/** What a use case says to the customer's page. */
export interface Outcome {
  readonly messages: readonly Message[];
  readonly state: ConversationState;
  readonly ticket?: TicketView;
  /** This reply was given before, for the same key. */
  readonly repeated: boolean;
}

/** The request that is to take effect once. */
export interface Request {
  readonly key: string;
  /** Two requests with one key must have one hash. */
  readonly hash: string;
}

/** How often a decision is taken again because somebody else was first. */
const MAX_TRIES = 6;

/**
 * Reads, decides and writes until it is stored once: a reply that was given is given again, a lost race is decided anew.
 *
 * @param decide pure; called again with a fresh scene after a lost race. `undefined`: nothing is to change.
 * @throws MostradorError CONVERSATION_NOT_FOUND, MESSAGE_ID_REUSED, UNAVAILABLE, and what `decide` throws
 */
export async function settle(
  ports: ConversationPorts,
  conversationId: string,
  request: Request | undefined,
  decide: (scene: Scene) => Progress | undefined,
): Promise<Outcome> {
  let attempt = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const [conversation, reply, knowledge] = await Promise.all([
      ports.store.loadConversation(conversationId),
      request === undefined ? undefined : ports.store.loadReply(conversationId, request.key),
      ports.knowledge.current(),
    ]);
    if (conversation === undefined) throw conversationNotFound();
    if (reply !== undefined && request !== undefined) return repeat(ports.store, conversationId, reply, request);
    const ticket = await loadTicket(ports.store, conversation);
    const mergedInto = ticket?.mergedInto === undefined ? undefined : await ports.store.findTicket(ticket.mergedInto);
    const scene: Scene = {
      conversation,
      ...(ticket === undefined ? {} : { ticket }),
      ...(mergedInto === undefined ? {} : { mergedInto }),
      knowledge,
      now: ports.clock.now(),
      digest: ports.digest,
      attempt,
    };
    const progress = await decideKnowingly(ports.store, scene, decide);
    if (progress === undefined) return outcome(conversation, []);
    const outcomeOfCommit = await ports.store.commit({
      ...progress.change,
      ...(request === undefined ? {} : { reply: replyOf(progress, conversation, request) }),
    });
    if (outcomeOfCommit.kind === 'committed') {
      if (progress.change.outbox.length > 0) await ports.kick.kick();
      return outcome(progress.conversation, progress.messages);
    }
    if (outcomeOfCommit.kind === 'duplicate' && request !== undefined) {
      return repeat(ports.store, conversationId, outcomeOfCommit.reply, request);
    }
    if (outcomeOfCommit.kind === 'conflict' && outcomeOfCommit.what === 'ticket_number') attempt += 1;
    if (outcomeOfCommit.kind === 'conflict' && outcomeOfCommit.what === 'rating') throw alreadyRated();
  }
  throw storeUnavailable('Too much is happening in this conversation at once. Send it again with the same id.');
}

/** Most turns need to know nothing of the desk; the few that do are decided again when it was read. */
async function decideKnowingly(
  store: Store,
  scene: Scene,
  decide: (scene: Scene) => Progress | undefined,
): Promise<Progress | undefined> {
  const progress = decide(scene);
  if (progress?.needs === undefined) return progress;
  return decide({ ...scene, desk: await readDesk(store, scene.knowledge.base.service, progress.needs) });
}

/** A ticket that is settled for good has nothing to do with what comes next. */
async function loadTicket(store: Store, { ticketId, ticket, state }: Conversation) {
  if (ticketId === undefined || ticket === undefined) return undefined;
  // In a closed conversation there is nothing left but the rating, which its events tell of.
  return isOpenStatus(ticket.status) || ticket.status === 'resolved' || state === 'closed'
    ? store.loadTicket(ticketId)
    : undefined;
}

function replyOf(progress: Progress, before: Conversation, { key, hash }: Request): StoredReply {
  const { conversation } = progress;
  return {
    key,
    requestHash: hash,
    firstSeq: before.lastSeq + 1,
    lastSeq: conversation.lastSeq,
    state: conversation.state,
    ...(conversation.ticket === undefined ? {} : { ticket: conversation.ticket }),
  };
}

async function repeat(store: Store, conversationId: string, reply: StoredReply, request: Request): Promise<Outcome> {
  if (reply.requestHash !== request.hash) {
    throw new MostradorError('MESSAGE_ID_REUSED', 'This id was used for another text. Give every message an id of its own.');
  }
  const { firstSeq, lastSeq, state, ticket } = reply;
  const messages = lastSeq < firstSeq ? [] : await store.listMessages(conversationId, firstSeq - 1, lastSeq - firstSeq + 1);
  return { messages, state, ...(ticket === undefined ? {} : { ticket }), repeated: true };
}

export function outcome({ state, ticket }: Conversation, messages: readonly Message[]): Outcome {
  return { messages, state, ...(ticket === undefined ? {} : { ticket }), repeated: false };
}

/** The same for missing, foreign and expired (T1). */
export function conversationNotFound(): MostradorError {
  return new MostradorError(
    'CONVERSATION_NOT_FOUND',
    'There is no such conversation, or it has expired. Open a new one with POST /v1/conversations.',
  );
}

export function alreadyRated(): MostradorError {
  return new MostradorError('ALREADY_RATED', 'This conversation was rated already. Thank you.');
}
