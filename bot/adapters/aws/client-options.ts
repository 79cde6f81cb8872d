/** What every client of the AWS SDK here is made with. */
export interface ClientOptions {
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout?: number };
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const CONNECT_MS = 1_000;

/**
 * Options for a client that tries once: whoever calls it knows whether, and how often, to try again.
 *
 * @param endpoint where the service is, when that is not the region's own. Plain http means a server of one's own,
 * which asks for some credentials but not for which
 * @param requestMs how long one request may take
 */
export function clientOptions(endpoint: string | undefined, requestMs?: number): ClientOptions {
  // Node 20 is told at every start to be upgraded; functions run on newer ones.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return {
    maxAttempts: 1,
    requestHandler: { connectionTimeout: CONNECT_MS, ...(requestMs === undefined ? {} : { requestTimeout: requestMs }) },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(endpoint?.startsWith('http:') ? ownServer() : {}),
  };
}

function ownServer() {
  const { AWS_REGION = 'local', AWS_ACCESS_KEY_ID = 'local', AWS_SECRET_ACCESS_KEY = 'local' } = process.env;
  return { region: AWS_REGION, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } };
}
