/** The pages' configuration: `GET /config.json`. */
export interface PageConfig {
  /** Origin of the API; empty when it is the pages' own. */
  readonly api: string;
  readonly login: {
    readonly authority: string;
    readonly clientId: string;
    readonly scope: string;
    /** Which token the API takes: the ID token of an organisation's own login; the access token by default. */
    readonly token?: 'id';
  };
}

let loading: Promise<PageConfig> | undefined;

async function load(): Promise<PageConfig> {
  const response = await fetch('/config.json', { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return response.json();
}

/** Reads the configuration once; a failure is not remembered, so that a retry can succeed. */
export function pageConfig(): Promise<PageConfig> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
