import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { MostradorError } from '../../model/errors';
import { isPublicAddress } from './public-address';

/** One address of a host. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Returns all addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

export interface Target {
  readonly url: URL;
  /** The address to connect to, whatever the name resolves to afterwards. */
  readonly to: Address;
}

/**
 * Decides where a webhook call connects. The name is resolved once, here. All of its addresses must be public, and the
 * connection goes to one of them, so a name that resolves differently a moment later gains nothing.
 *
 * @param allowLocal also allows this machine, without TLS; for running everything on one machine
 * @throws MostradorError CONFIGURATION_INVALID with the reason, and what `resolve` throws
 */
export async function targetOf(address: string, resolve: Resolve, allowLocal: boolean): Promise<Target> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw refused('is no address');
  if (url.username !== '' || url.password !== '') throw refused('must not hold a name and password');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(host) === 0 ? await resolve(host) : [addressOf(host)];
  const [to] = found;
  if (to === undefined) throw refused('has a host without an address');
  if (allowLocal && found.every(({ address: one }) => isThisMachine(one))) {
    if (url.protocol === 'https:' || url.protocol === 'http:') return { url, to };
  }
  if (url.protocol !== 'https:') throw refused('must begin with https://');
  if (!found.every(({ address: one }) => isPublicAddress(one))) throw refused('leads to an address that is not public');
  return { url, to };
}

function addressOf(address: string): Address {
  return { address, family: isIP(address) === 6 ? 6 : 4 };
}

function isThisMachine(address: string): boolean {
  return /^127\./.test(address) || address === '::1';
}

function refused(why: string): MostradorError {
  return new MostradorError('CONFIGURATION_INVALID', `The address under notifications in service.yaml ${why}.`);
}
