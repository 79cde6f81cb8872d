/** Who the bot is in Microsoft's directory, and where its directory, its keys and its connector are. */
export interface TeamsOptions {
  /** Application (client) id. `undefined`: Teams is not set up, which only `local` lets pass, from this machine. */
  readonly appId?: string;
  /** The application's secret; `fresh` asks for it again after it was refused. */
  readonly password: (fresh?: boolean) => Promise<string>;
  /** Directory (tenant) ids whose people may write to the bot. */
  readonly tenants: readonly string[];
  /** On one machine: servers on loopback are trusted as connectors. */
  readonly local: boolean;
  readonly endpoints: TeamsEndpoints;
}

export interface TeamsEndpoints {
  /** OpenID metadata of the keys that sign what the channel sends: `ToBotFromChannelOpenIdMetadataUrl`. */
  readonly metadataUrl: string;
  /** Issuer of these tokens: `ToBotFromChannelTokenIssuer`. */
  readonly issuer: string;
  /** Where the bot gets its own tokens, without a trailing slash: `ToChannelFromBotLoginUrl`. */
  readonly loginUrl: string;
  /** The audience of its own tokens: `ToChannelFromBotOAuthScope`. */
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
