/** Measures the queue at the desk function's handler, on the embedded DynamoDB: `-- --open 5000 --done 2000 --rounds 100`. */
import '../support/quiet';
import { parseArgs } from 'node:util';
import { sha256Digest } from '../../bot/adapters/crypto';
import type { Store } from '../../bot/ports';
import { lambda } from '../../functions/api/app';
import { deskApp } from '../../functions/desk/app';
import { testServer } from '../bot/adapters/dynamodb/table';
import { openTicket } from '../contract/store/fixtures';
import { eventOf } from '../functions/desk/front';
import { knowledgeOf } from '../functions/desk/knowledge';
import { percentile } from './metrics';
import { NOW, queueOf, TEAM } from './queue-tickets';

const { values: flags } = parseArgs({
  options: {
    open: { type: 'string', default: '5000' },
    done: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});

const PAGE = 50;
const WARM_UP = 10;
const WRITERS = 16;

/** What is asked for: the query string of `GET /v1/tickets`. */
const ASKED = [
  'view=all',
  'view=unassigned',
  'view=mine',
  'view=due',
  'view=overdue',
  // Found all over the queue; in a part of it; once, at its end or not at all.
  'view=all&q=nevera',
  'view=all&q=jose+nunez',
  'view=all&q=customer4711@',
  'view=all&q=no+such+thing',
  'view=unassigned&q=no+such+thing',
];

interface Page {
  readonly tickets: readonly { readonly number: string }[];
  readonly cursor?: string;
}

async function fill(store: Store): Promise<void> {
  const tickets = [...queueOf(Number(flags.open), Number(flags.done), Number(flags.seed))];
  const write = async () => {
    for (let next = tickets.pop(); next !== undefined; next = tickets.pop()) await openTicket(store, next);
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

/** Calls the handler as API Gateway does; `login` is the first of the team. */
function desk(store: Store): (query: string) => Promise<Page> {
  const clock = { now: () => new Date(NOW) };
  const ports = { store, clock, digest: sha256Digest, outboxTrigger: { trigger: async () => {} }, knowledge: knowledgeOf() };
  const handler = lambda(deskApp(() => ports));
  return async (query) => {
    const call = { method: 'GET', path: `/v1/tickets?${query}`, login: TEAM[0] ?? '', role: 'staff' } as const;
    const { statusCode, body } = Object(await handler(eventOf(call)));
    if (statusCode !== 200) throw new Error(`${query}: ${statusCode} ${body}`);
    return JSON.parse(body);
  };
}

async function measure(ask: (query: string) => Promise<Page>, query: string): Promise<string> {
  const times: number[] = [];
  let page: Page = { tickets: [] };
  for (let round = -WARM_UP; round < Number(flags.rounds); round++) {
    const begun = performance.now();
    page = await ask(query);
    if (round >= 0) times.push(performance.now() - begun);
  }
  const [p50, p99] = [0.5, 0.99].map((part) => percentile(times, part).toFixed(1));
  return `| ${query} | ${page.tickets.length}${page.cursor === undefined ? '' : ' …'} | ${p50} | ${p99} |`;
}

/** Scrolls from the first page to the last. */
async function scroll(ask: (query: string) => Promise<Page>): Promise<string> {
  const times: number[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const begun = performance.now();
    const page: Page = await ask(cursor === '' ? 'view=all' : `view=all&cursor=${encodeURIComponent(cursor)}`);
    times.push(performance.now() - begun);
    for (const { number } of page.tickets) seen.add(number);
    cursor = page.cursor;
  }
  const [p50, p99] = [0.5, 0.99].map((part) => percentile(times, part).toFixed(1));
  return `| view=all, all ${times.length} pages | ${seen.size} | ${p50} | ${p99} |`;
}

async function main(): Promise<void> {
  const server = await testServer();
  try {
    const { store } = (await server.freshTable()).open({ clock: { now: () => new Date(NOW) } });
    await fill(store);
    const ask = desk(store);
    console.log(
      `${flags.open} open tickets, ${flags.done} done; pages of ${PAGE}, ${flags.rounds} rounds, Node ${process.version}\n`,
    );
    console.log('| asked for | found | p50 ms | p99 ms |\n| --- | --- | --- | --- |');
    for (const query of ASKED) console.log(await measure(ask, query));
    console.log(await scroll(ask));
  } finally {
    await server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
