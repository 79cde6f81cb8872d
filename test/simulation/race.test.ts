import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { MostradorError } from '../../bot/model/errors';
import type { TeamMember } from '../../bot/model/service';
import type { Store } from '../../bot/ports';
import { claim } from '../../bot/tickets/actions/claim';
import { deskApp } from '../../functions/desk/app';
import { type TestServer, testServer } from '../bot/adapters/dynamodb/table';
import { digest, service } from '../bot/tickets/sample';
import { AT, chat, openTicket, ticket } from '../contract/store/fixtures';
import { callDesk } from '../functions/desk/front';
import { knowledgeOf } from '../functions/desk/knowledge';
import { memoryStore } from '../support/memory-store';
import { faultyStore } from './faulty-store';
import { scheduledStore, scheduler } from './scheduler';

const clock = { now: () => new Date(AT) };
const seed = Number(process.env.SEED ?? 1);
const ports = { clock, digest, outboxTrigger: { trigger: async () => {} } };

/** What one person was told about one ticket: that it is theirs, or whose it is. */
type Told =
  | { readonly kind: 'won' }
  | { readonly kind: 'lost'; readonly to: unknown }
  | { readonly kind: 'failed'; readonly why: unknown };

type Claim = (person: number, number: string) => Promise<Told>;

const nameOf = (person: number) => `Person ${person}`;
const ticketId = (place: number) => `race${place}.1`;
const numberOf = (place: number) => `M-${String(place).padStart(8, '0')}`;

async function fill(store: Store, tickets: number): Promise<void> {
  for (let place = 0; place < tickets; place++) {
    await chat(store, `race${place}`, 0, { ticketId: ticketId(place), state: 'waiting', handoffs: 1 });
    await openTicket(store, ticket(ticketId(place), `race${place}`, { number: numberOf(place) }));
  }
}

/** Claims by the use case; what may pass by itself is tried again with the same id, as a page does. */
function byUseCase(store: Store): Claim {
  return async (person, number) => {
    const actor = { login: `p${person}`, name: nameOf(person), role: 'staff' as const };
    for (;;) {
      try {
        await claim({ ...ports, store }, { actor, number, service, body: { id: `claim-${number}` } });
        return { kind: 'won' };
      } catch (error) {
        if (!(error instanceof MostradorError)) throw error;
        if (error.code === 'UNAVAILABLE') continue;
        return error.code === 'ALREADY_CLAIMED'
          ? { kind: 'lost', to: error.extra.assignee }
          : { kind: 'failed', why: error.code };
      }
    }
  };
}

/** Who has no row in the team may claim nothing. */
const TEAM = Array.from(
  { length: 50 },
  (_, person): TeamMember => ({ login: `p${person}`, name: `p${person}`, role: 'staff', skills: [], languages: ['es'] }),
);

const MOST_PAUSE_MS = 500;
/** A race that is lost for good must not go on beside the tests that follow. */
const MOST_TRIES = 200;

/** Claims as the page does, by the handler. */
function byHandler(store: Store): Claim {
  const random = seededRandom(seed);
  const app = deskApp(() => ({ ...ports, store, knowledge: knowledgeOf({ ...service, team: TEAM }) }));
  return async (person, number) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const path = `/v1/tickets/${number}/claim`;
      const { status, json } = await callDesk(app, { method: 'POST', path, role: 'staff', login: `p${person}` });
      if (status === 200) return { kind: 'won' };
      if (status === 503) {
        // As pages do: who asks again at once keeps everybody waiting.
        await pause(MOST_PAUSE_MS * random());
        continue;
      }
      return json.code === 'ALREADY_CLAIMED' ? { kind: 'lost', to: json.assignee } : { kind: 'failed', why: json.code };
    }
    return { kind: 'failed', why: 'no answer' };
  };
}

/** Everybody claims every ticket; `told` by ticket, then by person. */
function everybody(people: number, tickets: number, claimOne: Claim): Promise<readonly (readonly Told[])[]> {
  const numbers = Array.from({ length: tickets }, (_, place) => numberOf(place));
  return Promise.all(
    numbers.map(async (number, place) => {
      // Each ticket has another who is first at the button.
      const order = Array.from({ length: people }, (_, turn) => (turn + place * 7) % people);
      const told = new Map(await Promise.all(order.map(async (person) => [person, await claimOne(person, number)] as const)));
      return [...told.keys()].sort((a, b) => a - b).flatMap((person) => told.get(person) ?? []);
    }),
  );
}

/** What is wrong, in words: nothing when each ticket has one winner, who has it, and whom all others were told. */
async function violations(
  store: Store,
  told: readonly (readonly Told[])[],
  shown: (person: number) => string,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [place, answers] of told.entries()) {
    const id = ticketId(place);
    const [winner = -1, ...more] = answers.flatMap(({ kind }, person) => (kind === 'won' ? [person] : []));
    if (winner < 0 || more.length > 0) wrong.push(`${id}: ${more.length + Math.sign(winner + 1)} winners`);
    for (const [person, answer] of answers.entries()) {
      if (answer.kind === 'won') continue;
      if (answer.kind === 'failed') wrong.push(`${id}: p${person} failed: ${answer.why}`);
      else if (answer.to !== shown(winner)) wrong.push(`${id}: p${person} was told ${answer.to}, not ${shown(winner)}`);
    }
    const stored = await store.loadTicket(id);
    if (stored?.assignee?.login !== `p${winner}`) wrong.push(`${id}: p${winner} won, but ${stored?.assignee?.login} has it`);
    const kinds = (await store.listTicketEvents(id)).map(({ kind }) => kind).join(' ');
    if (kinds !== 'opened claimed') wrong.push(`${id}: its events are ${kinds}`);
    const head = await store.loadConversation(`race${place}`);
    if (head?.ticket?.assignee !== shown(winner)) wrong.push(`${id}: its customer sees ${head?.ticket?.assignee}`);
  }
  return wrong;
}

function report(what: string, told: readonly (readonly Told[])[], startedMs: number): void {
  const all = told.flat();
  const [won, lost] = ['won', 'lost'].map((wanted) => all.filter(({ kind }) => kind === wanted).length);
  const winners = new Set(told.map((answers) => answers.findIndex(({ kind }) => kind === 'won'))).size;
  const tookSeconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  process.stderr.write(
    `race, ${what}: ${all.length} claims of ${told.length} tickets: ${won} won (by ${winners} people), ${lost} were told who has it; ${tookSeconds} s\n`,
  );
}

test('50 people claim 500 tickets at once, whoever comes between whom: one winner each, whom all others are told', async () => {
  const startedMs = performance.now();
  const store = memoryStore({ clock });
  await fill(store, 500);
  const order = scheduler(seededRandom(seed));
  const racing = everybody(50, 500, byUseCase(scheduledStore(store, order)));
  const turns = await order.run();
  const told = await racing;
  expect(await violations(store, told, nameOf)).toEqual([]);
  // They did come between each other: otherwise everybody but the winner would have needed three reads and no commit.
  expect(turns).toBeGreaterThan(25_000 * 3);
  report(`in memory, seed ${seed}`, told, startedMs);
}, 180_000);

test('people whose calls fail now and then, with the answer lost or before, still have one winner for each ticket', async () => {
  const startedMs = performance.now();
  const real = memoryStore({ clock });
  await fill(real, 60);
  const random = seededRandom(seed);
  const order = scheduler(random);
  const faulty = faultyStore(real, { random, rates: { before: 0.1, after: 0.1 } });
  const racing = everybody(20, 60, byUseCase(scheduledStore(faulty.store, order)));
  await order.run();
  const told = await racing;
  expect(await violations(real, told, nameOf)).toEqual([]);
  expect(faulty.faults()).toBeGreaterThan(100);
  report(`in memory with ${faulty.faults()} faults, seed ${seed}`, told, startedMs);
}, 180_000);

describe('on the embedded DynamoDB', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.close());

  test('50 people claim 4 tickets at once through the handler: one winner each, whom all others are told', async () => {
    const startedMs = performance.now();
    const { store } = (await server.freshTable()).open({ clock });
    await fill(store, 4);
    const told = await everybody(50, 4, byHandler(store));
    expect(await violations(store, told, (person) => `p${person}`)).toEqual([]);
    report('on the embedded DynamoDB', told, startedMs);
  }, 180_000);
});
