import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

/** A smaller body gains less than its compression costs. */
const SMALLEST_BYTES = 1_024;
/** Beyond, a reply takes longer than it saves on the way. */
const BROTLI_QUALITY = 4;

type Compressor = (body: Uint8Array) => Promise<Uint8Array>;

const COMPRESSORS: Readonly<Record<'br' | 'gzip', Compressor>> = {
  br: (body) =>
    new Promise((done, fail) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
      brotliCompress(body, { params }, (error, compressed) => (error === null ? done(compressed) : fail(error)));
    }),
  gzip: (body) =>
    new Promise((done, fail) => gzip(body, (error, compressed) => (error === null ? done(compressed) : fail(error)))),
};

/**
 * Compresses responses. CloudFront compresses only what it may cache, and API Gateway's HTTP APIs nothing, so that it is done
 * here.
 */
export function compressed(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { res } = c;
    if (res.body === null || res.headers.has('content-encoding') || c.req.method === 'HEAD') return;
    if (!/json|^text\//.test(res.headers.get('content-type') ?? '')) return;
    res.headers.append('vary', 'accept-encoding');
    const encoding = accepted(c.req.header('accept-encoding'));
    if (encoding === undefined) return;
    const body = new Uint8Array(await res.clone().arrayBuffer());
    if (body.byteLength < SMALLEST_BYTES) return;
    const headers = new Headers(res.headers);
    headers.set('content-encoding', encoding);
    headers.delete('content-length');
    c.res = undefined;
    c.res = new Response(new Uint8Array(await COMPRESSORS[encoding](body)), { status: res.status, headers });
  };
}

function accepted(header = ''): 'br' | 'gzip' | undefined {
  const codings = header.split(',').map((part) => part.trim().toLowerCase());
  // A weight of 0 is a refusal; other weights do not matter to anybody.
  const wants = (name: string) => codings.some((coding) => new RegExp(`^${name}(;q=(?!0(\\.0*)?$).*)?$`).test(coding));
  return wants('br') ? 'br' : wants('gzip') ? 'gzip' : undefined;
}
