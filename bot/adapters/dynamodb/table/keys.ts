import type { Priority } from '../../../model/service';
import type { TicketStatus } from '../../../model/ticket-view';

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** Enough digits for any seq or version, so that text sorts like numbers. */
const DIGITS = 10;

function digits(number: number): string {
  return String(number).padStart(DIGITS, '0');
}

const HEAD = 'HEAD';

export const conversationPartition = (id: string): string => `C#${id}`;
/** The conversation of a partition. */
export const conversationIdIn = (partition: string): string => partition.slice(conversationPartition('').length);
export const conversationKey = (id: string): Key => ({ PK: conversationPartition(id), SK: HEAD });
export const messageKey = (id: string, seq: number): Key => ({ PK: conversationPartition(id), SK: `${MESSAGE}${digits(seq)}` });
export const MESSAGE = 'M#';
/** The seq of an item's first message, by its sort key. */
export const seqIn = (messageSortKey: string): number => Number(messageSortKey.slice(MESSAGE.length));
export const replyKey = (id: string, key: string): Key => ({ PK: conversationPartition(id), SK: `I#${key}` });
export const ratingKey = (id: string): Key => ({ PK: conversationPartition(id), SK: 'S' });
/** The last message that the customer's page has shown. */
export const seenKey = (id: string): Key => ({ PK: conversationPartition(id), SK: 'SEEN' });
/** The replies in the latest mail. */
export const mailedKey = (id: string): Key => ({ PK: conversationPartition(id), SK: 'MAILED' });
/** Points at a code that opens the conversation, so that an erasure finds it. */
export const resumeOfKey = (id: string, codeHash: string): Key => ({
  PK: conversationPartition(id),
  SK: `${RESUME_OF}${codeHash}`,
});
export const RESUME_OF = 'R#';
/** Points at where a ticket of the conversation is filed under a customer whom it does not name any more, so that an erasure finds it. */
export const filedKey = (id: string, customerKey: string, place: string): Key => ({
  PK: conversationPartition(id),
  SK: `${FILED}${customerKey}#${place}`,
});
export const FILED = 'U#';
/** Points at a ticket of the conversation, so that an erasure finds them all. */
export const ticketOfKey = (id: string, ticketId: string): Key => ({
  PK: conversationPartition(id),
  SK: `${TICKET_OF}${ticketId}`,
});
export const TICKET_OF = 'K#';
/** Points at a ticket of another conversation that may quote this one, so that an erasure finds the quotes. */
export const quotedInKey = (id: string, ticketId: string): Key => ({
  PK: conversationPartition(id),
  SK: `${QUOTED_IN}${ticketId}`,
});
export const QUOTED_IN = 'Q#';

export const ticketPartition = (id: string): string => `K#${id}`;
export const ticketIdIn = (partition: string): string => partition.slice(ticketPartition('').length);
export const ticketKey = (id: string): Key => ({ PK: ticketPartition(id), SK: HEAD });
export const eventKey = (ticketId: string, version: number, place: number): Key => ({
  PK: ticketPartition(ticketId),
  SK: `${EVENT}${digits(version)}#${String(place).padStart(2, '0')}`,
});
export const EVENT = 'E#';
/** Above every event of a version. */
export const lastEventKey = (ticketId: string, version: number): Key => ({
  PK: ticketPartition(ticketId),
  SK: `${EVENT}${digits(version)}#~`,
});
/** The ticket's SLA record. */
export const slaKey = (ticketId: string): Key => ({ PK: ticketPartition(ticketId), SK: 'P' });
export const presenceKey = (ticketId: string, login: string): Key => ({
  PK: ticketPartition(ticketId),
  SK: `${PRESENCE}${login}`,
});
export const PRESENCE = 'V#';
/** Above any login: the last Unicode character. */
export const LAST_LOGIN = '\u{10FFFF}';
export const PRESENCE_END = `${PRESENCE}${LAST_LOGIN}`;
export const numberKey = (number: string): Key => ({ PK: `N#${number}`, SK: HEAD });

export const STAFF = 'STAFF';
export const availabilityKey = (login: string): Key => ({ PK: STAFF, SK: login });
/** Sorts before every login, as all that is kept of the team beside its availability. */
const BESIDE = ' ';
export const LOAD = `${BESIDE}LOAD#`;
/** How many open tickets a person has. */
export const loadKey = (login: string): Key => ({ PK: STAFF, SK: `${LOAD}${login}` });
/** How far the tickets of earlier versions were filed again. */
export const filingKey: Key = { PK: STAFF, SK: `${BESIDE}FILING` };
export const FIRST_OF_STAFF = BESIDE;
/** What the team keeps of a kind, or one person. */
export const savedPartition = (kind: string, owner: string | undefined): string =>
  owner === undefined ? `SAVED#${kind}` : `SAVED#${kind}#${owner}`;
export const savedKey = (kind: string, owner: string | undefined, id: string): Key => ({
  PK: savedPartition(kind, owner),
  SK: id,
});
export const customerPartition = (customerKey: string): string => `U#${customerKey}`;
export const historyKey = (customerKey: string, place: string): Key => ({
  PK: customerPartition(customerKey),
  SK: `${HISTORY}${place}`,
});
export const HISTORY = 'K#';
export const resumeKey = (codeHash: string): Key => ({ PK: `R#${codeHash}`, SK: HEAD });

/** A mark that mail to an address came back. */
export const returnedKey = (addressHash: string): Key => ({ PK: `X#${addressHash}`, SK: HEAD });
/** Points at such a mark, so that an erasure finds it. */
export const returnedOfKey = (id: string, addressHash: string): Key => ({
  PK: conversationPartition(id),
  SK: `${RETURNED_OF}${addressHash}`,
});
export const RETURNED_OF = 'X#';
/** The secrets with which addresses are hashed for a day. */
export const DAY_KEYS = 'DAYKEY';
export const dayKey = (day: number): Key => ({ PK: DAY_KEYS, SK: digits(day) });

export const counterKey = (key: string): Key => ({ PK: `B#${key}`, SK: HEAD });
export const erasureKey = (at: string, hash: string): Key => ({ PK: 'ERASE', SK: `${at}#${hash}` });

export const OUTBOX = 'O#0';
export const DEAD_OUTBOX = 'O#dead';
export const OUTBOX_LEASES = 'O#LEASE';
/** The right to be one of the workers that deliver at the same time. */
export const outboxLeaseKey = (place: number): Key => ({ PK: OUTBOX_LEASES, SK: String(place) });

export const connectionKey = (id: string): Key => ({ PK: `L#${id}`, SK: HEAD });
export const customerConnections = (conversationId: string): string => `L#C#${conversationId}`;
export const STAFF_CONNECTIONS = 'L#STAFF';
export const QUEUE_HINT: Key = { PK: 'L#QUEUE', SK: HEAD };
export const livePassKey = (hash: string): Key => ({ PK: `L#P#${hash}`, SK: HEAD });

export const KNOWLEDGE = 'KNOWLEDGE';
/** Which version is live. */
export const liveKey: Key = { PK: KNOWLEDGE, SK: 'LIVE' };
export const publishLeaseKey: Key = { PK: KNOWLEDGE, SK: 'LEASE' };
/** A version that was made live. */
export const publicationKey = (number: number): Key => ({ PK: KNOWLEDGE, SK: `${PUBLICATION}${digits(number)}` });
export const PUBLICATION = 'P#';
/** A change that is not published yet. */
export const draftKey = (path: string): Key => ({ PK: DRAFTS, SK: path });
export const DRAFTS = 'KNOWLEDGE#DRAFT';
export const jobKey = (id: string): Key => ({ PK: `J#${id}`, SK: HEAD });
/** Points at a job whose result quotes customers, so that an erasure finds it. */
export const quotingJobKey = (id: string): Key => ({ PK: QUOTING_JOBS, SK: id });
export const QUOTING_JOBS = 'KNOWLEDGE#QUOTING';
export const HELP_FEEDBACK = 'HELP#FEEDBACK';
export const helpFeedbackKey = (at: string, id: string): Key => ({ PK: HELP_FEEDBACK, SK: `${at}#${id}` });
/** Sorts behind every time. */
export const LAST_TIME = '~';
export const ROLLUPS = 'F#0';
export const rollupKey = (day: string): Key => ({ PK: ROLLUPS, SK: day });
/** Sorts before every day. */
export const rollupProgressKey: Key = { PK: ROLLUPS, SK: ' PROGRESS' };

/** Values of the index keys. */
export const queueOf = (status: TicketStatus): string => `Q#${status}#0`;
/**
 * Where a ticket of a status is filed. One that waits for its customer stays where it was while it waited for its owner: the
 * two follow one another with every message. Those of earlier versions have a queue of their own.
 */
export const filedIn = (status: TicketStatus): string => queueOf(status === 'waiting_customer' ? 'assigned' : status);
export const promisesOf = (priority: Priority): string => `P#${priority}`;
/** All tickets that wait for a time. */
export const DUE = 'D#0';
/** What was first said on a day in each conversation. */
export const dayOf = (day: string): string => `Y#${day}#0`;
export const assigneeOf = (login: string): string => `A#${login}`;
