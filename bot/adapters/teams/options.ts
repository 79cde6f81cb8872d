/** The bot's identity in Microsoft's directory, and the addresses of its directory, signing keys and connector. */
export interface TeamsOptions {
  /** Application (client) id. `undefined` when Teams is not set up: only `local` accepts that, and only from this machine. */
  readonly appId?: string;
  /** The application's secret; `fresh` reads it again after it was rejected. */
  readonly password: (fresh?: boolean) => Promise<string>;
  /** Directory (tenant) ids whose people may write to the bot. */
  readonly tenants: readonly string[];
  /** On one machine: trusts connectors on loopback addresses. */
  readonly local: boolean;
  readonly endpoints: TeamsEndpoints;
}

export interface TeamsEndpoints {
  /** OpenID metadata of the keys that sign the channel's requests: `ToBotFromChannelOpenIdMetadataUrl`. */
  readonly metadataUrl: string;
  /** Issuer of those tokens: `ToBotFromChannelTokenIssuer`. */
  readonly issuer: string;
  /** Where the bot gets its own tokens, without a trailing slash: `ToChannelFromBotLoginUrl`. */
  readonly loginUrl: string;
  /** Audience of the bot's own tokens: `ToChannelFromBotOAuthScope`. */
  readonly scope: string;
}

/** Microsoft's public cloud, for a bot registered in one tenant. */
export function publicCloud(tenant: string): TeamsEndpoints {
  return {
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    issuer: 'https://api.botframework.com',
    loginUrl: `https://login.microsoftonline.com/${tenant}`,
    scope: 'https://api.botframework.com',
  };
}
