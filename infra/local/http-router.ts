import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Gateway } from './gateway/gateway';
import { refuseForeignHost, refuseForeignOrigin } from './host-check';
import type { StaticSite } from './site/static-site';

export interface HttpRouterOptions {
  readonly gateway: Gateway;
  readonly site: StaticSite;
  /** Path prefixes of the API; see `apiPrefixes`. */
  readonly apiPrefixes: readonly string[];
  /** Further origins whose pages may call the API. */
  readonly origins: () => readonly string[];
  readonly report: (line: string) => void;
}

/** Serves API and pages at one address, as CloudFront does in front of API Gateway and the bucket. */
export function httpRouter({ gateway, site, apiPrefixes, origins, report }: HttpRouterOptions): RequestListener {
  return (request, response) => {
    if (refuseForeignHost(request, response) || refuseForeignOrigin(request, response, origins())) return;
    const path = (request.url ?? '/').split('?')[0] ?? '/';
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
