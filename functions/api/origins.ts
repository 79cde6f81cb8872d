import type { MiddlewareHandler } from 'hono';
import { MostradorError } from '../../bot/model/errors';
import type { KnowledgeSource } from '../../bot/ports';

/** Origins whose pages may write, besides the address that they call. */
export type TrustedOrigins = () => Promise<readonly string[]>;

interface OriginDependencies {
  readonly config: { readonly siteUrl: string };
  readonly knowledge: KnowledgeSource;
}

/** Our own pages, and those that may embed the widget according to the service file. */
export function trustedOrigins(dependencies: () => OriginDependencies): TrustedOrigins {
  return async () => {
    const { config, knowledge } = dependencies();
    return [config.siteUrl, ...(await knowledge.current()).base.service.embedOrigins];
  };
}

/** Methods that change nothing. */
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Rejects changing requests from pages of other origins: a browser sends simple forms and text without a preflight, and
 * only hides the response from the page (T22). Programs send no Origin, and are controlled by their token alone.
 */
export function refuseForeignWrites(trusted: TrustedOrigins): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !SAFE_METHODS.includes(c.req.method) && !isOwn(origin, c.req.header('host'))) {
      const origins = await trusted();
      if (!origins.includes(origin)) {
        throw new MostradorError(
          'ORIGIN_NOT_ALLOWED',
          'A page of this origin may not write here. Add its origin to `embedOrigins` in service.yaml if it is yours.',
        );
      }
    }
    await next();
  };
}

/**
 * Whether a page is of the address that it calls. Plain http counts on this machine only: anybody on the way can put a page
 * under the http address of a site that is reached over https.
 */
function isOwn(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `https://${host}` || (origin === `http://${host}` && isLocalHost(host)));
}

/** Whether a Host header names this machine. */
export function isLocalHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}
