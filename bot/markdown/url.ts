const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Longer addresses do not become links. */
const MAX_LENGTH = 2_048;

/** White space, invisible and direction-changing characters, and characters that browsers read as a slash. */
const NOT_IN_AN_ADDRESS = /[\s\p{Cc}\p{Cf}\p{Z}"<>\\^`{|}]/u;

/**
 * Returns the address when it may become a link: http or https (without a user name, which only disguises the host) or
 * mailto, written in full. Returns `undefined` for everything else.
 */
export function safeUrl(address: string): string | undefined {
  if (address.length > MAX_LENGTH || NOT_IN_AN_ADDRESS.test(address)) return undefined;
  const lower = address.slice(0, 8).toLowerCase();
  if (!lower.startsWith('http://') && !lower.startsWith('https://') && !lower.startsWith('mailto:')) return undefined;
  try {
    const url = new URL(address);
    const allowed = SCHEMES.has(url.protocol) && url.username === '' && url.password === '';
    return allowed ? address : undefined;
  } catch {
    return undefined;
  }
}
