/**
 * The one table of functions: the routes, permissions and time limit of each. `infra/aws` turns a row into a Lambda
 * function, `infra/local` runs the same on one machine.
 */

/**
 * Who may call: anybody; the bearer of a conversation's token (checked in the function); signed-in staff (checked by the
 * gateway's authorizer).
 */
export type RouteAuth = 'none' | 'conversation' | 'staff' | 'bot_framework';

/**
 * Most bytes in the body of a request whose sender is not known before it is read: the longest text of a conversation,
 * escaped in the worst way that JSON allows; and an activity, of which Teams sends a few KB.
 */
export const STRANGERS_BODY_BYTES: Readonly<Record<Exclude<RouteAuth, 'staff'>, number>> = {
  none: 64 * 1024,
  conversation: 64 * 1024,
  bot_framework: 1024 * 1024,
};

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** In API Gateway's notation: `/v1/tickets/{number}`. */
  readonly path: string;
  readonly auth: RouteAuth;
}

/** What a function may do; everything else is denied. */
export type Right =
  | 'table:read'
  | 'table:write'
  | 'mail:send'
  | 'webhook:call'
  | 'sockets:post'
  | 'knowledge:read'
  | 'knowledge:write'
  | 'help:write';

export interface FunctionRow {
  /** Module that exports `handler`, relative to the root. */
  readonly entry: string;
  readonly summary: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly routes: readonly Route[];
  readonly rights: readonly Right[];
  /** Functions that it may invoke by name. */
  readonly invokes: readonly FunctionName[];
  /**
   * What it has of knowledge: `base`, the service file and the texts of entries; `matchers`, also what questions are matched
   * with; `training`, also what matchers are made of.
   */
  readonly knowledge: 'base' | 'matchers' | 'training';
  /** Whether it serves the WebSocket API. */
  readonly sockets?: true;
  /** Minutes between scheduled runs. */
  readonly everyMinutes?: number;
  /**
   * Whether it is invoked asynchronously (by a schedule or by another function), so that failed events go to the
   * dead-letter queue.
   */
  readonly asynchronous: boolean;
}

export const FUNCTION_NAMES = [
  'chat',
  'teams',
  'desk',
  'knowledge',
  'jobs',
  'relay',
  'watch',
  'live',
  'insights',
  'rollup',
  'health',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/**
 * The figures that functions record for the alarms, with the unit that CloudWatch knows them by. Each costs money as soon as
 * it has data, so they are few, and recorded only when something is wrong.
 */
export const METRICS = {
  /** Deliveries that will not be tried again. */
  delivery_given_up: 'Count',
  /** Age of the oldest item of the outbox, once it is older than a delivery normally takes. */
  outbox_oldest_seconds: 'Seconds',
  /** How long after its time a run of the SLA monitor was done, once it is late. */
  sla_lag_seconds: 'Seconds',
  /** How often the live knowledge version could not be read, so that an older one answered. */
  knowledge_fallback: 'Count',
  /** Items of the table that lists had to leave out because they cannot be read; the log names them. */
  unreadable_items: 'Count',
} as const;
export type MetricName = keyof typeof METRICS;

const conversation = (method: Route['method'], path: string): Route => ({
  method,
  path: `/v1/conversations/{id}${path}`,
  auth: 'conversation',
});
const staff = (method: Route['method'], path: string): Route => ({ method, path: `/v1${path}`, auth: 'staff' });

export const REGISTRY: Readonly<Record<FunctionName, FunctionRow>> = {
  chat: {
    entry: 'functions/chat/handler.ts',
    summary: "Customers' conversations on the web",
    timeoutSeconds: 15,
    memoryMegabytes: 1024,
    routes: [
      { method: 'POST', path: '/v1/conversations', auth: 'none' },
      { method: 'POST', path: '/v1/conversations/resume', auth: 'none' },
      conversation('POST', '/messages'),
      conversation('GET', '/messages'),
      conversation('POST', '/feedback'),
      conversation('POST', '/handoff'),
      conversation('POST', '/rating'),
      conversation('POST', '/reopen'),
      conversation('GET', '/export'),
      conversation('DELETE', ''),
      { method: 'POST', path: '/v1/help/feedback', auth: 'none' },
    ],
    rights: ['table:read', 'table:write', 'knowledge:read'],
    invokes: ['relay', 'live'],
    knowledge: 'matchers',
    asynchronous: false,
  },
  teams: {
    entry: 'functions/teams/handler.ts',
    summary: "Customers' conversations in Microsoft Teams",
    timeoutSeconds: 15,
    memoryMegabytes: 1024,
    routes: [{ method: 'POST', path: '/api/messages', auth: 'bot_framework' }],
    rights: ['table:read', 'table:write', 'knowledge:read'],
    invokes: ['relay', 'live'],
    knowledge: 'matchers',
    asynchronous: false,
  },
  desk: {
    entry: 'functions/desk/handler.ts',
    summary: 'The queue and the tickets, for support staff',
    timeoutSeconds: 15,
    memoryMegabytes: 512,
    routes: [
      staff('GET', '/tickets'),
      staff('POST', '/tickets/bulk'),
      staff('GET', '/tickets.csv'),
      staff('GET', '/ticket-counts'),
      staff('GET', '/tickets/{number}'),
      staff('POST', '/tickets/{number}/claim'),
      staff('POST', '/tickets/{number}/assign'),
      staff('POST', '/tickets/{number}/replies'),
      staff('POST', '/tickets/{number}/notes'),
      staff('POST', '/tickets/{number}/resolve'),
      staff('POST', '/tickets/{number}/reopen'),
      staff('POST', '/tickets/{number}/escalate'),
      staff('POST', '/tickets/{number}/labels'),
      staff('POST', '/tickets/{number}/merge'),
      staff('POST', '/tickets/{number}/priority'),
      staff('POST', '/tickets/{number}/customer'),
      staff('POST', '/tickets/{number}/snooze'),
      staff('POST', '/tickets/{number}/spam'),
      staff('PUT', '/tickets/{number}/presence'),
      staff('GET', '/staff'),
      staff('PUT', '/staff/me'),
      staff('PUT', '/staff/{login}'),
      staff('POST', '/staff/{login}/hand-over'),
      staff('POST', '/staff/{login}/take-back'),
      staff('GET', '/views'),
      staff('PUT', '/views/{id}'),
      staff('DELETE', '/views/{id}'),
      staff('GET', '/saved-replies'),
      staff('PUT', '/saved-replies/{id}'),
      staff('DELETE', '/saved-replies/{id}'),
      staff('GET', '/notifications/dead'),
      staff('POST', '/notifications/dead/{id}/retry'),
    ],
    rights: ['table:read', 'table:write', 'knowledge:read'],
    invokes: ['relay', 'live'],
    knowledge: 'base',
    asynchronous: false,
  },
  knowledge: {
    entry: 'functions/knowledge/handler.ts',
    summary: 'The knowledge: what is published, what is being changed, and a place to try a question',
    timeoutSeconds: 10,
    memoryMegabytes: 1024,
    routes: [
      staff('GET', '/knowledge'),
      staff('POST', '/knowledge/try'),
      staff('GET', '/knowledge/entries'),
      staff('GET', '/knowledge/entries/{topic}/{entry}'),
      staff('PUT', '/knowledge/drafts/{topic}/{entry}/{language}'),
      staff('DELETE', '/knowledge/drafts/{topic}/{entry}/{language}'),
      staff('GET', '/knowledge/service'),
      staff('PUT', '/knowledge/service'),
      staff('DELETE', '/knowledge/service'),
      staff('POST', '/knowledge/check'),
      staff('GET', '/knowledge/turns'),
      staff('GET', '/knowledge/gaps'),
      staff('GET', '/knowledge/versions'),
      staff('GET', '/knowledge/versions/{version}'),
      staff('POST', '/knowledge/publish'),
      staff('POST', '/knowledge/import'),
      staff('POST', '/knowledge/replay'),
      staff('POST', '/knowledge/rollback'),
      staff('GET', '/knowledge/jobs/{id}'),
    ],
    rights: ['table:read', 'table:write', 'knowledge:read'],
    invokes: ['jobs'],
    knowledge: 'matchers',
    asynchronous: false,
  },
  jobs: {
    entry: 'functions/jobs/handler.ts',
    summary: 'Long work on the knowledge: publishes versions, and writes the help pages',
    timeoutSeconds: 900,
    memoryMegabytes: 3008,
    routes: [],
    rights: ['table:read', 'table:write', 'knowledge:read', 'knowledge:write', 'help:write'],
    invokes: ['jobs'],
    knowledge: 'training',
    everyMinutes: 60,
    asynchronous: true,
  },
  relay: {
    entry: 'functions/relay/handler.ts',
    summary: 'Empties the outbox: what was promised to be told is told',
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    routes: [],
    rights: ['table:read', 'table:write', 'mail:send', 'webhook:call', 'knowledge:read'],
    invokes: ['teams'],
    knowledge: 'base',
    everyMinutes: 1,
    asynchronous: true,
  },
  watch: {
    entry: 'functions/watch/handler.ts',
    summary: 'Looks at due times, and tells customers of a delay before they have to ask',
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    routes: [],
    rights: ['table:read', 'table:write', 'knowledge:read'],
    invokes: ['relay', 'live'],
    knowledge: 'base',
    everyMinutes: 1,
    asynchronous: true,
  },
  live: {
    entry: 'functions/live/handler.ts',
    summary: 'Tells open pages that there is something new',
    timeoutSeconds: 10,
    memoryMegabytes: 256,
    routes: [staff('POST', '/live')],
    rights: ['table:read', 'table:write', 'sockets:post', 'knowledge:read'],
    invokes: [],
    knowledge: 'base',
    sockets: true,
    asynchronous: true,
  },
  insights: {
    entry: 'functions/insights/handler.ts',
    summary: 'The service in figures, for staff',
    timeoutSeconds: 10,
    memoryMegabytes: 512,
    routes: [staff('GET', '/insights'), staff('GET', '/insights.csv')],
    rights: ['table:read'],
    invokes: [],
    knowledge: 'base',
    asynchronous: false,
  },
  rollup: {
    entry: 'functions/rollup/handler.ts',
    summary: 'Counts the figures of the days that have changed',
    timeoutSeconds: 900,
    memoryMegabytes: 512,
    routes: [],
    rights: ['table:read', 'table:write'],
    invokes: [],
    knowledge: 'base',
    everyMinutes: 30,
    asynchronous: true,
  },
  health: {
    entry: 'functions/health/handler.ts',
    summary: 'Is it up, and which version is it; the API described',
    timeoutSeconds: 5,
    memoryMegabytes: 256,
    routes: [
      { method: 'GET', path: '/v1/health', auth: 'none' },
      { method: 'GET', path: '/openapi.json', auth: 'none' },
    ],
    rights: ['table:read', 'knowledge:read'],
    invokes: [],
    knowledge: 'base',
    asynchronous: false,
  },
};
