import { type FunctionHost, failed, type Invocation } from './host';
import { type WorkKind, WorkQueue, type WorkQueueOptions } from './work-queue';

/** How an event is queued; by default as background work that is always wanted. */
export interface Claim {
  readonly kind?: WorkKind;
  /** False when nobody waits for the result any more; an event that has not started is then dropped. */
  readonly isWanted?: () => boolean;
  /** The network that it comes from: see `WorkQueueOptions.shareOfOne`. */
  readonly from?: string;
}

/** Functions behind bounded queues. */
export interface AdmittedFunctions {
  /** Whether an event would be accepted now; spares the work of building one that would be refused. */
  admits(name: string, kind: WorkKind, from?: string): boolean;
  /** How many events the workers of a function are handling. */
  busy(name: string): number;
  /** How many events wait for the workers of a function. */
  waiting(name: string): number;
  /** Fails with `THROTTLED`, without starting the function, when too many events wait. */
  invoke(name: string, payload: string, claim?: Claim): Promise<Invocation>;
  /** Refuses everything that waits. */
  close(): void;
}

/** Lambda's name for an event that it does not accept because too many are running. */
export const THROTTLED = 'TooManyRequestsException';

export type QueueBounds = Pick<WorkQueueOptions, 'limits' | 'shareOfOne' | 'maxWaitMs'>;

const BOUNDS: QueueBounds = {
  // Some tenths of a second of work on two cores. News are read again in a few seconds, and cost little; the outbox worker
  // and the SLA monitor repeat everything that was missed.
  limits: { turn: 64, staff: 64, reading: 128, background: 1_000 },
  // One visitor who asks without pause leaves room for the others.
  shareOfOne: 1 / 4,
  // Nobody is kept waiting for longer than a second to be told to come back later; background work has time.
  maxWaitMs: { turn: 1_000, staff: 1_000, reading: 1_000, background: 900_000 },
};

/** Puts a queue in front of each pool of workers. */
export function admitted(host: FunctionHost, bounds: QueueBounds = BOUNDS): AdmittedFunctions {
  const queues = new Map<string, WorkQueue>();
  const queueOf = (name: string) => {
    const { pool, places } = host.poolOf(name);
    const queue = queues.get(pool) ?? new WorkQueue({ places, ...bounds });
    queues.set(pool, queue);
    return queue;
  };
  return {
    admits: (name, kind, from) => queueOf(name).hasRoom(kind, from),
    busy: (name) => queueOf(name).busy,
    waiting: (name) => queueOf(name).waiting,
    async invoke(name, payload, { kind = 'background', isWanted = () => true, from } = {}) {
      const result = await queueOf(name).run({ kind, isWanted, from, start: () => host.invoke(name, payload) });
      return typeof result === 'string' ? failed(THROTTLED, 'Rate Exceeded.') : result;
    },
    close() {
      for (const queue of queues.values()) queue.close();
    },
  };
}
