import { sha256Digest } from '../bot/adapters/crypto';
import { folderEncoders, forAnswering } from '../bot/adapters/files/encoder';
import { currentVersion, filesKnowledgeSource } from '../bot/adapters/files/source';
import { versionsFolder } from '../bot/adapters/files/versions-folder';
import { compact } from '../bot/model/compact';
import type { Knowledge, KnowledgeSource, KnowledgeVersions, PublicationStore } from '../bot/ports';
import { publishedKnowledge } from '../bot/publishing/published-source';
import { currentInvocation, errorFields, log } from './api/log';
import type { RecordMetric } from './api/metrics';
import type { Config } from './config';

/** A published version is used everywhere within five seconds; reading it takes the rest. */
const REFRESH_MS = { aws: 4_000, local: 300 } as const;

/** Where versions are stored: in the bucket, or in the folder of compiled knowledge. */
export function versionsOf({ knowledgeBucket: bucket, knowledgeDirectory, s3Endpoint }: Config): KnowledgeVersions {
  if (bucket === undefined) return versionsFolder(knowledgeDirectory);
  // Loaded when it is needed: the version that came with the bundle is the live one most of the time.
  let opened: Promise<KnowledgeVersions> | undefined;
  const open = () => {
    opened ??= import('../bot/adapters/s3').then(({ versionsBucket }) =>
      versionsBucket({ bucket, ...compact({ endpoint: s3Endpoint }) }),
    );
    return opened;
  };
  return {
    put: async (version, part, content) => (await open()).put(version, part, content),
    get: async (version, part) => (await open()).get(version, part),
    list: async (part) => (await open()).list(part),
    remove: async (version) => (await open()).remove(version),
  };
}

export interface LiveKnowledgeParts {
  readonly config: Config;
  readonly records: PublicationStore;
  readonly versions: KnowledgeVersions;
  readonly record: RecordMetric;
}

/** The live version for the functions: the same one during a whole invocation. */
export function liveKnowledge({ config, records, versions, record }: LiveKnowledgeParts): KnowledgeSource {
  const { knowledgeDirectory: directory, knowledgeMatching: matching, languagesDirectory } = config;
  const encoders = forAnswering(folderEncoders(languagesDirectory ?? directory));
  return onePerInvocation(
    publishedKnowledge({
      records,
      versions,
      shipped: filesKnowledgeSource(directory, { matching, encoders }),
      shippedVersion: () => currentVersion(directory).catch(() => undefined),
      digest: sha256Digest,
      matching,
      encoders,
      uptimeMs: () => performance.now(),
      refreshMs: REFRESH_MS[config.run],
      onTrouble: ({ of, version, cause }) => {
        log('error', 'knowledge_unreadable', { code: of, ...compact({ knowledgeVersion: version }), ...errorFields(cause) });
        record('knowledge_fallback', 1);
      },
    }),
  );
}

/** A turn asks for the knowledge several times; between two of them, another version may become the live one (I8). */
export function onePerInvocation(source: KnowledgeSource): KnowledgeSource {
  const given = new WeakMap<object, Promise<Knowledge>>();
  return {
    ...source,
    current: () => {
      const invocation = currentInvocation();
      if (invocation === undefined) return source.current();
      const known = given.get(invocation);
      if (known !== undefined) return known;
      const asked = source.current();
      given.set(invocation, asked);
      return asked;
    },
  };
}
