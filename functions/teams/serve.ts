import { writeDeliveryError } from '../../bot/adapters/lambda';
import type { ConnectorResponse, Teams } from '../../bot/adapters/teams';
import { MostradorError } from '../../bot/model/errors';
import { errorFields, log } from '../api/log';
import { problemDocument } from '../api/problem';
import { readArrival, readDelivery } from './event';

/** The result that API Gateway turns into an HTTP response. */
export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The result for the outbox worker. */
export interface Delivered {
  readonly delivered: number;
}

/**
 * The function behind `POST /api/messages` and the outbox worker's deliveries.
 *
 * @returns a function that throws the error of a delivery, so that the outbox worker keeps it; HTTP always gets a response
 */
export function serve(teams: () => Teams): (event: unknown) => Promise<HttpResult | Delivered> {
  return async (event) => {
    const delivery = readDelivery(event);
    if (delivery !== undefined) {
      await deliver(teams(), delivery);
      log('info', 'teams_delivered', { count: delivery.messages.length });
      return { delivered: delivery.messages.length };
    }
    const startedMs = performance.now();
    const result = await receive(teams, event);
    const tookMs = Math.round(performance.now() - startedMs);
    log('info', 'request', { method: 'POST', route: '/api/messages', status: result.statusCode, tookMs });
    return result;
  };
}

async function deliver(teams: Teams, { conversation, messages }: NonNullable<ReturnType<typeof readDelivery>>): Promise<void> {
  try {
    await teams.deliver(conversation, messages);
  } catch (error) {
    throw error instanceof MostradorError ? writeDeliveryError(error) : error;
  }
}

async function receive(teams: () => Teams, event: unknown): Promise<HttpResult> {
  try {
    return answer(await teams().receive(readArrival(event)));
  } catch (error) {
    return problem(error);
  }
}

function answer({ status, body }: ConnectorResponse): HttpResult {
  return body === undefined
    ? { statusCode: status, headers: headers('text/plain'), body: '' }
    : { statusCode: status, headers: headers('application/json; charset=utf-8'), body: JSON.stringify(body) };
}

function problem(error: unknown): HttpResult {
  const known = error instanceof MostradorError ? error : new MostradorError('INTERNAL', '', {}, { cause: error });
  const document = problemDocument(known);
  if (document.status >= 500) log('error', 'request_failed', { code: known.code, ...errorFields(known.cause ?? known) });
  else log('info', 'teams_refused', { code: known.code, status: document.status });
  return {
    statusCode: document.status,
    headers: headers('application/problem+json; charset=utf-8'),
    body: JSON.stringify(document),
  };
}

function headers(type: string): Readonly<Record<string, string>> {
  return { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
}
