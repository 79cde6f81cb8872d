import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MISSING_PAGE } from '../../../bot/model/help';
import { hasCode } from '../system-error';

export interface StaticSiteOptions {
  /** Returns the folder of the built pages; called on each request, so that the first one may build it. */
  readonly folder: () => Promise<string>;
  /** Folder of the help pages, which are served below `/help`. */
  readonly help: string;
  /** Headers of every response; see `infra/build/site-headers.ts`. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** `GET /config.json`: where the pages find the API and the login server. */
  readonly config: () => unknown;
}

export type StaticSite = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves the pages as CloudFront does: `/` is the front page, `/help` the help pages, and every address below `/desk` that is not a file is the
 * desk.
 */
export function staticSite({ folder, help, headers, config }: StaticSiteOptions): StaticSite {
  return async (request, response) => {
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(request, response, 405, headers(), text('Only GET here.'), { allow: 'GET, HEAD' });
    }
    const path = decodedPath(request.url ?? '/');
    if (path === '/config.json') {
      return send(request, response, 200, headers(), { type: 'application/json', body: Buffer.from(JSON.stringify(config())) });
    }
    const found = path === undefined ? undefined : await find(path, folder, help);
    if (found === undefined) return send(request, response, 404, headers(), await missing(path ?? '', help));
    send(request, response, 200, headers(), found);
  };
}

interface Content {
  readonly type: string;
  readonly body: Buffer;
}

function text(message: string): Content {
  return { type: 'text/plain; charset=utf-8', body: Buffer.from(`${message}\n`) };
}

/** `undefined` when the path cannot be decoded or would leave the folder. */
function decodedPath(target: string): string | undefined {
  try {
    const path = decodeURIComponent(target.split('?')[0] ?? '/');
    const parts = path.split(/[/\\]/);
    return path.startsWith('/') && !path.includes('\0') && !parts.includes('..') ? path : undefined;
  } catch {
    return undefined;
  }
}

const HELP = '/help';

/** The path within the help pages, which have a place of their own; a folder is named with a slash or without. */
function helpPath(path: string): string | undefined {
  if (path !== HELP && !path.startsWith(`${HELP}/`)) return undefined;
  const inside = path.slice(HELP.length);
  return inside.endsWith('/') || inside.slice(inside.lastIndexOf('/')).includes('.') ? inside : `${inside}/`;
}

async function find(path: string, folder: StaticSiteOptions['folder'], help: string): Promise<Content | undefined> {
  const ofHelp = helpPath(path);
  return ofHelp === undefined ? findFile(await folder(), path) : findFile(help, ofHelp);
}

/** What is sent for a page that is not there: below `/help`, a page of the same look in the language of the address. */
async function missing(path: string, help: string): Promise<Content> {
  const ofHelp = helpPath(path);
  const isPage = ofHelp?.endsWith('/') || ofHelp?.endsWith('.html');
  const [language = ''] = ofHelp?.slice(1).split('/') ?? [];
  const page = isPage
    ? ((await readInside(help, `/${language}/${MISSING_PAGE}`)) ?? (await readInside(help, `/${MISSING_PAGE}`)))
    : undefined;
  return page ?? text('There is no such page.');
}

async function findFile(folder: string, path: string): Promise<Content | undefined> {
  const inside = path.endsWith('/') ? `${path}index.html` : path;
  const file = await readInside(folder, inside);
  if (file !== undefined) return file;
  // The desk's own addresses, such as /desk/tickets/M-…, exist only in its script; a missing script is a 404.
  const isDeskAddress = (path === '/desk' || path.startsWith('/desk/')) && extname(path) === '';
  return isDeskAddress ? readInside(folder, '/desk/index.html') : undefined;
}

/** There is no file of this name, or there could not be one. */
const NO_FILE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'] as const;

async function readInside(folder: string, path: string): Promise<Content | undefined> {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) return undefined;
  try {
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  } catch (error) {
    if (NO_FILE.some((code) => hasCode(error, code))) return undefined;
    throw error;
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  { type, body }: Content,
  more: Readonly<Record<string, string>> = {},
): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const packed = isCompressed(request, type, body) ? gzipSync(body) : undefined;
  const sent = packed ?? body;
  // Split at the comma alone: an expression for the spaces around it would look through a long row of them from each.
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  const unchanged = status === 200 && known.includes(etag);
  response.writeHead(unchanged ? 304 : status, {
    ...headers,
    'cache-control': 'no-cache',
    ...(status === 200 ? { etag } : {}),
    vary: 'accept-encoding',
    ...(unchanged ? {} : { 'content-type': type, 'content-length': String(sent.byteLength) }),
    ...(unchanged || packed === undefined ? {} : { 'content-encoding': 'gzip' }),
    ...more,
  });
  response.end(unchanged || request.method === 'HEAD' ? undefined : sent);
}

/** Smaller files are not compressed; CloudFront has the same limit. */
const SMALLEST_COMPRESSED = 1_000;
const COMPRESSIBLE = /^(text\/|application\/(json|manifest|xml)|image\/svg)/;

function isCompressed(request: IncomingMessage, type: string, body: Buffer): boolean {
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  return takesGzip && body.byteLength >= SMALLEST_COMPRESSED && COMPRESSIBLE.test(type);
}
