import type { Digest } from '../../ports';

/** Crockford's base 32: no I, L, O, U, so that a number survives being read aloud. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 8;
const BITS_PER_CHARACTER = 5;

/**
 * The ticket number that people use: `M-` and eight characters (40 bits) derived from the ticket's key,
 * so that a repeated transaction gives the same number.
 * @param attempt counts from 0; another attempt gives another number when one is taken
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

/**
 * A ticket number as somebody typed it: capitals or not, and with the letters that Crockford's alphabet takes for digits.
 * @returns undefined when it cannot be one
 */
export function readTicketNumber(typed: string): string | undefined {
  const number = typed
    .trim()
    .toUpperCase()
    .replace(/(?<=.)[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'));
  return NUMBER.test(number) ? number : undefined;
}
