import type { Ticket } from '../../../model/ticket';
import type { TicketQuery } from '../../../ports';
import { foldLetters } from '../../../text/fold';
import { hasHash, hashOf } from './message-words';
import { FILTER_MARK, filterNote } from './ticket-filter';
import { sortableTime } from './ticket-order';

/**
 * The text that a ticket is searched by: number, subject, customer, orders, a line each; folded, so that `jose` finds `José`. It
 * is stored: another fold would need all tickets filed again.
 */
export function searchText(ticket: Ticket): string {
  const { name = '', email = '', phone, orders = [] } = ticket.customer;
  const details = [...orders, ...(phone === undefined ? [] : [phone])];
  return foldLetters([ticket.number, ticket.subject, name, email, ...details].join('\n'));
}

/** More words of a search say nothing new. */
const MAX_WORDS = 8;
const WORD = /^[\p{L}\p{N}]+$/u;

/** What a search wants. */
export interface Wanted {
  /** Folded; empty when everything matches. */
  readonly text: string;
  /** Each must be found: in the search text, or by its hash among the words of the messages. */
  readonly words: readonly { readonly word: string; readonly hash?: string }[];
}

export function wantedBy(q: string | undefined): Wanted {
  const text = foldLetters(q ?? '').trim();
  const words = text === '' ? [] : text.split(/\s+/).slice(0, MAX_WORDS);
  return {
    text,
    words: words.map((word) => {
      const hash = WORD.test(word) ? hashOf(word) : undefined;
      return hash === undefined ? { word } : { word, hash };
    }),
  };
}

/** Whether an index entry is found. */
export function isFound(entry: string, { words }: Wanted): boolean {
  const text = wordsOf(entry);
  const hashes = messageWordsIn(entry) ?? '';
  return words.every(({ word, hash }) => text.includes(word) || (hash !== undefined && hasHash(hashes, hash)));
}

/** Whether what is wanted is exactly the number, the subject, the name, the address or another detail of a ticket. */
export function isExact(entry: string, { text }: Wanted): boolean {
  return text !== '' && wordsOf(entry).split('\n').includes(text);
}

/** How much of a page is for what is exactly meant. */
export function exactRoom({ q = '', cursor, limit }: TicketQuery): number {
  return q.trim() === '' || cursor !== undefined ? 0 : Math.floor(limit / 2);
}

/**
 * Before each of the notes that follow the search text. Folded text contains no capitals, so a note of a time cannot match a
 * search; what a number or a hash matches is sorted out by `isFound`.
 */
const NOTE = '\0';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const VERSION = /^\d+$/;
/** Before the hashed words of the messages. */
const HASHES = '#';

/** What an index stores of a ticket: its search text, until when it is snoozed, its version, what filters look at, and the words of its messages. */
export function entryText(ticket: Ticket): string {
  const { snoozedUntil, version, messageWords } = ticket;
  return [
    searchText(ticket),
    ...(snoozedUntil === undefined ? [] : [sortableTime(snoozedUntil)]),
    version,
    filterNote(ticket),
    ...(messageWords === undefined ? [] : [`${HASHES}${messageWords}`]),
  ].join(NOTE);
}

/** The search text in an index entry. */
function wordsOf(entry: string): string {
  return entry.split(NOTE, 1)[0] ?? '';
}

const notesOf = (entry: string): readonly string[] => entry.split(NOTE).slice(1);

/** Whether an index entry says that the ticket is snoozed. */
export function isHidden(entry: string, now: string): boolean {
  const until = notesOf(entry).find((note) => TIME.test(note));
  return until !== undefined && until > sortableTime(now);
}

/** The version of the ticket that an index entry was written with; absent in those of earlier versions of the product. */
export function versionIn(entry: string): number | undefined {
  const version = notesOf(entry).find((note) => VERSION.test(note));
  return version === undefined ? undefined : Number(version);
}

/** The hashed words of the messages; absent when nothing was written yet, and in entries of earlier versions of the product. */
export function messageWordsIn(entry: string): string | undefined {
  return notesOf(entry)
    .find((note) => note.startsWith(HASHES))
    ?.slice(HASHES.length);
}

/** What an index entry says for filters; absent in entries of earlier versions of the product. */
export function filterNoteIn(entry: string): string | undefined {
  return notesOf(entry).find((note) => note.startsWith(FILTER_MARK));
}

/** Begins what an entry says for filters: nothing of people's own begins like it. */
export const FILTERABLE = `${NOTE}${FILTER_MARK}`;
