import * as z from 'zod';

/**
 * What the function is called with: an event of a WebSocket API, or a hint from another function.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
const socketEvent = z.object({
  requestContext: z.object({ connectionId: z.string().min(1), eventType: z.enum(['CONNECT', 'MESSAGE', 'DISCONNECT']) }),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

const hintEvent = z.object({
  source: z.literal('mostrador.hint'),
  hint: z.strictObject({
    conversationId: z.string(),
    seq: z.int().positive().optional(),
    addressVersion: z.int().min(0).optional(),
    ticket: z.strictObject({ id: z.string(), number: z.string() }).optional(),
    isPresence: z.literal(true).optional(),
    isUrgent: z.literal(true).optional(),
  }),
});

export const liveEvent = z.union([socketEvent, hintEvent]);
export type HintEvent = z.infer<typeof hintEvent>;
export type SocketEvent = z.infer<typeof socketEvent>;

const short = z.string().min(1).max(200);

/** What a page says. Its address is no place for a token, so that the token comes with the first message. */
export const pageMessage = z.union([
  z.strictObject({ type: z.literal('hello'), conversation: short, token: short }),
  z.strictObject({ type: z.literal('hello'), pass: short }),
  /** Staff: the ticket on the screen; none without a number. */
  z.strictObject({ type: z.literal('attend'), number: short.optional() }),
  z.strictObject({ type: z.literal('typing') }),
  /** Keeps the socket open: API Gateway closes one that says nothing for ten minutes. */
  z.strictObject({ type: z.literal('ping') }),
]);
export type PageMessage = z.infer<typeof pageMessage>;
