const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Longer addresses are not links. */
const MAX_LENGTH = 2_048;

/** White space, invisible and direction-changing characters, and what browsers read as a slash. */
const NOT_IN_AN_ADDRESS = /[\s\p{Cc}\p{Cf}\p{Z}"<>\\^`{|}]/u;

/**
 * The address when it may become a link: http, https (without a user name, which only ever disguises the host)
 * or mailto, spelled out in full. `undefined` for everything else.
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
