import type { Encoder } from '../matcher';
import type { Language } from '../model/language';
import type { Digest, Knowledge, KnowledgeSource, KnowledgeVersions, Publication, PublicationStore } from '../ports';
import { openVersion } from './version-content';

/** What keeps the live version from being used. `pointer`: the table does not say which it is; `version`: it cannot be read. */
export interface KnowledgeTrouble {
  readonly of: 'pointer' | 'version';
  readonly version?: string;
  readonly cause: unknown;
}

export interface PublishedOptions {
  readonly records: Pick<PublicationStore, 'loadLive'>;
  readonly versions: KnowledgeVersions;
  /** The copy that came with the program: answers while nothing is published, or the live version cannot be read. */
  readonly shipped: KnowledgeSource;
  /** The version of that copy, without loading it. */
  readonly shippedVersion: () => Promise<string | undefined>;
  readonly digest: Digest;
  /** Whether questions are matched; otherwise only what the service file and the entries say is loaded. */
  readonly matching: boolean;
  readonly encoders: (language: Language) => Encoder | undefined;
  /** Milliseconds of a clock that never jumps (I12). */
  readonly uptimeMs: () => number;
  /** How long a read of the live publication counts. */
  readonly refreshMs: number;
  readonly onTrouble: (trouble: KnowledgeTrouble) => void;
}

/** The live version may be replaced, and removed, while it is being read. */
const TRIES = 3;

/**
 * The version that the table names as live. Who reads it is asked at most every `refreshMs`, by one caller, while the others
 * get the version that is loaded; whatever fails, the last good version stays in use (I8).
 */
export function publishedKnowledge(options: PublishedOptions): KnowledgeSource {
  const { records, versions, shipped, shippedVersion, uptimeMs, refreshMs, onTrouble } = options;
  let held: Knowledge | undefined;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  let checking: Promise<Knowledge> | undefined;

  async function refresh(): Promise<Knowledge> {
    checkedAtMs = uptimeMs();
    try {
      held = await liveOr(await records.loadLive());
    } catch (cause) {
      onTrouble({ of: 'pointer', cause });
      held ??= await shipped.current();
    }
    return held;
  }

  async function liveOr(first: Publication | undefined): Promise<Knowledge> {
    let live = first;
    for (let tried = 1; live !== undefined; tried++) {
      const { version } = live;
      if (held?.base.version === version) return held;
      if ((await shippedVersion()) === version) return shipped.current();
      try {
        const found = await openVersion(versions, version, options);
        if (found !== undefined) return found;
        throw new Error('The version is not stored.');
      } catch (cause) {
        live = await records.loadLive();
        if (live?.version !== version && tried < TRIES) continue;
        onTrouble({ of: 'version', version, cause });
        return held ?? shipped.current();
      }
    }
    return shipped.current();
  }

  return {
    async current() {
      const isFresh = uptimeMs() - checkedAtMs < refreshMs;
      if (held !== undefined && (isFresh || checking !== undefined)) return held;
      checking ??= refresh().finally(() => {
        checking = undefined;
      });
      return checking;
    },
    learning: async () => shipped.learning?.(),
    faults: async () => (await shipped.faults?.()) ?? [],
  };
}
