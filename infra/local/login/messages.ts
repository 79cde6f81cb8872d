/** The options that the login server receives when it starts. */
export interface LoginStart {
  readonly kind: 'start';
  /** The preferred port; another one is used when it is taken. */
  readonly port: number;
  readonly siteOrigins: readonly string[];
  /** Path of `login.json`. */
  readonly credentialsFile: string;
  readonly sessionsFile: string;
  /** Folder of compiled knowledge, whose team may sign in. */
  readonly knowledge: string;
}

/** The login server's reply. */
export type LoginAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };
