import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expiresAtMs?: number;
}

/**
 * Maximum number of records of a kind: a page that opens the login again and again makes an interaction each time, and must
 * not push out sessions.
 */
const MAX_RECORDS = 1_000;

/** Maximum number of records of a kind that one network has of those that belong to nobody. */
const MAX_OF_NETWORK = 30;

/**
 * Stores the sessions, grants and refresh tokens of the login server: in memory, with a copy in a file, so that nobody has
 * to sign in again after a restart. Meant for a handful of users.
 */
export class SessionFile {
  readonly #kept: Map<string, Kept>;
  /** Who made a record that belongs to nobody; not kept in the file. */
  readonly #networks = new WeakMap<Kept, string>();
  #writing: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {
    this.#kept = new Map(Object.entries(readKept(path)));
  }

  /**
   * The library's storage adapter for one of its models.
   *
   * @param visiting the network whose request is at hand. Records that belong to nobody are what strangers can make: a network
   * that makes too many pushes out its own oldest, and nobody else's
   */
  adapter(model: string, visiting: () => string | undefined = () => undefined): Adapter {
    const key = (id: string) => `${model}:${id}`;
    const findBy = (matches: (payload: AdapterPayload) => boolean) => this.#find(model, matches);
    return {
      upsert: async (id, payload, expiresInSeconds) => {
        const expiry = expiresInSeconds === undefined ? {} : { expiresAtMs: Date.now() + expiresInSeconds * 1_000 };
        const earlier = this.#kept.get(key(id));
        const network = isOfNobody(payload) ? ((earlier && this.#networks.get(earlier)) ?? visiting()) : undefined;
        const kept: Kept = { payload, ...expiry };
        // Moved to the end, so that the first is the one written longest ago.
        this.#kept.delete(key(id));
        this.#kept.set(key(id), kept);
        if (network !== undefined) {
          this.#networks.set(kept, network);
          this.#sweepNetwork(model, network);
        }
        this.#sweep(model);
        this.#changed();
      },
      find: async (id) => this.#alive(key(id))?.payload,
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const kept = this.#alive(key(id));
        if (kept !== undefined) kept.payload.consumed = Math.floor(Date.now() / 1_000);
        this.#changed();
      },
      destroy: async (id) => {
        this.#kept.delete(key(id));
        this.#changed();
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(name);
        this.#changed();
      },
    };
  }

  /** Removes the records of a model that match. */
  destroyAll(model: string, matches: (payload: AdapterPayload) => boolean): void {
    for (const [name, { payload }] of this.#kept) {
      if (name.startsWith(`${model}:`) && matches(payload)) this.#kept.delete(name);
    }
    this.#changed();
  }

  /** Writes what is not in the file yet; with the next change when the disk is full. */
  flush(): void {
    if (this.#writing === undefined) return;
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const draft = `${this.path}.draft`;
    try {
      // Written under another name first: a process that is killed while it writes signs nobody out.
      writeFileSync(draft, JSON.stringify(Object.fromEntries(this.#kept)), { mode: 0o600 });
      renameSync(draft, this.path);
    } catch {
      // Signing in works without the file; without space, the half that was written is in the way.
      rmSync(draft, { force: true });
    }
  }

  /** Removes the expired records of a kind, then the oldest when there are too many: first those that belong to nobody. */
  #sweep(model: string): void {
    const ofKind = () => [...this.#kept.keys()].filter((name) => name.startsWith(`${model}:`));
    if (ofKind().length <= MAX_RECORDS) return;
    for (const name of ofKind()) this.#alive(name);
    const left = ofKind();
    const isStrange = (name: string) => isOfNobody(this.#kept.get(name)?.payload ?? {});
    const inTurn = [...left.filter(isStrange), ...left.filter((name) => !isStrange(name))];
    for (const name of inTurn.slice(0, Math.max(0, left.length - MAX_RECORDS))) this.#kept.delete(name);
  }

  /** Removes the oldest records of a kind that a network has beyond its share. */
  #sweepNetwork(model: string, network: string): void {
    const own = [...this.#kept].filter(([name, kept]) => name.startsWith(`${model}:`) && this.#networks.get(kept) === network);
    for (const [name] of own.slice(0, -MAX_OF_NETWORK)) this.#kept.delete(name);
  }

  #alive(name: string): Kept | undefined {
    const kept = this.#kept.get(name);
    if (kept?.expiresAtMs === undefined || kept.expiresAtMs > Date.now()) return kept;
    this.#kept.delete(name);
    return undefined;
  }

  #find(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const name of this.#kept.keys()) {
      const kept = name.startsWith(`${model}:`) ? this.#alive(name) : undefined;
      if (kept !== undefined && matches(kept.payload)) return kept.payload;
    }
    return undefined;
  }

  #changed(): void {
    this.#writing ??= setTimeout(() => this.flush(), 200);
  }
}

/** Whether a record was made for somebody who has not signed in. */
function isOfNobody({ accountId }: AdapterPayload): boolean {
  return accountId === undefined;
}

/** A damaged file costs one more sign-in, nothing else. */
function readKept(path: string): Record<string, Kept> {
  try {
    if (!existsSync(path)) return {};
    const kept: Record<string, Kept> = JSON.parse(readFileSync(path, 'utf8'));
    const now = Date.now();
    return Object.fromEntries(Object.entries(kept).filter(([, { expiresAtMs = now + 1 }]) => expiresAtMs > now));
  } catch {
    return {};
  }
}
