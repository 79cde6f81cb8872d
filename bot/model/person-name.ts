/** What parts a domain: a full stop, and the characters that programs read as one (UTS #46). */
const DOT = '[.\u3002\uff0e\uff61\u2024]';
/** Text that programs may read as an address: a scheme, a path, a mailbox, a domain, or a number of a machine. */
const ADDRESS = new RegExp(`[:/\\\\@]|[\\p{L}\\p{N}]${DOT}(?:\\p{L}{2}|\\p{N})`, 'u');
/** Marks of Markdown within a line, which the bot's messages are written in. */
const MARKS = /[*_`~[\]]/g;

/**
 * A customer's name for the bot and its mails: on one line, without words that would become a link under our name. People
 * write anything into a name field; the desk shows the name as written.
 * @returns undefined when nothing is left
 */
export function spokenName(name: string | undefined): string | undefined {
  const words = (name ?? '')
    .replace(MARKS, '')
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '' && !ADDRESS.test(word));
  return words.length === 0 ? undefined : words.join(' ');
}
