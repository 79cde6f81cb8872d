import { type Context, Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import type { z } from 'zod';
import { MostradorError } from '../../bot/model/errors';
import { HALF_A_CHARACTER } from '../../bot/model/fields';
import { withoutControls } from '../../bot/text/controls';
import { STRANGERS_BODY_BYTES } from '../registry';
import { compressed } from './compress';
import { faultInWords } from './faults';
import { log } from './log';
import { refuseForeignWrites, type TrustedOrigins } from './origins';
import { respondToError } from './problem';

type Env = { Bindings: { event: LambdaEvent; lambdaContext: LambdaContext }; Variables: { maxBodyBytes: number } };
export type App = Hono<Env>;
export type ApiContext = Context<Env>;

interface AppOptions {
  /** Of a request body, where only staff may send one. */
  readonly maxBodyBytes?: number;
}

/** An HTTP application whose errors are all problem documents, and whose responses are never cached by third parties. */
export function createApp(
  trusted: TrustedOrigins = async () => [],
  { maxBodyBytes = STRANGERS_BODY_BYTES.conversation }: AppOptions = {},
): App {
  const app: App = new Hono<Env>();
  app.use(compressed());
  app.use(async (c, next) => {
    const startedMs = performance.now();
    c.set('maxBodyBytes', maxBodyBytes);
    if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw tooLarge(maxBodyBytes);
    await next();
    c.res.headers.set('cache-control', c.res.headers.get('cache-control') ?? 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    log('info', 'request', {
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      tookMs: Math.round(performance.now() - startedMs),
    });
  });
  app.use(refuseForeignWrites(trusted));
  app.onError(respondToError);
  app.notFound((c) =>
    respondToError(new MostradorError('NOT_FOUND', 'No such address. The API is described at /openapi.json.'), c),
  );
  return app;
}

/** The Lambda handler of an application. */
export const lambda = (app: App) => handle(app);

/**
 * Parses a JSON body. Control characters are removed from every text in it (I1) before anything is checked, hashed or
 * stored. An `id` keeps them and is rejected by its schema, since removing them would change it.
 *
 * @throws MostradorError TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_JSON, or INVALID_REQUEST with the path of each fault
 */
export async function readBody<Schema extends z.ZodType>(c: ApiContext, schema: Schema): Promise<z.infer<Schema>> {
  const raw = await readText(c);
  if (raw !== '' && !isJson(c.req.header('content-type'))) {
    throw new MostradorError('UNSUPPORTED_MEDIA_TYPE', 'Send the body with the header `content-type: application/json`.');
  }
  let value: unknown;
  try {
    // An empty body counts as an empty object: `POST …/claim` needs none.
    value = raw.trim() === '' ? {} : JSON.parse(raw, (key, part) => (key === 'id' ? part : cleaned(part)));
  } catch {
    throw invalidJson();
  }
  const body = parse(schema, value, 'body');
  const half = pathOfHalf(value, ['body']);
  if (half !== undefined) {
    const fault = { path: half.join('.'), message: HALF_A_CHARACTER };
    throw new MostradorError('INVALID_REQUEST', `${fault.path}: ${fault.message}.`, { faults: [fault] });
  }
  return body;
}

/** Where a text holds half a character: the table could not store it, and no answer could hold it. */
function pathOfHalf(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = pathOfHalf(part, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A content type that a form of another page cannot send without a preflight (T22). */
function isJson(contentType = ''): boolean {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

/** The body as text. A body that is not UTF-8 is rejected: stored with U+FFFD, it would not be what was sent. */
async function readText(c: ApiContext): Promise<string> {
  const bytes = await c.req.arrayBuffer();
  const maxBodyBytes = c.get('maxBodyBytes');
  if (bytes.byteLength > maxBodyBytes) throw tooLarge(maxBodyBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidJson();
  }
  // A gateway that passes bodies as text has inserted U+FFFD itself; the content length is still that of the original.
  const sentBytes = Number(c.env?.event?.headers?.['content-length'] ?? bytes.byteLength);
  if (text.includes('\uFFFD') && sentBytes !== bytes.byteLength) throw invalidJson();
  return text;
}

const cleaned = (value: unknown): unknown => (typeof value === 'string' ? withoutControls(value) : value);

/** Parses the query string; of a repeated parameter the last value counts. */
export function readQuery<Schema extends z.ZodType>(c: ApiContext, schema: Schema): z.infer<Schema> {
  const given = Object.entries(c.req.query()).map(([name, value]) => [name, withoutControls(value)] as const);
  return parse(schema, Object.fromEntries(given), 'query');
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, where: 'body' | 'query'): z.infer<Schema> {
  const result = schema.safeParse(value, { error: faultInWords });
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => ({
    path: [where, ...issue.path].join('.'),
    message: issue.message,
    code: issue.code,
  }));
  const long = faults.find((fault) => fault.code === 'too_big' && /\.(text|comment|note)$/.test(fault.path));
  if (long !== undefined) throw new MostradorError('TOO_LARGE', `${long.path}: ${long.message}.`, { path: long.path });
  const detail = faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ');
  throw new MostradorError('INVALID_REQUEST', `${detail}.`, { faults: faults.map(({ path, message }) => ({ path, message })) });
}

function invalidJson(): MostradorError {
  return new MostradorError('INVALID_JSON', 'The body must be a JSON object in UTF-8.');
}

function tooLarge(maxBodyBytes: number): MostradorError {
  return new MostradorError('TOO_LARGE', `A body may hold at most ${maxBodyBytes / 1024} KiB: send less at once.`);
}
