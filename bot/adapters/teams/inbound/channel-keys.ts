import { KidNotFoundInJwksError } from 'aws-jwt-verify/error';
import type { Jwk, Jwks, JwksCache, JwkWithKid } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { storeUnavailable } from '../../../model/errors';
import type { Clock } from '../../../ports';
import { isLoopback } from '../service-url';

const FETCH_TIMEOUT_MS = 3_000;
/** Keys are fetched again once a day, as Microsoft recommends. */
const FRESH_MS = 24 * 3_600_000;
/**
 * A token with an unknown key makes us fetch the keys again, but at most this often: a forged token must not trigger it
 * each time.
 */
const RETRY_MS = 5 * 60_000;

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).max(500) });

/** The keys that sign the channel's requests, fetched from the OpenID metadata and cached. */
export class ChannelKeys implements JwksCache {
  #keys: ReadonlyMap<string, JwkWithKid> = new Map();
  #loadedAtMs = Number.NEGATIVE_INFINITY;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly metadataUrl: string,
    private readonly clock: Clock,
  ) {}

  /** @throws KidNotFoundInJwksError; MostradorError UNAVAILABLE when there are no keys at all */
  async getJwk(_uri: string, { header }: { readonly header: { readonly kid?: string } }): Promise<JwkWithKid> {
    if (this.#age() > FRESH_MS) await this.#refresh();
    const kid = header.kid ?? '';
    if (!this.#keys.has(kid) && this.#age() > RETRY_MS) await this.#refresh();
    return this.#find(kid);
  }

  getCachedJwk(_uri: string, { header }: { readonly header: { readonly kid?: string } }): JwkWithKid {
    return this.#find(header.kid ?? '');
  }

  addJwks(): void {
    throw new Error('Keys come from the metadata only.');
  }

  async getJwks(): Promise<Jwks> {
    await this.#refresh();
    return { keys: [...this.#keys.values()] };
  }

  #find(kid: string): JwkWithKid {
    const key = this.#keys.get(kid);
    if (key === undefined) throw new KidNotFoundInJwksError('No such signing key.');
    return key;
  }

  /** Age of the keys in milliseconds. A clock that jumps in either direction makes them old, never permanently young. */
  #age(): number {
    return Math.abs(this.clock.now().getTime() - this.#loadedAtMs);
  }

  /** Known keys stay in use when fetching newer ones fails. */
  async #refresh(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    try {
      await this.#loading;
    } catch (error) {
      if (this.#keys.size === 0) throw storeUnavailable('The signing keys of the channel cannot be fetched.', error);
    }
  }

  async #load(): Promise<void> {
    const { jwks_uri } = metadata.parse(await fetchJson(this.metadataUrl));
    const { keys } = keySet.parse(await fetchJson(jwks_uri));
    this.#keys = new Map(keys.flatMap((key) => (key.kid === undefined ? [] : [[key.kid, asJwk(key, key.kid)]])));
    this.#loadedAtMs = this.clock.now().getTime();
  }
}

function asJwk(key: Record<string, unknown>, kid: string): JwkWithKid {
  const jwk: Jwk = JSON.parse(JSON.stringify(key));
  return { ...jwk, kid };
}

/** Keys are fetched over https, or from this machine. */
async function fetchJson(address: string): Promise<unknown> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new Error('Keys are fetched over https only.');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`);
  return response.json();
}
