import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Gateway } from './gateway/gateway';
import { refuseForeignHost, refuseForeignOrigin } from './host-check';
import { forward } from './proxy/forward';
import { LOGIN_PATH, noteVisitor, type PublicAddress } from './proxy/public-address';
import type { StaticSite } from './site/static-site';

export interface HttpRouterOptions {
  readonly gateway: Gateway;
  readonly site: StaticSite;
  /** Path prefixes of the API; see `apiPrefixes`. */
  readonly apiPrefixes: readonly string[];
  /** Further origins whose pages may call the API. */
  readonly origins: () => readonly string[];
  readonly report: (line: string) => void;
  /** The address under which a reverse proxy shows this server, and the port of the login server behind it. */
  readonly published?: { readonly address: PublicAddress; readonly loginPort: number };
}

/** Serves API and pages at one address, as CloudFront does in front of API Gateway and the bucket. */
export function httpRouter({ gateway, site, apiPrefixes, origins, report, published }: HttpRouterOptions): RequestListener {
  const hosts = published === undefined ? [] : [published.address.host];
  const own = published === undefined ? [] : [published.address.origin];
  return (request, response) => {
    if (published !== undefined) noteVisitor(request, published.address);
    if (refuseForeignHost(request, response, hosts) || refuseForeignOrigin(request, response, [...own, ...origins()])) return;
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (published !== undefined && path.startsWith(`${LOGIN_PATH}/`)) {
      void forward(request, response, published.loginPort, published.address);
      return;
    }
    const isApi = apiPrefixes.some((prefix) => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix));
    (isApi ? gateway : site)(request, response).catch((error: unknown) => broke(request, response, error, report));
  };
}

function broke(request: IncomingMessage, response: ServerResponse, error: unknown, report: (line: string) => void): void {
  // The visitor disconnected; nothing is wrong here.
  if (request.destroyed && !request.complete) return;
  report(`${request.method} ${(request.url ?? '').split('?')[0]}: ${error instanceof Error ? error.message : String(error)}`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: 'Internal Server Error' }));
}
