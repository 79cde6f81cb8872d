import type { Message } from '../../../model/message';
import type { Ticket } from '../../../model/ticket';
import { foldedWords } from '../../../text/fold';

/** Shorter words of letters name nothing; a number does from three digits on. */
const MIN_LETTERS = 4;
const MIN_DIGITS = 3;
/** So many letters of a word count: "factura", "facturas" and "facturación" are found by one another. */
const MAX_LETTERS = 6;
/** Words that a ticket keeps; the oldest are forgotten first. They are written with each version, of which each 1 KB costs. */
const MAX_WORDS = 80;
/** The part of one message that is read; bounds the time. */
const MAX_UNITS = 4_000;

/** The length of a hash: 24 bits, so that one word meets another by chance in one of 200,000 tickets of 80 words. */
const LETTERS = 4;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The hash of a word of a message; undefined for words that are not kept. */
export function hashOf(word: string): string | undefined {
  const isNumber = /\d/.test(word);
  if (word.length < (isNumber ? MIN_DIGITS : MIN_LETTERS)) return undefined;
  return hashText(isNumber ? word : word.slice(0, MAX_LETTERS));
}

/** FNV-1a, folded to 24 bits. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  const bits = (hash ^ (hash >>> 24)) & 0xffffff;
  return [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
}

/** Whether hashes, one after the other, contain this one. */
export function hasHash(hashes: string, wanted: string): boolean {
  for (let at = hashes.indexOf(wanted); at >= 0; at = hashes.indexOf(wanted, at + 1)) if (at % LETTERS === 0) return true;
  return false;
}

/** Of the last message, lists show so much. */
const MAX_LINE = 100;

/** The ticket with what its customer and its team have just written: the words, and the last line. The bot's own say nothing of it. */
export function withMessages(ticket: Ticket, messages: readonly Message[]): Ticket {
  const told = messages.filter(({ author }) => author.role === 'customer' || author.role === 'agent');
  const last = told.at(-1);
  if (last === undefined) return ticket;
  const news = new Set(told.flatMap(({ text }) => foldedWords(text.slice(0, MAX_UNITS)).flatMap((word) => hashOf(word) ?? [])));
  const before = (ticket.messageWords?.match(/.{4}/g) ?? []).filter((hash) => !news.has(hash));
  const messageWords = [...before, ...news].slice(-MAX_WORDS).join('');
  const by = last.author.role === 'agent' ? 'agent' : 'customer';
  return { ...ticket, ...(messageWords === '' ? {} : { messageWords }), lastLine: { by, text: lineOf(last.text) } };
}

function lineOf(text: string): string {
  const line = text
    .slice(0, MAX_UNITS)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
