import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { functionArn } from '../account';
import { type AdmittedFunctions, THROTTLED } from '../functions/admission';
import { MAX_PAYLOAD_BYTES } from '../gateway/body';
import type { SigningCredentials } from '../signed/credentials';
import { signedOnly } from '../signed/signed-only';
import type { Asynchronous } from './asynchronous';

export interface InvokeEndpointOptions {
  readonly functionNames: readonly string[];
  readonly functions: Pick<AdmittedFunctions, 'invoke'>;
  readonly asynchronous: Pick<Asynchronous, 'accept'>;
  /**
   * The credentials that callers must have signed with: a caller who may invoke a function can claim any identity in the
   * event, for example an admin's.
   */
  readonly credentials: SigningCredentials;
}

/** Maximum size of an asynchronous event. */
const MAX_EVENT_BYTES = 256 * 1024;

const PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(\?.*)?$/;

/**
 * Lambda's Invoke API, as `@aws-sdk/client-lambda` calls it.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invokeEndpoint(options: InvokeEndpointOptions): RequestListener {
  const { credentials } = options;
  return signedOnly({ credentials, service: 'lambda', maxBodyBytes: MAX_PAYLOAD_BYTES }, (request, response, body) =>
    serve(options, request, response, body).catch(() => refuse(response, 500, 'ServiceException', 'The invocation broke.')),
  );
}

async function serve(
  options: InvokeEndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const name = functionNameOf(request);
  if (name === undefined) return refuse(response, 404, 'ResourceNotFoundException', 'There is only Invoke here.');
  if (!options.functionNames.includes(name)) {
    return refuse(response, 404, 'ResourceNotFoundException', `Function not found: ${functionArn(name)}`);
  }
  const type = String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse');
  const limit = type === 'Event' ? MAX_EVENT_BYTES : MAX_PAYLOAD_BYTES;
  if (body.byteLength > limit) {
    return refuse(
      response,
      413,
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
    );
  }
  const payload = body.byteLength === 0 ? '{}' : body.toString('utf8');
  if (!isJson(payload)) return refuse(response, 400, 'InvalidRequestContentException', 'Could not parse request body into json');
  if (type === 'DryRun') return answer(response, 204);
  if (type === 'Event') {
    options.asynchronous.accept(name, payload);
    return answer(response, 202);
  }
  // A function waits for this one, for example the outbox worker for a delivery to Teams.
  const invocation = await options.functions.invoke(name, payload, { kind: 'staff', isWanted: () => !response.destroyed });
  if (invocation.kind === 'returned') return answer(response, 200, invocation.payload);
  if (invocation.error.errorType === THROTTLED) return refuse(response, 429, THROTTLED, invocation.error.errorMessage);
  answer(response, 200, JSON.stringify(invocation.error), { 'x-amz-function-error': 'Unhandled' });
}

/** The function, given by name or ARN, with or without a qualifier. */
function functionNameOf(request: IncomingMessage): string | undefined {
  const encoded = request.method === 'POST' ? PATH.exec(request.url ?? '')?.[1] : undefined;
  if (encoded === undefined) return undefined;
  const reference = safeDecode(encoded);
  return /^(?:arn:aws:lambda:[^:]*:\d{12}:function:)?([\w-]+)(?::[\w$-]+)?$/.exec(reference)?.[1];
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function answer(response: ServerResponse, status: number, body = '', headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    'x-amz-executed-version': '$LATEST',
    ...headers,
  });
  response.end(body);
}

function refuse(response: ServerResponse, status: number, errorType: string, message: string): void {
  answer(response, status, JSON.stringify({ Type: 'User', Message: message, message }), { 'x-amzn-errortype': errorType });
}
