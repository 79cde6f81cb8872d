/** Says that there is something new, and no more than that: whoever hears of it reads it over HTTP. */
export interface Hint {
  readonly conversationId: string;
  /** The last message of the conversation, when it may be a new one. */
  readonly seq?: number;
  /** How often the customer's address was corrected, with `seq`: pages of a former address have no rights any more. */
  readonly addressVersion?: number;
  /** The ticket that changed. */
  readonly ticket?: { readonly id: string; readonly number: string };
  /** Only who looks at the ticket has changed, or what they do: for those who look at it, too. */
  readonly isPresence?: true;
  /** Everybody hears of it now: somebody is in danger. */
  readonly isUrgent?: true;
}

/** Gives hints to those who may see what has changed. Never throws: a page without hints reads at its own pace. */
export interface Hints {
  give(hint: Hint): Promise<void>;
}

/** Who is at the other end of a socket, as proved by their hello. */
export type Listener =
  | { readonly kind: 'customer'; readonly conversationId: string }
  | {
      readonly kind: 'staff';
      readonly login: string;
      readonly name: string;
      /** The ticket on their screen. */
      readonly at?: { readonly ticketId: string; readonly number: string; readonly conversationId: string };
    };

/** An open socket whose owner has said hello. */
export interface Connection {
  readonly id: string;
  readonly listener: Listener;
  /** Seconds since 1970: the end of the token that was shown, when the rights end, too. */
  readonly expiresAtSeconds: number;
  /** A customer's: the conversation's `addressVersion` at the latest hello; absent for 0. */
  readonly addressVersion?: number;
  /** ms since 1970: when the latest hello came. */
  readonly greetedAtMs?: number;
  /** ms since 1970: until then this side's "is typing" is not passed on again. */
  readonly quietUntilMs?: number;
}

/** How long the desks hear nothing of their lists after a hint, in ms. */
export interface QueueSpans {
  readonly calmMs: number;
  readonly busyMs: number;
}

/** Sockets that may hear something. One without a hello is not among them. */
export interface ConnectionStore {
  loadConnection(id: string): Promise<Connection | undefined>;
  /** Adds a connection, or replaces it. */
  saveConnection(connection: Connection): Promise<void>;
  /** Idempotent. */
  removeConnection(connection: Connection): Promise<void>;
  /** The customer's open pages. */
  listCustomerConnections(conversationId: string): Promise<readonly Connection[]>;
  /** All open desks. */
  listStaffConnections(): Promise<readonly Connection[]>;
  /**
   * Takes the right to tell all desks of their lists: at once, then once a span, whoever asks.
   *
   * @returns the span that begins, in ms: the busy one when the last span has ended less than that ago; undefined when one
   * is running
   */
  claimQueueHint(nowMs: number, spans: QueueSpans): Promise<number | undefined>;
}

/** What proves in a socket's first message that a person is signed in; used once, since no token goes through a socket. */
export interface LivePass {
  readonly hash: string;
  readonly login: string;
  readonly name: string;
  /** Seconds since 1970: the end of the access token it was given for. */
  readonly rightsUntilSeconds: number;
  /** Seconds since 1970: not accepted afterwards. */
  readonly expiresAtSeconds: number;
}

export interface LivePassStore {
  saveLivePass(pass: LivePass): Promise<void>;
  /** Absent when it was taken before, has expired, or never existed. */
  takeLivePass(hash: string): Promise<LivePass | undefined>;
}

/** What the sockets need of the table, apart from what everything else does. */
export type LiveStore = ConnectionStore & LivePassStore;

/** What goes to a page through a socket. */
export type LiveMessage =
  /** Hints come now, for this long. */
  | { readonly type: 'ready'; readonly seconds: number }
  | { readonly type: 'refused' }
  /** To a customer: there are messages up to `seq`. */
  | { readonly type: 'news'; readonly seq: number }
  /** To staff: this ticket has changed, or its customer has written. */
  | { readonly type: 'ticket'; readonly number: string }
  /** To staff: the lists have changed. What changes in the next `seconds` is not hinted at, so lists are read again after them. */
  | { readonly type: 'queue'; readonly seconds: number }
  /** To staff: somebody came to this ticket, or left it. */
  | { readonly type: 'presence'; readonly number: string }
  | { readonly type: 'typing'; readonly name?: string };

/** Posts to an open socket. */
export interface Sockets {
  /** False when the socket is gone. Throws when the message may not have arrived. */
  post(connectionId: string, message: LiveMessage): Promise<boolean>;
}
