import { MostradorError } from '../../model/errors';
import { OUTBOX_KINDS, type OutboxItem, type OutboxKind, type OutboxStore } from '../../ports';
import { inParallel } from '../in-parallel';
import { type DeliveryPorts, deliver } from './delivery';

export type OutboxWorkerPorts = DeliveryPorts & {
  readonly store: OutboxStore;
  /** Settles after so many milliseconds, or at once when it is cut short. */
  readonly pause: (ms: number, cut?: AbortSignal) => Promise<void>;
};

/** What one run did. */
export interface OutboxWorkerReport {
  readonly delivered: number;
  /** To be tried again later. */
  readonly failed: number;
  /** Given up: somebody has to look. */
  readonly buried: number;
  /** What the store threw; the items concerned are delivered again, at the latest when they are free again. */
  readonly failures: readonly unknown[];
}

const MINUTE_MS = 60_000;
/** With the pauses between them, they outlast a receiver that is down for a day. */
const MOST_ATTEMPTS = 30;
/** So that what waited for a day goes out within the hour in which the receiver is back. */
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;
/** Longer than a run may take: an item is free again when its relay must have ended. */
const TAKEN_FOR_MS = 2 * MINUTE_MS;
/** A run ends by itself well before its function is stopped. */
const RUN_MS = 35_000;
/** A run waits for what is due as soon as this, rather than leave it to the next minute. */
const LINGER_MS = 15_000;
/** While it waits it looks as often for what else came. */
const LOOK_MS = 1_000;
const PAGE = 50;
const LARGEST_PAGE = 1_600;
/** Of each kind: receivers do not share their places, so that one that hangs keeps nobody else waiting. */
const LANES_AT_ONCE = 4;
/** Then the receiver is down: the rest of its kind is left for the next run. */
const MOST_FAILURES_IN_A_ROW = 8;
const LONGEST_ERROR = 200;

/**
 * Empties the outbox: delivers what is due, in order within one conversation and kind; a failure holds back what
 * stands behind it there, and nothing else. At least once: an item is removed after it was delivered, never before.
 * Two runs at the same time share the work. What is due in a moment is waited for, and while one kind of receiver
 * keeps the run waiting, it goes on with the others.
 *
 * @throws what reading the outbox throws
 */
export async function relay(ports: OutboxWorkerPorts): Promise<OutboxWorkerReport> {
  const run = new Run(ports);
  const busy = new Map<OutboxKind, Promise<boolean>>();
  try {
    let page = PAGE;
    while (!run.isOver()) {
      const items = await ports.store.listOutbox(ports.clock.now().toISOString(), page);
      const before = run.moved;
      const started = OUTBOX_KINDS.filter((kind) => !busy.has(kind)).map((kind) => {
        const work = run.deliverAll(items.filter((item) => item.kind === kind)).finally(() => busy.delete(kind));
        busy.set(kind, work);
        return work;
      });
      await nextLook(ports, [...busy.values()], started);
      if (run.moved > before) continue;
      // All of the page is left to others or to later: what is behind it may be ours.
      if (items.length >= page && page < LARGEST_PAGE) page *= 2;
      else if (busy.size === 0 && !(await lingered(ports))) break;
    }
  } finally {
    await Promise.all(busy.values());
  }
  return run.report();
}

/** Settles when everything is done, when one kind got on and may have more, or else after a while. */
async function nextLook(
  { pause }: OutboxWorkerPorts,
  busy: readonly Promise<boolean>[],
  started: readonly Promise<boolean>[],
): Promise<void> {
  const over = new AbortController();
  const all = Promise.all(busy);
  const gotOn = started.map(async (work) => {
    if (!(await work)) await all;
  });
  await Promise.race([all, ...gotOn, pause(LOOK_MS, over.signal)]);
  over.abort();
}

/** Waits a little when something is due soon. @returns whether it is worth another look */
async function lingered({ store, clock, pause }: OutboxWorkerPorts): Promise<boolean> {
  const nowMs = clock.now().getTime();
  const listed = await store.listOutbox(new Date(nowMs + LINGER_MS).toISOString(), PAGE);
  const waitsMs = listed.map(({ nextAttemptAt }) => Date.parse(nextAttemptAt) - nowMs).filter((waitMs) => waitMs > 0);
  if (waitsMs.length === 0) return false;
  await pause(Math.min(LOOK_MS, ...waitsMs));
  return true;
}

/** The listing's lanes; a lane's items stand together in it, in their order. */
function lanesOf(items: readonly OutboxItem[]): readonly OutboxItem[][] {
  const lanes = new Map<string, OutboxItem[]>();
  for (const item of items) {
    const name = JSON.stringify([item.conversationId, item.kind]);
    lanes.set(name, [...(lanes.get(name) ?? []), item]);
  }
  return [...lanes.values()];
}

class Run {
  /** Items whose state this run changed. */
  moved = 0;
  private delivered = 0;
  private failed = 0;
  private buried = 0;
  private readonly failures: unknown[] = [];
  private readonly failuresInARow = new Map<OutboxKind, number>();
  private readonly startedAtMs: number;

  constructor(private readonly ports: OutboxWorkerPorts) {
    this.startedAtMs = ports.clock.now().getTime();
  }

  isOver(): boolean {
    return Math.abs(this.nowMs() - this.startedAtMs) > RUN_MS;
  }

  report(): OutboxWorkerReport {
    const { delivered, failed, buried, failures } = this;
    return { delivered, failed, buried, failures };
  }

  /** Never throws. @returns whether anything changed by it */
  async deliverAll(items: readonly OutboxItem[]): Promise<boolean> {
    const before = this.moved;
    await inParallel(lanesOf(items), LANES_AT_ONCE, (lane) => this.deliverLane(lane));
    return this.moved > before;
  }

  /** In order, until one has to wait. */
  private async deliverLane(lane: readonly OutboxItem[]): Promise<void> {
    try {
      for (const item of lane) {
        if (this.isOver() || this.isDown(item.kind) || !(await this.handle(item))) return;
      }
    } catch (error) {
      this.failures.push(error);
    }
  }

  /** @returns whether the next of its lane may go */
  private async handle(item: OutboxItem): Promise<boolean> {
    const { store } = this.ports;
    // Counted but never ended: every relay that took it was stopped in the middle.
    if (item.attempts >= MOST_ATTEMPTS) return this.bury(item);
    const taken = await store.takeOutbox(item, this.inMs(TAKEN_FOR_MS));
    if (taken === undefined) return false;
    this.moved += 1;
    try {
      await deliver(this.ports, taken);
    } catch (error) {
      const failed = { ...taken, lastError: describe(error) };
      // The receiver says that it never will: trying again would only hold back what follows.
      return error instanceof MostradorError && error.code === 'FORBIDDEN' ? this.bury(failed) : this.postpone(failed);
    }
    this.failuresInARow.set(item.kind, 0);
    await store.removeOutbox(taken);
    this.delivered += 1;
    return true;
  }

  private isDown(kind: OutboxKind): boolean {
    return (this.failuresInARow.get(kind) ?? 0) >= MOST_FAILURES_IN_A_ROW;
  }

  private async postpone(item: OutboxItem): Promise<boolean> {
    this.failuresInARow.set(item.kind, (this.failuresInARow.get(item.kind) ?? 0) + 1);
    if (item.attempts >= MOST_ATTEMPTS) return this.bury(item);
    const pauseMs = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 4 ** (item.attempts - 1));
    await this.ports.store.retryOutbox({ ...item, nextAttemptAt: this.inMs(pauseMs) });
    this.failed += 1;
    return false;
  }

  private async bury(item: OutboxItem): Promise<boolean> {
    await this.ports.store.buryOutbox(item);
    this.moved += 1;
    this.buried += 1;
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
  if (error instanceof MostradorError) return error.detail.slice(0, LONGEST_ERROR);
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, LONGEST_ERROR);
}
