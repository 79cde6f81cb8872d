/** The options that the login server receives when it starts. */
export interface LoginStart {
  readonly kind: 'start';
  /** The preferred port; another one is used when it is taken. */
  readonly port: number;
  readonly siteOrigins: readonly string[];
  /** Path of `login.json`. */
  readonly credentialsFile: string;
  readonly sessionsFile: string;
  /** Path of `passwords.json`. */
  readonly passwordsFile: string;
  /**
   * The public address of the login server, when it is reached through a reverse proxy. People then need passwords of their
   * own; the one of the whole team is for trying things out on one machine.
   */
  readonly issuer?: string;
  /** Folder of compiled knowledge, whose team may sign in. */
  readonly knowledge: string;
}

/** The login server's reply. */
export type LoginAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };
