/** What the login server is told when it starts. */
export interface LoginStart {
  readonly kind: 'start';
  /** Tried first; another when it is taken. */
  readonly port: number;
  readonly siteOrigins: readonly string[];
  /** `login.json`. */
  readonly credentialsFile: string;
  readonly sessionsFile: string;
  /** Folder of compiled knowledge, whose team may sign in. */
  readonly knowledge: string;
}

/** What it says then. */
export type LoginAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };
