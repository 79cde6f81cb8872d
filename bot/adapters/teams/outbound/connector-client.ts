import { ConnectorClient, type ConnectorClientOptions } from 'botframework-connector';
import { MostradorError } from '../../../model/errors';
import { isServiceUrl } from '../service-url';
import type { BotTokens } from './bot-tokens';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type WebRequest = Parameters<HttpClient['sendRequest']>[0];
type WebResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

const SEND_TIMEOUT_MS = 6_000;

/** The transport adds the token, so that it can repeat a request with another one. */
const unsigned = { signRequest: async (request: WebRequest) => request };

export interface ConnectorOptions {
  /** Absent without an app id: a client on this machine needs no token. */
  readonly tokens?: BotTokens;
  /** Whether to trust connectors on this machine. */
  readonly loopback: boolean;
}

/**
 * botbuilder's connector client on a transport of our own. The standard transport repeats a POST after any 5xx, which shows
 * a message twice, follows redirects, and has no time limit.
 */
export function connectorClient(serviceUrl: string, options: ConnectorOptions): ConnectorClient {
  if (!isServiceUrl(serviceUrl, options.loopback)) throw foreignServiceUrl();
  return new ConnectorClient(unsigned, { baseUri: serviceUrl, httpClient: { sendRequest: (request) => send(request, options) } });
}

function foreignServiceUrl(): MostradorError {
  return new MostradorError('FORBIDDEN', 'The service URL is not one of Microsoft Teams: nothing was sent.');
}

async function send(request: WebRequest, options: ConnectorOptions): Promise<WebResponse> {
  // Whatever happened to the service URL since it was checked: no request and no token goes to another host.
  if (!isServiceUrl(request.url, options.loopback)) throw foreignServiceUrl();
  const token = await options.tokens?.get();
  const first = await post(request, token);
  if (first.status !== 401 || options.tokens === undefined || token === undefined) return checkResponse(request, first);
  options.tokens.discard(token);
  return checkResponse(request, await post(request, await options.tokens.get()));
}

interface Posted {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

async function post(request: WebRequest, token: string | undefined): Promise<Posted> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    });
    return { status: response.status, body: await response.text(), retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    throw new MostradorError(
      'UNAVAILABLE',
      'The Teams connector did not answer: the message may have arrived.',
      { ambiguous: true },
      { cause: error },
    );
  }
}

/** @throws MostradorError UNAVAILABLE when another attempt may help later, FORBIDDEN when not */
function checkResponse(request: WebRequest, { status, body, retryAfter }: Posted): WebResponse {
  if (status >= 200 && status < 300) return { request, status, headers: noHeaders(request), bodyAsText: body };
  if (status === 429) {
    throw new MostradorError('UNAVAILABLE', 'The Teams connector asks to wait.', {
      status,
      retryAfterSeconds: retryAfterSeconds(retryAfter),
    });
  }
  if (status >= 500 || status === 408 || status === 412) {
    throw new MostradorError('UNAVAILABLE', `The Teams connector answered ${status}: the message may have arrived.`, {
      status,
      ambiguous: true,
    });
  }
  throw new MostradorError('FORBIDDEN', `The Teams connector answered ${status}: the bot may not write there.`, { status });
}

/** `Retry-After` in seconds; a date or an invalid value counts as one minute. */
function retryAfterSeconds(retryAfter: string | null): number {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds), 3_600) : 60;
}

function noHeaders({ headers }: WebRequest): WebResponse['headers'] {
  const copy = headers.clone();
  for (const name of copy.headerNames()) copy.remove(name);
  return copy;
}
