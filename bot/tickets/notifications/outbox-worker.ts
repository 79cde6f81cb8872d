import { MostradorError } from '../../model/errors';
import {
  OUTBOX_KINDS,
  OUTBOX_WORKERS,
  type OutboxItem,
  type OutboxKind,
  type OutboxLease,
  type OutboxLeaseStore,
  type OutboxStore,
} from '../../ports';
import { inParallel } from '../in-parallel';
import { type DeliveryPorts, deliver } from './delivery';

export type OutboxWorkerPorts = DeliveryPorts & {
  readonly store: OutboxStore & OutboxLeaseStore;
  /** Resolves after the given milliseconds, or as soon as `cut` aborts. */
  readonly pause: (ms: number, cut?: AbortSignal) => Promise<void>;
  /** Hears of each item that an attempt did not deliver. */
  readonly onUndelivered?: (item: OutboxItem, outcome: 'failed' | 'given_up') => void;
};

/** The outcome of one run, in items. */
export interface OutboxWorkerReport {
  readonly delivered: number;
  /** Will be tried again later. */
  readonly failed: number;
  /** Given up; a person has to look at them. */
  readonly buried: number;
  /** Errors of the store; the items concerned are delivered again, at the latest when they are no longer taken. */
  readonly failures: readonly unknown[];
}

const MINUTE_MS = 60_000;
/** With the pauses between them, the attempts outlast a receiver that is down for a day. */
const MAX_ATTEMPTS = 30;
/**
 * An attempt that may have arrived counts as this many: a receiver that takes everything and confirms nothing is sent the
 * same mail three times, not thirty.
 */
const AMBIGUOUS_COUNTS = 10;
/** After a day of failures, items still go out within an hour of the receiver coming back. */
const MAX_PAUSE_MS = 60 * MINUTE_MS;
/** Longer than a run may take: when an item is free again, the worker that took it must have ended. */
const TAKEN_FOR_MS = 2 * MINUTE_MS;
/** A run ends by itself well before its function is stopped. */
const RUN_MS = 35_000;
/** Longer than a run may take; a worker that was stopped makes room after this. */
const LEASE_MS = 2 * MINUTE_MS;
/** How often a run that waits for a receiver looks for new items. */
const POLL_MS = 1_000;
const PAGE = 50;
const MAX_PAGE = 1_600;
/** Per kind. Each kind has its own slots, so that a receiver that hangs blocks no other kind. */
const PARALLEL_LANES = 4;
/** After this many failures in a row the receiver counts as down; the rest of its kind is left for the next run. */
const MAX_FAILURES_IN_A_ROW = 8;
const MAX_ERROR_LENGTH = 200;

/**
 * Delivers the due items of the outbox, in order within one conversation and kind. A failed item holds back those behind it
 * in that order, and nothing else. Delivery is at least once: an item is removed only after it was delivered. Up to
 * `OUTBOX_WORKERS` runs at the same time share the work; more leave it to them. What is not due yet is left to a later run. A
 * run continues with other kinds while one kind is slow.
 *
 * @throws what reading the outbox throws
 */
export async function runOutboxWorker(ports: OutboxWorkerPorts): Promise<OutboxWorkerReport> {
  const run = new WorkerRun(ports);
  const { store, clock } = ports;
  const first = await store.listOutbox(clock.now().toISOString(), PAGE);
  if (first.length === 0) return run.report();
  const nowMs = clock.now().getTime();
  const lease = await store.takeOutboxLease(new Date(nowMs).toISOString(), new Date(nowMs + LEASE_MS).toISOString());
  // As many as there may be are at work, and look for new items until there are none; the next sweep finds the rest.
  if (lease === undefined) return run.report();
  try {
    await deliverUntilEmpty(ports, run, first, lease);
  } finally {
    // At worst it is free again when it is over.
    await store.returnOutboxLease(lease).catch((error: unknown) => run.fail(error));
  }
  return run.report();
}

async function deliverUntilEmpty(
  ports: OutboxWorkerPorts,
  run: WorkerRun,
  first: readonly OutboxItem[],
  { place }: OutboxLease,
): Promise<void> {
  const busy = new Map<OutboxKind, Promise<boolean>>();
  try {
    let page = PAGE;
    for (let items = first; !run.isOver(); items = await ports.store.listOutbox(ports.clock.now().toISOString(), page)) {
      const before = run.changedCount;
      const started = OUTBOX_KINDS.filter((kind) => !busy.has(kind)).map((kind) => {
        const ofKind = items.filter((item) => item.kind === kind);
        const work = run.deliverAll(ofKind, place).finally(() => busy.delete(kind));
        busy.set(kind, work);
        return work;
      });
      await waitForProgress(ports, [...busy.values()], started);
      if (run.changedCount > before) continue;
      // Other runs have taken all of the page: look further behind it.
      if (items.length >= page && page < MAX_PAGE) page *= 2;
      else if (busy.size === 0) break;
    }
  } finally {
    await Promise.all(busy.values());
  }
}

/** Resolves when everything is done, when one kind made progress and may have more, or after a while. */
async function waitForProgress(
  { pause }: OutboxWorkerPorts,
  busy: readonly Promise<boolean>[],
  started: readonly Promise<boolean>[],
): Promise<void> {
  const over = new AbortController();
  const all = Promise.all(busy);
  const gotOn = started.map(async (work) => {
    if (!(await work)) await all;
  });
  await Promise.race([all, ...gotOn, pause(POLL_MS, over.signal)]);
  over.abort();
}

/** Groups the items into lanes, one per conversation and kind, keeping their order. */
function lanesOf(items: readonly OutboxItem[]): readonly OutboxItem[][] {
  const lanes = new Map<string, OutboxItem[]>();
  for (const item of items) {
    const name = JSON.stringify([item.conversationId, item.kind]);
    lanes.set(name, [...(lanes.get(name) ?? []), item]);
  }
  return [...lanes.values()];
}

class WorkerRun {
  /** Items whose state this run changed. */
  changedCount = 0;
  private delivered = 0;
  private failed = 0;
  private buried = 0;
  private readonly failures: unknown[] = [];
  private readonly failuresInARow = new Map<OutboxKind, number>();
  private readonly startedAtMs: number;

  constructor(private readonly ports: OutboxWorkerPorts) {
    this.startedAtMs = ports.clock.now().getTime();
  }

  fail(error: unknown): void {
    this.failures.push(error);
  }

  isOver(): boolean {
    return Math.abs(this.nowMs() - this.startedAtMs) > RUN_MS;
  }

  report(): OutboxWorkerReport {
    const { delivered, failed, buried, failures } = this;
    return { delivered, failed, buried, failures };
  }

  /**
   * Never throws.
   * @returns whether the state of any item changed
   */
  async deliverAll(items: readonly OutboxItem[], place = 0): Promise<boolean> {
    const before = this.changedCount;
    const lanes = lanesOf(items);
    // Each worker begins elsewhere, so that they seldom reach for the same item.
    const start = Math.floor((lanes.length * place) / OUTBOX_WORKERS);
    const inTurn = [...lanes.slice(start), ...lanes.slice(0, start)];
    await inParallel(inTurn, PARALLEL_LANES, (lane) => this.deliverLane(lane));
    return this.changedCount > before;
  }

  /** Delivers the items in order, until one has to wait. */
  private async deliverLane(lane: readonly OutboxItem[]): Promise<void> {
    try {
      for (const item of lane) {
        if (this.isOver() || this.isDown(item.kind) || !(await this.handle(item))) return;
      }
    } catch (error) {
      this.failures.push(error);
    }
  }

  /** @returns whether the next item of the lane may be delivered */
  private async handle(item: OutboxItem): Promise<boolean> {
    const { store } = this.ports;
    // Every worker that took the item was stopped before it finished.
    if (item.attempts >= MAX_ATTEMPTS) return this.bury(item);
    const taken = await store.takeOutbox(item, this.inMs(TAKEN_FOR_MS));
    if (taken === undefined) return false;
    this.changedCount += 1;
    try {
      await deliver(this.ports, taken);
    } catch (error) {
      const failed = { ...taken, lastError: describe(error) };
      if (!(error instanceof MostradorError)) return this.postpone(failed);
      // The receiver will never accept it; more attempts would only hold back what follows.
      return error.code === 'FORBIDDEN' ? this.bury(failed) : this.postpone(failed, error.extra);
    }
    this.failuresInARow.set(item.kind, 0);
    await store.removeOutbox(taken);
    this.delivered += 1;
    return true;
  }

  private isDown(kind: OutboxKind): boolean {
    return (this.failuresInARow.get(kind) ?? 0) >= MAX_FAILURES_IN_A_ROW;
  }

  private async postpone(taken: OutboxItem, { ambiguous, retryAfterSeconds }: MostradorError['extra'] = {}): Promise<boolean> {
    this.failuresInARow.set(taken.kind, (this.failuresInARow.get(taken.kind) ?? 0) + 1);
    const item = { ...taken, attempts: taken.attempts + (ambiguous === true ? AMBIGUOUS_COUNTS - 1 : 0) };
    if (item.attempts >= MAX_ATTEMPTS) return this.bury(item);
    const askedMs = typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1_000 : 0;
    const pauseMs = Math.min(MAX_PAUSE_MS, Math.max(askedMs, MINUTE_MS * 4 ** (item.attempts - 1)));
    await this.ports.store.retryOutbox({ ...item, nextAttemptAt: this.inMs(pauseMs) });
    this.failed += 1;
    this.ports.onUndelivered?.(item, 'failed');
    return false;
  }

  private async bury(item: OutboxItem): Promise<boolean> {
    await this.ports.store.buryOutbox(item);
    this.changedCount += 1;
    this.buried += 1;
    this.ports.onUndelivered?.(item, 'given_up');
    return true;
  }

  private nowMs(): number {
    return this.ports.clock.now().getTime();
  }

  private inMs(ms: number): string {
    return new Date(this.nowMs() + ms).toISOString();
  }
}

function describe(error: unknown): string {
  if (error instanceof MostradorError) return error.detail.slice(0, MAX_ERROR_LENGTH);
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, MAX_ERROR_LENGTH);
}
