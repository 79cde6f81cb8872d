/** Text that programs may read as an address: a scheme, a path, a mailbox, or a domain. */
const ADDRESS = /[:/\\@]|\p{L}\.\p{L}{2}/u;

/**
 * A customer's name for the bot and its mails: on one line, without words that would become a link under our name. People
 * write anything into a name field; the desk shows the name as written.
 * @returns undefined when nothing is left
 */
export function spokenName(name: string | undefined): string | undefined {
  const words = (name ?? '').split(/[\s\p{C}]+/u).filter((word) => word !== '' && !ADDRESS.test(word));
  return words.length === 0 ? undefined : words.join(' ');
}
