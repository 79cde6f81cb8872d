import { cryptoIds, sha256Digest, systemClock } from '../bot/adapters/crypto';
import { dynamoStore } from '../bot/adapters/dynamodb';
import { DEFAULT_RETRY } from '../bot/adapters/dynamodb/table/retry';
import { fileMailEraser } from '../bot/adapters/email/file-mailer';
import { erasureNote } from '../bot/adapters/files/erasure-note';
import { lambdaHints, lambdaOutboxTrigger } from '../bot/adapters/lambda';
import { hintingStore } from '../bot/live/hints-of';
import { compact } from '../bot/model/compact';
import type {
  Clock,
  Digest,
  ErasureStore,
  HelpFeedbackStore,
  Hints,
  Ids,
  InsightsStore,
  KnowledgeRecords,
  KnowledgeSource,
  KnowledgeVersions,
  LiveStore,
  OutboxTrigger,
  RecentConversations,
  Store,
} from '../bot/ports';
import { timedStore } from '../bot/tickets/timed-store';
import { correlationId, log, remainingMs } from './api/log';
import { embeddedMetrics } from './api/metrics';
import { type Config, readConfig } from './config';
import { correlatedStore } from './correlated-store';
import { liveKnowledge, versionsOf } from './live-knowledge';

/** Everything a handler needs, created once per process. */
export interface Runtime {
  readonly config: Config;
  readonly store: Store;
  /** The same table, for the sockets of open pages. */
  readonly live: LiveStore;
  /** The same table, for figures. */
  readonly insights: InsightsStore;
  readonly hints: Hints;
  readonly knowledge: KnowledgeSource;
  /** The same table, for what is kept of knowledge. */
  readonly records: KnowledgeRecords;
  readonly versions: KnowledgeVersions;
  readonly recent: RecentConversations;
  /** The same table, for what readers say of help pages. */
  readonly helpFeedback: HelpFeedbackStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly outboxTrigger: OutboxTrigger;
  readonly erasers: readonly ErasureStore[];
}

let made: Runtime | undefined;

/** @throws MostradorError CONFIGURATION_INVALID naming the variable */
export function runtime(): Runtime {
  made ??= makeRuntime(readConfig(process.env));
  return made;
}

function makeRuntime(config: Config): Runtime {
  const record = embeddedMetrics(() => config.metricsNamespace, systemClock.now);
  const table = dynamoStore({
    tableName: config.tableName,
    ...compact({ endpoint: config.dynamodbEndpoint }),
    retry: { ...DEFAULT_RETRY, remainingMs },
    onUnreadable: ({ PK, SK }) => {
      log('error', 'item_unreadable', { itemKey: `${PK} ${SK}` });
      record('unreadable_items', 1);
    },
  });
  const versions = versionsOf(config);
  const knowledge = liveKnowledge({ config, records: table, versions, record });
  return {
    config,
    ...storesOf(config, table, knowledge),
    knowledge,
    records: table,
    versions,
    recent: table,
    helpFeedback: table,
    clock: systemClock,
    ids: cryptoIds,
    digest: sha256Digest,
    erasers: [
      ...(config.mailDirectory === undefined ? [] : [fileMailEraser(config.mailDirectory)]),
      ...(config.erasureNote === undefined ? [] : [erasureNote(config.erasureNote)]),
    ],
    outboxTrigger:
      config.relayFunction === undefined
        ? { trigger: async () => {} }
        : lambdaOutboxTrigger({
            functionName: config.relayFunction,
            correlationId,
            ...compact({ endpoint: config.lambdaEndpoint }),
          }),
  };
}

/** Pages that are open hear of every change; functions that nobody watches give no hints. */
function storesOf(
  { liveFunction, lambdaEndpoint }: Config,
  live: Store & LiveStore & InsightsStore,
  knowledge: KnowledgeSource,
): Pick<Runtime, 'store' | 'live' | 'insights' | 'hints'> {
  const store = correlatedStore(timedStore(live, knowledge, systemClock), correlationId);
  if (liveFunction === undefined) return { store, live, insights: live, hints: { give: async () => {} } };
  const hints = lambdaHints({ functionName: liveFunction, correlationId, ...compact({ endpoint: lambdaEndpoint }) });
  return { store: hintingStore(store, hints), live, insights: live, hints };
}
