import { cryptoIds, sha256Digest, systemClock } from '../bot/adapters/crypto';
import { dynamoStore } from '../bot/adapters/dynamodb';
import { fileMailEraser } from '../bot/adapters/email/file-mailer';
import { erasureNote } from '../bot/adapters/files/erasure-note';
import { filesKnowledgeSource } from '../bot/adapters/files/source';
import { lambdaHints, lambdaOutboxTrigger } from '../bot/adapters/lambda';
import { hintingStore } from '../bot/live/hints-of';
import { compact } from '../bot/model/compact';
import type { Clock, Digest, ErasureStore, Hints, Ids, KnowledgeSource, LiveStore, OutboxTrigger, Store } from '../bot/ports';
import { timedStore } from '../bot/tickets/timed-store';
import { correlationId, log } from './api/log';
import { embeddedMetrics } from './api/metrics';
import { type Config, readConfig } from './config';

/** Everything a handler needs, created once per process. */
export interface Runtime {
  readonly config: Config;
  readonly store: Store;
  /** The same table, for the sockets of open pages. */
  readonly live: LiveStore;
  readonly hints: Hints;
  readonly knowledge: KnowledgeSource;
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
  const knowledge = filesKnowledgeSource(config.knowledgeDirectory);
  return {
    config,
    ...storesOf(config, knowledge),
    knowledge,
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
  { tableName, dynamodbEndpoint, liveFunction, lambdaEndpoint, metricsNamespace }: Config,
  knowledge: KnowledgeSource,
): Pick<Runtime, 'store' | 'live' | 'hints'> {
  const record = embeddedMetrics(() => metricsNamespace, systemClock.now);
  const live = dynamoStore({
    tableName,
    ...compact({ endpoint: dynamodbEndpoint }),
    onUnreadable: ({ PK, SK }) => {
      log('error', 'item_unreadable', { itemKey: `${PK} ${SK}` });
      record('unreadable_items', 1);
    },
  });
  const store = timedStore(live, knowledge, systemClock);
  if (liveFunction === undefined) return { store, live, hints: { give: async () => {} } };
  const hints = lambdaHints({ functionName: liveFunction, correlationId, ...compact({ endpoint: lambdaEndpoint }) });
  return { store: hintingStore(store, hints), live, hints };
}
