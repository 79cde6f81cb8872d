import type { TicketStatus } from '../../desk/types';

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** Enough for any seq or version; text then sorts as numbers do. */
const DIGITS = 10;

function digits(number: number): string {
  return String(number).padStart(DIGITS, '0');
}

const HEAD = 'HEAD';

export const conversationPartition = (id: string): string => `C#${id}`;
export const conversationKey = (id: string): Key => ({ PK: conversationPartition(id), SK: HEAD });
export const messageKey = (id: string, seq: number): Key => ({ PK: conversationPartition(id), SK: `${MESSAGE}${digits(seq)}` });
export const MESSAGE = 'M#';
export const replyKey = (id: string, key: string): Key => ({ PK: conversationPartition(id), SK: `I#${key}` });
export const ratingKey = (id: string): Key => ({ PK: conversationPartition(id), SK: 'S' });
/** Names a ticket of the conversation, so that an erasure finds them all. */
export const ticketOfKey = (id: string, ticketId: string): Key => ({
  PK: conversationPartition(id),
  SK: `${TICKET_OF}${ticketId}`,
});
export const TICKET_OF = 'K#';

export const ticketPartition = (id: string): string => `K#${id}`;
export const ticketKey = (id: string): Key => ({ PK: ticketPartition(id), SK: HEAD });
export const eventKey = (ticketId: string, version: number, place: number): Key => ({
  PK: ticketPartition(ticketId),
  SK: `${EVENT}${digits(version)}#${String(place).padStart(2, '0')}`,
});
export const EVENT = 'E#';
export const numberKey = (number: string): Key => ({ PK: `N#${number}`, SK: HEAD });

export const bucketKey = (key: string): Key => ({ PK: `B#${key}`, SK: HEAD });
export const erasureKey = (at: string, hash: string): Key => ({ PK: 'ERASE', SK: `${at}#${hash}` });

export const OUTBOX = 'O#0';
export const DEAD_OUTBOX = 'O#dead';

/** Values of the index keys. */
export const queueOf = (status: TicketStatus): string => `Q#${status}#0`;
export const assigneeOf = (login: string): string => `A#${login}`;
