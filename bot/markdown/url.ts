const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Longer addresses do not become links. */
export const MAX_LENGTH = 2_048;

/** White space, invisible and direction-changing characters, and characters that browsers read as a slash. */
const NOT_IN_AN_ADDRESS = /[\s\p{Cc}\p{Cf}\p{Z}"<>\\^`{|}]/u;

/** A number with its separators, and an extension (RFC 3966). */
const PHONE = /^tel:\+?[\d().-]{3,30}(;ext=\d{1,10})?$/i;

/**
 * Returns the address when it may become a link: http or https (without a user name, which only disguises the host), mailto
 * or a telephone number, written in full. Returns `undefined` for everything else.
 */
export function safeUrl(address: string): string | undefined {
  if (address.length > MAX_LENGTH || NOT_IN_AN_ADDRESS.test(address)) return undefined;
  const lower = address.slice(0, 8).toLowerCase();
  if (lower.startsWith('tel:')) return PHONE.test(address) ? address : undefined;
  if (!lower.startsWith('http://') && !lower.startsWith('https://') && !lower.startsWith('mailto:')) return undefined;
  try {
    const url = new URL(address);
    const allowed = SCHEMES.has(url.protocol) && url.username === '' && url.password === '';
    return allowed ? address : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the address when it may become a picture: https, and none of a form that can hold programs (SVG). */
export function imageUrl(address: string): string | undefined {
  const url = safeUrl(address);
  if (url === undefined || !url.toLowerCase().startsWith('https://')) return undefined;
  return /\.svgz?$/i.test(new URL(url).pathname) ? undefined : url;
}
