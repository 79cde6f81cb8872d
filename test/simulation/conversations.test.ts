import { askForPerson, openConversation, takeTurn } from '../../bot/conversation/use-cases';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { MostradorError } from '../../bot/model/errors';
import { claim } from '../../bot/tickets/actions/claim';
import { reply } from '../../bot/tickets/actions/reply';
import { resolve } from '../../bot/tickets/actions/resolve';
import { assignWaiting } from '../../bot/tickets/assignment/assign-waiting';
import { setAvailability } from '../../bot/tickets/assignment/availability';
import { LIMITS, type TestPorts, testPorts } from '../support/conversation-ports';
import { smallKnowledge } from '../support/small-knowledge';
import { faultyStore } from './faulty-store';

/** More by `SIMULATIONS=20000`; each is one seed, so a failing one can be run alone. */
const SIMULATIONS = Number(process.env.SIMULATIONS ?? 600);
const LINES = [
  '¿cuánto tarda la entrega?',
  'gastos de envío',
  'hola',
  'xilófonos usados',
  'quiero hablar con una persona',
  'ESTO ES UNA VERGÜENZA!!! NADIE ME CONTESTA',
  'ya no hace falta',
  'no',
  'huele a gas',
  'la entrega de una nevera',
];

interface Sent {
  readonly id: string;
  readonly text: string;
}

/** Sends until there is an answer that is not "try again"; an accepted message is noted. */
async function insist(work: () => Promise<unknown>): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof MostradorError)) throw error;
      if (error.code !== 'UNAVAILABLE') return false;
    }
  }
  return false;
}

interface Simulated {
  readonly ports: TestPorts;
  readonly id: string;
  readonly accepted: readonly Sent[];
  /** What people said of themselves last, as far as they were answered. */
  readonly said: ReadonlyMap<string, boolean>;
}

const TEAM = smallKnowledge().base.service.team;

/**
 * Customer and staff at once, on a store that fails now and then: every message is also sent twice, now and then.
 * People go away and come back all the while, and the watch looks at what waits.
 */
async function simulate(seed: number): Promise<Simulated> {
  const random = seededRandom(seed);
  const rates = { before: random() * 0.2, after: random() * 0.2 };
  const ports = testPorts({ wrap: (store) => faultyStore(store, { random, rates }).store });
  const { conversation } = await openConversation({ ...ports, store: ports.memory }, { channel: 'web', language: 'es' }, LIMITS);
  const { id } = conversation;
  const accepted: Sent[] = [];
  const said = new Map<string, boolean>();
  const { service } = smallKnowledge().base;
  const passTime = () => ports.clock.set(new Date(ports.clock.now().getTime() + 1_000));

  async function customer(who: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const sent = { id: `${who}${count}`, text: LINES[Math.floor(random() * LINES.length)] ?? 'hola' };
      const send = () => takeTurn(ports, { conversationId: id, key: `web:${sent.id}`, utterance: sent, limit: LIMITS.messages });
      const done = await Promise.all(random() < 0.3 ? [insist(send), insist(send)] : [insist(send)]);
      if (done.some(Boolean)) accepted.push(sent);
      if (random() < 0.2) await insist(() => askForPerson(ports, id, {}));
    }
  }

  async function staff(login: string, name: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const number = (await ports.memory.loadConversation(id))?.ticket?.number;
      if (number === undefined) {
        await Promise.resolve();
        continue;
      }
      passTime();
      const request = { actor: { login, name, role: 'lead' as const }, number, service };
      const act = random();
      const body = { id: `${login}${count}` };
      if (act < 0.4) await insist(() => claim(ports, { ...request, body }));
      else if (act < 0.8) await insist(() => reply(ports, { ...request, body: { ...body, text: `Soy ${name}.` } }));
      else await insist(() => resolve(ports, { ...request, body: { ...body, reason: 'answered' } }));
    }
  }

  /** Somebody who goes away and comes back, from one place at a time. */
  async function comingAndGoing(login: string, name: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      passTime();
      const available = random() < 0.5;
      if (await insist(() => setAvailability(ports, { login, name, role: 'staff' }, service, available)))
        said.set(login, available);
      else said.delete(login);
    }
  }

  async function watch(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      passTime();
      await insist(() => assignWaiting(ports, service, ports.clock.now()));
    }
  }

  await Promise.all([
    customer('a'),
    customer('b'),
    staff('ana', 'Ana'),
    staff('luis', 'Luis'),
    ...TEAM.map(({ login, name }) => comingAndGoing(login, name)),
    watch(),
    watch(),
  ]);
  passTime();
  await assignWaiting({ ...ports, store: ports.memory }, service, ports.clock.now());
  return { ports, id, accepted, said };
}

/** What is wrong with the store afterwards, in words; nothing when every invariant holds. */
async function violations({ ports, id, accepted, said }: Simulated): Promise<readonly string[]> {
  const { memory } = ports;
  const head = await memory.loadConversation(id);
  const messages = await memory.listMessages(id, 0);
  const now = ports.clock.now().toISOString();
  const { tickets } = await memory.listTickets({ view: 'all', login: '', now, dueBefore: now, limit: 100 });
  const outbox = await memory.listOutbox('2100-01-01T00:00:00.000Z', 100);
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };

  check(
    messages.every(({ seq }, index) => seq === index + 1),
    'I1: the transcript has a gap',
  );
  check(messages.length === head?.lastSeq, 'I1: the head does not know the last message');
  for (const { id: sent, text } of accepted) {
    const kept = messages.filter((message) => message.id === sent);
    check(kept.length === 1 && kept[0]?.text === text, `I1: ${sent} is there ${kept.length} times`);
  }
  check(tickets.filter(({ status }) => status !== 'resolved' && status !== 'closed').length <= 1, 'I3: two tickets are open');
  for (const ticket of tickets) {
    const events = await memory.listTicketEvents(ticket.id);
    check(events.filter(({ kind }) => kind === 'opened').length === 1, `I3: ${ticket.id} was opened more than once`);
    check(
      messages.some(({ kind, ticket: shown }) => kind === 'handoff' && shown?.number === ticket.number),
      `I3: ${ticket.id} has no note in the transcript`,
    );
    check(
      outbox.some(({ kind, ticketId }) => kind === 'staff_mail' && ticketId === ticket.id),
      `I3: ${ticket.id} has no outbox item`,
    );
    check(events.at(-1)?.version === ticket.version, `I6: the events of ${ticket.id} end before its version`);
    check(new Set(events.map(({ version }) => version)).size === ticket.version, `I6: a version of ${ticket.id} has no event`);
  }
  check(tickets.length === head?.handoffs, 'I3: hand-offs and tickets differ in number');
  const availability = new Map((await memory.listAvailability()).map((one) => [one.login, one]));
  const isThere = (login: string) => availability.get(login)?.available ?? true;
  for (const [login, available] of said) check(isThere(login) === available, `${login} was told to be ${available}, and is not`);
  for (const ticket of tickets) {
    const { assignee, byHandAt = '', status } = ticket;
    const away = assignee !== undefined && !isThere(assignee.login) ? availability.get(assignee.login) : undefined;
    check(status !== 'new' || !TEAM.some(({ login }) => isThere(login)), `${ticket.id} has no owner while somebody is there`);
    check(status !== 'new' || assignee === undefined, `${ticket.id} is new and has an owner`);
    check(status !== 'assigned' || assignee !== undefined, `${ticket.id} is assigned to nobody`);
    check(
      status !== 'assigned' || away === undefined || byHandAt > away.changedAt,
      `${ticket.id} waits for somebody who is away`,
    );
    let owner: string | undefined;
    for (const { kind, from, to } of await memory.listTicketEvents(ticket.id)) {
      if (kind === 'assigned' || kind === 'released')
        check(from === owner, `I4: ${ticket.id} was taken from ${from}, not from ${owner}`);
      // Of a priority that was raised, `from` and `to` are priorities.
      if (kind !== 'prioritised') owner = kind === 'released' ? undefined : (to ?? owner);
    }
    let told: string | undefined;
    for (const { kind, text, ticket: view } of messages.filter((message) => message.ticket?.number === ticket.number)) {
      const names = kind === 'handoff' || (kind === 'notice' && /se ocupa/.test(text));
      check(
        kind !== 'notice' || !names || view?.assignee !== told,
        `${ticket.id}: the customer was told of ${told} twice in a row`,
      );
      if (names) told = view?.assignee ?? told;
    }
  }
  const shown = tickets.find(({ id: ticketId }) => ticketId === head?.ticketId);
  check(head?.ticket?.status === shown?.status, 'the conversation shows another status than its ticket has');
  check(head?.ticket?.assignee === shown?.assignee?.name, 'I4: the conversation shows another owner than its ticket has');
  return found;
}

it(`${SIMULATIONS} conversations of customers and staff at once keep every invariant under faults`, async () => {
  const broken: string[] = [];
  let handoffs = 0;
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const simulated = await simulate(seed);
    handoffs += (await simulated.ports.memory.loadConversation(simulated.id))?.handoffs ?? 0;
    for (const what of await violations(simulated)) broken.push(`seed ${seed}: ${what}`);
  }
  expect(broken).toEqual([]);
  // A simulation in which nothing happens proves nothing.
  expect(handoffs).toBeGreaterThan(SIMULATIONS / 2);
}, 300_000);
