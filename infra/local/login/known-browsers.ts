import { createHash } from 'node:crypto';
import type { SessionFile } from './sessions';

const MODEL = 'KnownBrowser';
/** 256 bits, base64url. */
const SECRET = /^[\w-]{43}$/;

/**
 * The browsers in which somebody signed in, each by a secret that the login page keeps in its localStorage: only pages of
 * the same origin can read or write that. Cookies prove nothing here, because a browser sends them to every port of
 * `localhost` and lets every port set them.
 */
export class KnownBrowsers {
  readonly #records: ReturnType<SessionFile['adapter']>;

  constructor(
    private readonly sessions: SessionFile,
    /** How long a browser stays known. */
    private readonly seconds: number,
  ) {
    this.#records = sessions.adapter(MODEL);
  }

  /** Ignores what is no secret of our login page. */
  async remember(secret: string, login: string): Promise<void> {
    if (SECRET.test(secret)) await this.#records.upsert(hash(secret), { accountId: login }, this.seconds);
  }

  /** The login that signed in with this browser; absent when it is unknown, or signed out since. */
  async loginOf(secret: string): Promise<string | undefined> {
    return SECRET.test(secret) ? (await this.#records.find(hash(secret)))?.accountId : undefined;
  }

  /** Ends a person's login in every browser. */
  forget(login: string): void {
    this.sessions.destroyAll(MODEL, ({ accountId }) => accountId === login);
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
