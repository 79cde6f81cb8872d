import type { Digest } from '../../ports';

/** Crockford's base 32: without I, L, O and U, so that a number can be read aloud. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 8;
const BITS_PER_CHARACTER = 5;

/**
 * The ticket number for people: `M-` and eight characters (40 bits) derived from the ticket's id, so that a repeated
 * transaction gives the same number.
 * @param attempt starts at 0; another attempt gives another number when one is taken
 */
export function ticketNumber(ticketId: string, attempt: number, digest: Pick<Digest, 'sha256'>): string {
  const bits = BigInt(`0x${digest.sha256(`${ticketId}:${attempt}`).slice(0, (CHARACTERS * BITS_PER_CHARACTER) / 4)}`);
  let number = '';
  for (let place = CHARACTERS - 1; place >= 0; place--) {
    number += ALPHABET[Number((bits >> BigInt(place * BITS_PER_CHARACTER)) & 31n)];
  }
  return `M-${number}`;
}

const NUMBER = new RegExp(`^M-[${ALPHABET}]{${CHARACTERS}}$`);

const SIGN = '[\\p{L}\\p{N}]';
/** Nine characters that may be a number written in a sentence: with a dash, a space or nothing behind the M. */
const WRITTEN = new RegExp(`(?<!${SIGN})M ?([-‐-―]?) ?(${SIGN}{4})[- ]?(${SIGN}{4})(?!${SIGN})`, 'giu');
/** Longer texts are not searched to their end, which bounds the time. */
const MAX_UNITS = 2_000;

/** The ticket numbers in a text. Without a dash, only what has a digit is one: "m producer" is not. */
export function ticketNumbersIn(text: string): readonly string[] {
  return [...text.slice(0, MAX_UNITS).matchAll(WRITTEN)].flatMap(([, dash, first = '', second = '']) => {
    const number = readTicketNumber(`M-${first}${second}`);
    return number === undefined || (dash === '' && !/\d/.test(first + second)) ? [] : [number];
  });
}

/**
 * Parses a typed ticket number: in upper or lower case, with the letters that Crockford's alphabet reads as digits.
 * @returns undefined when it cannot be one
 */
export function readTicketNumber(typed: string): string | undefined {
  const number = typed
    .trim()
    .toUpperCase()
    .replace(/(?<=.)[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'));
  return NUMBER.test(number) ? number : undefined;
}
