export interface SiteHeaderOptions {
  /** Other origins that the pages call: the API when it is elsewhere, and the login server. */
  readonly connectOrigins: readonly string[];
  /** Whether pages are served over TLS; only then may a browser be told to insist on it. */
  readonly secure?: boolean;
}

/**
 * The headers of every page and asset, here and on CloudFront. Nothing inline runs, nobody may frame the pages, and a
 * string that reaches a dangerous sink of the DOM throws (T5, T6, T22).
 */
export function siteHeaders({ connectOrigins, secure = false }: SiteHeaderOptions): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connectOrigins].join(' ')}`,
    "manifest-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    // The widget's panel is a module, which a page of another origin may load only with CORS. Nothing served with this
    // header is secret.
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
