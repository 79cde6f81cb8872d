import { compact } from '../../model/compact';
import type { Conversation, ConversationState } from '../../model/conversation';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { Service } from '../../model/service';
import type { SlaRecord, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import type { Change, Clock, Digest, NotificationKind, OutboxTrigger, Store, StoredReply } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { readStaffing, type Staffing } from '../assignment/staffing';
import { type Actor, authorize, type Permission } from '../authorize';
import { ticketView } from '../lifecycle/ticket-view';
import type { TicketChange } from '../lifecycle/transition-ticket';
import { isForNow, notify } from '../notifications/notify';
import { tellCustomer } from '../notifications/tell-customer';

export interface DeskPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly outboxTrigger: OutboxTrigger;
}

/** The fields that every staff action may have. */
export interface StaffBody {
  /** Idempotency key: the same id and body is performed once. */
  readonly id?: string;
  /** The version of the ticket that the person saw. */
  readonly version?: number;
}

export interface StaffRequest<Body = StaffBody> {
  readonly actor: Actor;
  /** The ticket's number. */
  readonly number: string;
  readonly service: Service;
  readonly body: Body;
}

/** Everything that an action decides from. */
export interface Situation {
  readonly ticket: Ticket;
  /** The second ticket that the action is about, if its number exists. */
  readonly other?: Ticket;
  readonly conversation: Conversation;
  readonly service: Service;
  readonly actor: Actor;
  readonly now: Date;
  readonly digest: Digest;
  /** Availability and open tickets; present when the action needs it. */
  readonly staffing?: Staffing;
}

export type Decision =
  /** There is nothing to do. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly ticket: TicketChange;
      /** The change of `Situation.other`, in the same transaction. */
      readonly other?: TicketChange;
      /** What else changes of the conversation; its version, state and view of the ticket follow from the rest. */
      readonly conversation?: Conversation;
      /** The conversation's new state. */
      readonly state?: ConversationState;
      /** Messages to add to the transcript. */
      readonly drafts?: readonly Draft[];
      /** The notifications; `to`: logins, instead of the usual recipients. */
      readonly news?: readonly { readonly about: NotificationKind; readonly to?: readonly string[] }[];
      /** The SLA record, when the action decided the SLA. */
      readonly sla?: SlaRecord | undefined;
    };

/** A lost race means that somebody else won, so the desk as a whole makes progress; after this many an action gives up. */
const MAX_ATTEMPTS = 8;

/** How a staff action is performed. */
export interface HowToPerform<Body> extends Permission {
  /** Number of a second ticket that the action is about. */
  otherTicket?(body: Body): string | undefined;
  /** Whether the decision needs `Situation.staffing`. */
  readonly needsStaffing?: true;
  /** Pure; throws MostradorError when the action is not possible. */
  decide(situation: Situation, body: Body): Decision;
}

/**
 * One action of staff on a ticket: read, decide, one commit; when somebody else was first, read and decide again.
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND, ILLEGAL_MOVE (also when the customer has deleted the conversation),
 * MESSAGE_ID_REUSED, VERSION_CONFLICT with `version`,
 * UNAVAILABLE (trying again with the same id is safe), and what `decide` throws
 */
export async function perform<Body extends StaffBody>(
  desk: DeskPorts,
  how: HowToPerform<Body>,
  request: StaffRequest<Body>,
): Promise<void> {
  const { actor, body, service } = request;
  authorize(actor, how);
  const key = idempotency(desk, how.action, request);
  const other = how.otherTicket?.(body);
  const staffing = how.needsStaffing && (await readStaffing(desk.store, service, desk.clock.now()));
  await updateWithRetry<Situation, void>(desk.store, {
    maxAttempts: MAX_ATTEMPTS,
    load: async () => ({ ...(await load(desk, request, other)), ...compact({ staffing }) }),
    decide: async (situation) => {
      const given = key && (await desk.store.loadReply(situation.conversation.id, key.key));
      if (given !== undefined) return { result: sameRequest(given, key?.requestHash) };
      const decision = how.decide(situation, body);
      if (decision.kind === 'unchanged') return { result: undefined };
      checkVersion(body, situation.ticket);
      const change = changeOf(situation, decision, key);
      return {
        change,
        committed: async () => {
          if (isForNow(change.outbox)) await desk.outboxTrigger.trigger();
        },
      };
    },
    settleLost: (lost) => (lost.kind === 'duplicate' ? { result: sameRequest(lost.reply, key?.requestHash) } : undefined),
    giveUp: () => {
      throw storeUnavailable('Many people are changing this ticket at once. Try again with the same id.');
    },
  });
}

async function load(
  { store, clock, digest }: DeskPorts,
  { actor, number, service }: StaffRequest,
  second?: string,
): Promise<Situation> {
  const [ticket, other] = await Promise.all([
    store.findTicket(number),
    second === undefined ? undefined : store.findTicket(second),
  ]);
  if (ticket === undefined)
    throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number. Check it, or search for it in the queue.');
  const conversation = await store.loadConversation(ticket.conversationId);
  if (conversation === undefined)
    throw new MostradorError(
      'ILLEGAL_MOVE',
      'The customer has deleted this conversation: nobody is left to be answered, and the ticket stays as it is.',
      { status: ticket.status },
    );
  return compact({ ticket, other, conversation, service, actor, now: clock.now(), digest });
}

type IdempotencyKey = Pick<StoredReply, 'key' | 'requestHash'>;

/** The version is not part of the hash: a person who looks again and retries means the same action. */
function idempotency({ digest }: DeskPorts, action: string, request: StaffRequest): IdempotencyKey | undefined {
  const { id, version: _, ...body } = request.body;
  if (id === undefined) return undefined;
  const fields = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    key: `staff:${request.actor.login}:${id}`,
    requestHash: digest.sha256(JSON.stringify([action, request.number, fields])),
  };
}

function sameRequest(given: StoredReply, requestHash: string | undefined): void {
  if (given.requestHash !== requestHash) {
    throw new MostradorError('MESSAGE_ID_REUSED', 'This id was used for something else; take a new one.');
  }
}

function checkVersion({ version }: StaffBody, ticket: Ticket): void {
  if (version === undefined || version === ticket.version) return;
  throw new MostradorError('VERSION_CONFLICT', `The ticket is at version ${ticket.version}: read it again, then decide again.`, {
    version: ticket.version,
  });
}

function changeOf(
  { conversation: before, service, now }: Situation,
  { ticket, other, conversation = before, state, drafts = [], news = [], sla }: Decision & { readonly kind: 'changed' },
  key: IdempotencyKey | undefined,
): Change {
  const told = tellCustomer({ conversation, ticket: ticket.next, state, drafts, now });
  const { next } = told.conversation;
  const seqs = told.messages.map(({ seq }) => seq);
  const notified = news.flatMap(({ about, to }) =>
    notify(service, ticket.next, about, { now, conversation, seqs, ...compact({ to }) }),
  );
  const reply = key && {
    ...key,
    firstSeq: conversation.lastSeq + 1,
    lastSeq: next.lastSeq,
    state: next.state,
    ticket: ticketView(ticket.next),
  };
  return { ...told, ticket, ...compact({ other, sla, reply }), outbox: [...told.outbox, ...notified] };
}
