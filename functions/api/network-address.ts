import { isIPv4, isIPv6 } from 'node:net';

/**
 * The unit that address limits apply to: an IPv4 address, or the first 64 bits of an IPv6 address, since a subscriber has
 * all addresses of such a block (RFC 6177). Different notations of an address (`::ffff:1.2.3.4`, upper case, leading zeros)
 * give the same result.
 *
 * @returns `unknown` for anything that is not an address: all of those share one limit
 */
export function networkOf(address: string): string {
  const bare = address
    .trim()
    // Some proxies write the port, too.
    .replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/, '$1')
    .replace(/^\[(.*)\](?::\d{1,5})?$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const groups = groupsOf(bare);
  return ipv4In(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros (RFC 5952). */
function groupsOf(address: string): readonly string[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  return [...(first ?? []), ...zeros, ...(last ?? [])];
}

/** The IPv4 address in an IPv4-mapped one (RFC 4291, section 2.5.5.2). */
function ipv4In(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const bytes = groups.slice(6).flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join('.');
}
