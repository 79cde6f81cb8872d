/** What is read as an address somewhere: a scheme, a path, a mailbox, or a name with a dot and letters behind it. */
const ADDRESS = /[:/\\@]|\p{L}\.\p{L}{2}/u;

/**
 * A customer's name as the bot and its mails may say it: in one line, without the words that would become a link under our
 * name. People write anything into a field for a name; the desk shows that as it was written.
 * @returns undefined when nothing is left
 */
export function spokenName(name: string | undefined): string | undefined {
  const words = (name ?? '').split(/[\s\p{C}]+/u).filter((word) => word !== '' && !ADDRESS.test(word));
  return words.length === 0 ? undefined : words.join(' ');
}
