/**
 * What an event is for. Customers' messages and the staff's requests go before those that only ask for news, which are
 * repeated anyway; background work has workers of its own.
 */
export type WorkKind = 'turn' | 'staff' | 'reading' | 'background';

export interface WorkQueueOptions {
  /** How much may run at the same time. */
  readonly places: number;
  /** How much of each kind may wait. */
  readonly limits: Readonly<Record<WorkKind, number>>;
  /** The part of a limit that may wait from one and the same origin, such as a visitor's network. */
  readonly shareOfOne: number;
  /** What has waited this long is refused: its client is better off trying again later. */
  readonly maxWaitMs: Readonly<Record<WorkKind, number>>;
}

export interface Work<Result> {
  readonly kind: WorkKind;
  readonly start: () => Promise<Result>;
  /** False when nobody waits for the result any more. */
  readonly isWanted: () => boolean;
  /** Who asks for it; absent for whom nobody has to be kept from. */
  readonly from?: string | undefined;
}

/** `full`: too much waits, or it has waited too long; `unwanted`: the caller has gone. Neither was started. */
export type NotStarted = 'full' | 'unwanted';

interface Waiting {
  readonly from: string | undefined;
  readonly isWanted: () => boolean;
  readonly expiresAtMs: number;
  readonly go: () => void;
  readonly drop: (why: NotStarted) => void;
}

/**
 * The order in which waiting work starts. A read takes a fraction of the time of a turn, so some may follow each; were
 * there none, steady writing would keep every page without news.
 */
const ORDER: readonly WorkKind[] = ['turn', 'staff', 'background', 'reading', 'reading', 'reading'];

/** Bounded queues in front of a few places: what cannot start soon is refused at once instead of delaying everything. */
export class WorkQueue {
  readonly #waiting: Readonly<Record<WorkKind, Waiting[]>> = { turn: [], staff: [], reading: [], background: [] };
  #busy = 0;
  #position = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: WorkQueueOptions) {}

  /** How much is running. */
  get busy(): number {
    return this.#busy;
  }

  /** How much is waiting. */
  get waiting(): number {
    return Object.values(this.#waiting).reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether work of this kind would be accepted now. One origin cannot take all the room of the others. */
  hasRoom(kind: WorkKind, from?: string): boolean {
    if (this.#busy < this.options.places) return true;
    if (this.#isFull(kind, from)) this.#dropUnwanted(kind);
    return !this.#isFull(kind, from);
  }

  #isFull(kind: WorkKind, from: string | undefined): boolean {
    const limit = this.options.limits[kind];
    const waiting = this.#waiting[kind];
    if (waiting.length >= limit) return true;
    const share = Math.ceil(limit * this.options.shareOfOne);
    return from !== undefined && waiting.length >= share && waiting.filter((one) => one.from === from).length >= share;
  }

  async run<Result>({ kind, start, isWanted, from }: Work<Result>): Promise<Result | NotStarted> {
    if (!this.hasRoom(kind, from)) return 'full';
    if (this.#busy >= this.options.places) {
      const outcome = await this.#wait(kind, isWanted, from);
      if (outcome !== 'go') return outcome;
    } else {
      this.#busy += 1;
    }
    try {
      return await start();
    } finally {
      this.#busy -= 1;
      this.#startNext();
    }
  }

  /** Refuses everything that waits. */
  close(): void {
    clearTimeout(this.#timer);
    for (const kind of ORDER) for (const one of this.#waiting[kind].splice(0)) one.drop('full');
  }

  #wait(kind: WorkKind, isWanted: () => boolean, from: string | undefined): Promise<NotStarted | 'go'> {
    return new Promise((done) => {
      const expiresAtMs = performance.now() + this.options.maxWaitMs[kind];
      this.#waiting[kind].push({ from, isWanted, expiresAtMs, go: () => done('go'), drop: done });
      this.#timer ??= setTimeout(() => this.#refuseOverdue(), this.options.maxWaitMs[kind]);
    });
  }

  #startNext(): void {
    while (this.#busy < this.options.places) {
      const next = this.#take();
      if (next === undefined) return;
      if (next.isWanted()) {
        this.#busy += 1;
        next.go();
      } else {
        next.drop('unwanted');
      }
    }
  }

  #take(): Waiting | undefined {
    for (let step = 0; step < ORDER.length; step++) {
      const kind = ORDER[(this.#position + step) % ORDER.length] ?? 'turn';
      const next = this.#waiting[kind].shift();
      if (next === undefined) continue;
      this.#position = (this.#position + step + 1) % ORDER.length;
      return next;
    }
    this.#position = 0;
    return undefined;
  }

  #dropUnwanted(kind: WorkKind): void {
    const waiting = this.#waiting[kind];
    for (const one of waiting.splice(0)) {
      if (one.isWanted()) waiting.push(one);
      else one.drop('unwanted');
    }
  }

  #refuseOverdue(): void {
    this.#timer = undefined;
    const nowMs = performance.now();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const kind of new Set(ORDER)) {
      const waiting = this.#waiting[kind];
      // Each queue is in order of arrival, and so in order of expiry.
      while (waiting[0] !== undefined && waiting[0].expiresAtMs <= nowMs) waiting.shift()?.drop('full');
      nextMs = Math.min(nextMs, waiting[0]?.expiresAtMs ?? Number.POSITIVE_INFINITY);
    }
    if (Number.isFinite(nextMs)) this.#timer = setTimeout(() => this.#refuseOverdue(), nextMs - nowMs + 1);
  }
}
