import * as z from 'zod';
import type { Arrival } from '../../bot/adapters/teams';
import type { Conversation } from '../../bot/model/conversation';
import { MostradorError } from '../../bot/model/errors';
import type { Message } from '../../bot/model/message';
import { STRANGERS_BODY_BYTES } from '../registry';

/** Throws when the input is not UTF-8. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const httpEvent = z.looseObject({
  requestContext: z.looseObject({ http: z.looseObject({ method: z.string(), sourceIp: z.string() }) }),
  headers: z.record(z.string(), z.string().optional()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});

/** The part of an outbox worker's event that nothing else checks. */
const delivery = z.strictObject({
  correlationId: z.string().optional(),
  deliver: z.strictObject({
    conversation: z.custom<Conversation>(
      (value) => z.looseObject({ id: z.string(), reference: z.looseObject({}) }).safeParse(value).success,
    ),
    messages: z.array(z.custom<Message>((value) => z.looseObject({ seq: z.int(), text: z.string() }).safeParse(value).success)),
  }),
});

/**
 * A call by the outbox worker, which only the permission to invoke this function allows; undefined for everything else.
 * HTTP events always have a `requestContext`, added by the gateway, so a request body cannot imitate such a call.
 */
export function readDelivery(
  event: unknown,
): { readonly conversation: Conversation; readonly messages: readonly Message[] } | undefined {
  if (typeof event !== 'object' || event === null || 'requestContext' in event) return undefined;
  const parsed = delivery.safeParse(event);
  return parsed.success ? parsed.data.deliver : undefined;
}

/**
 * An activity whose body is parsed later: brackets within brackets take a second a megabyte, which nobody without a token is
 * given.
 *
 * @throws MostradorError INVALID_REQUEST, TOO_LARGE; its `body` INVALID_JSON
 */
export function readArrival(event: unknown): Arrival {
  const parsed = httpEvent.safeParse(event);
  if (!parsed.success) throw new MostradorError('INVALID_REQUEST', 'This is neither an HTTP event nor a delivery.');
  const { requestContext, headers, body = '', isBase64Encoded } = parsed.data;
  // A foreign page, open on a machine where the server runs, could send any other content type without a preflight.
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw new MostradorError('INVALID_REQUEST', 'The content type must be application/json.');
  }
  const bytes = isBase64Encoded ? Math.floor((body.length * 3) / 4) : Buffer.byteLength(body);
  if (bytes > STRANGERS_BODY_BYTES.bot_framework) throw new MostradorError('TOO_LARGE', 'An activity may hold at most 1 MiB.');
  return {
    body: () => readJson(body, isBase64Encoded),
    authorization: headers.authorization ?? headers.Authorization ?? '',
    sourceAddress: requestContext.http.sourceIp,
  };
}

function readJson(body: string, isBase64Encoded: boolean): unknown {
  try {
    return JSON.parse(isBase64Encoded ? UTF_8.decode(Buffer.from(body, 'base64')) : body);
  } catch {
    throw new MostradorError('INVALID_JSON', 'The body must be an activity, as JSON in UTF-8.');
  }
}
