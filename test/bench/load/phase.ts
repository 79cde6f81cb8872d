/** What the load client is to do for some seconds. */
export interface Phase {
  readonly seconds: number;
  /** Customers who write their next message as soon as the last one was answered. */
  readonly writers: number;
  /** Messages per second, sent whether or not earlier ones were answered. */
  readonly turnsPerSecond: number;
  /** Customers who read news as soon as the last response came. */
  readonly readers: number;
  /** Reads of news per second, sent whether or not earlier ones were answered. */
  readonly readsPerSecond: number;
  /** Waits afterwards until a single customer is served this fast again, in milliseconds. */
  readonly normalMs?: number;
}

/** What came of one kind of request. Times in milliseconds. */
export interface Figures {
  readonly sent: number;
  readonly served: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answered with 429 or 503. */
  readonly refused: number;
  readonly refusedP50: number;
  readonly refusedP99: number;
  readonly refusedMax: number;
  /** Other statuses and lost connections. */
  readonly failed: number;
}

export interface PhaseResult {
  readonly seconds: number;
  readonly turns: Figures;
  readonly reads: Figures;
  /** Processor time of the load client itself, in milliseconds. */
  readonly clientMs: number;
  /** Time from the end of the phase until a single customer was served normally, in milliseconds. */
  readonly recoveredMs?: number;
}

/** The first message to the client. */
export interface Target {
  readonly url: string;
  readonly edgeKey: string;
}
