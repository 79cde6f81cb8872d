/** The options shared by every AWS SDK client. */
export interface ClientOptions {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout?: number;
    /** Without it, the SDK only writes a warning when the time is up. */
    readonly throwOnRequestTimeout: true;
  };
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const CONNECT_MS = 1_000;

/**
 * Options for a client that makes one attempt per request: its caller knows whether, and how often, to try again.
 *
 * @param endpoint the service's address, unless it is the region's own. Plain http means a server on this machine, which
 * accepts any credentials
 * @param requestMs time limit of one request
 */
export function clientOptions(endpoint: string | undefined, requestMs?: number): ClientOptions {
  // Silences the SDK's warning, at every start, that Node 20 is old; functions run on a newer version.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return {
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      throwOnRequestTimeout: true,
      ...(requestMs === undefined ? {} : { requestTimeout: requestMs }),
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(endpoint?.startsWith('http:') ? ownServer() : {}),
  };
}

function ownServer() {
  const { AWS_REGION = 'local', AWS_ACCESS_KEY_ID = 'local', AWS_SECRET_ACCESS_KEY = 'local' } = process.env;
  return { region: AWS_REGION, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } };
}
