import type { TicketStatus } from '../../../bot/model/ticket-view';
import type { Change } from '../../../bot/ports';
import { isOpenStatus, targetsOf } from '../../../bot/tickets/lifecycle/transitions';
import { transitionNamed } from '../../bot/tickets/legal-graph';
import { fileTickets } from '../../support/file-tickets';
import { EMAIL, KNOWLEDGE, SECRET, type Stage } from './cast';
import type { Log } from './log';

/** What is wrong with the store afterwards, in words; nothing when every invariant holds. */
export async function violations(stage: Stage, log: Log, ids: readonly string[], dump: string): Promise<readonly string[]> {
  const erased = new Set(stage.done.flatMap(({ what, id }) => (what === 'erased' ? [id] : [])));
  return [
    ...movesOf(log),
    ...(await ticketsOf(stage, log)),
    ...(await outboxOf(stage, log, erased)),
    ...(await saidOf(stage, erased)),
    ...(await openOnes(stage, ids)),
    ...(erased.has(ids[0]) && dump.includes(SECRET) ? [`I11: ${dump.slice(dump.indexOf(SECRET) - 300).slice(0, 400)}`] : []),
    ...(await filedOf(stage, erased)),
    ...(await loadOf(stage)),
  ];
}

type Step = NonNullable<Change['ticket']>;

/** By version: whoever has to ask twice hears late of what was stored early. */
function stepsOf({ changes }: Log): readonly Step[] {
  const steps = changes.flatMap(({ ticket, other }) => [ticket, other].flatMap((step) => step ?? []));
  return steps.sort((a, b) => a.next.version - b.next.version);
}

/** I5, I6: each version follows the one before it, along the legal graph, with its events. */
function movesOf(log: Log): string[] {
  const wrong: string[] = [];
  const last = new Map<string, { readonly version: number; readonly status: TicketStatus }>();
  for (const { next, events } of stepsOf(log)) {
    const before = last.get(next.id);
    if ((before?.version ?? 0) !== next.version - 1) wrong.push(`I6: ${next.id} went from ${before?.version} to ${next.version}`);
    if (events.length === 0) wrong.push(`I6: ${next.id} ${next.version} has no event`);
    if (before !== undefined) {
      const moves = events.map(({ kind }) => kind).filter((kind) => kind !== 'opened');
      const reached = moves.reduce<readonly TicketStatus[]>(
        (from, move) => from.flatMap((one) => targetsOf(transitionNamed(move), one)),
        [before.status],
      );
      if (!reached.includes(next.status)) wrong.push(`I5: ${next.id} ${before.status} → ${next.status} by ${moves.join(', ')}`);
    }
    if (next.status === 'assigned' && next.assignee === undefined) wrong.push(`I4: ${next.id} is assigned to nobody`);
    if (next.status === 'new' && next.assignee !== undefined) wrong.push(`I4: ${next.id} is new and has an owner`);
    last.set(next.id, next);
  }
  return wrong;
}

/** I4, I6: what is stored is what was stored last, event by event; whoever was told that they have it, had it. */
async function ticketsOf({ calm, done }: Stage, log: Log): Promise<string[]> {
  const wrong: string[] = [];
  for (const id of new Set(stepsOf(log).map(({ next }) => next.id))) {
    const steps = stepsOf(log).filter(({ next }) => next.id === id);
    const ticket = await calm.loadTicket(id);
    const events = await calm.listTicketEvents(id);
    const isErased = events.at(-1)?.kind === 'erased';
    const version = (steps.at(-1)?.next.version ?? 0) + (isErased ? 1 : 0);
    if (ticket?.version !== version) wrong.push(`I2: ${id} is at ${ticket?.version}, not ${version}`);
    const written = steps.flatMap((step) => step.events.map(({ kind }) => kind)).join(' ');
    const stored = events
      .slice(0, isErased ? -1 : undefined)
      .map(({ kind }) => kind)
      .join(' ');
    if (written !== stored) wrong.push(`I6: ${id} has ${stored}, and had ${written}`);
    for (const { what, login, number } of done) {
      if (what !== 'claim' || number !== ticket?.number) continue;
      if (!steps.some(({ next }) => next.assignee?.login === login)) wrong.push(`I4: ${login} claimed ${id} and never had it`);
    }
  }
  return wrong;
}

/** I7: what was to be told was told, waits, or is seen as dead. */
async function outboxOf({ calm }: Stage, log: Log, erased: ReadonlySet<string | undefined>): Promise<string[]> {
  const left = [...(await calm.listOutbox('2100-01-01T00:00:00.000Z', 1_000)), ...(await calm.listDeadOutbox(1_000))];
  const known = new Set([...left.map(({ id }) => id), ...log.removed]);
  const behind = left.filter(({ conversationId }) => erased.has(conversationId)).map(({ id }) => `I11: ${id} is left behind`);
  const lost = log.changes
    .flatMap(({ outbox }) => outbox)
    .filter(({ id, conversationId }) => !known.has(id) && !erased.has(conversationId));
  return [...behind, ...lost.map(({ id }) => `I7: ${id} is nowhere`)];
}

/** I1: what was accepted is there once. */
async function saidOf({ calm, done }: Stage, erased: ReadonlySet<string | undefined>): Promise<string[]> {
  const wrong: string[] = [];
  for (const { what, id, text } of done) {
    if (what !== 'wrote' || id === undefined || erased.has(id)) continue;
    const there = (await calm.listMessages(id, 0)).filter((message) => message.text === text).length;
    if (there !== 1) wrong.push(`I1: "${text}" is there ${there} times`);
  }
  return wrong;
}

/** I3: one open ticket for each conversation, and the one that the customer sees. */
async function openOnes({ calm, ports: { clock } }: Stage, ids: readonly string[]): Promise<string[]> {
  const now = clock.now().toISOString();
  const { tickets } = await calm.listTickets({ view: 'all', login: '', now, dueBefore: now, limit: 100 });
  return (
    await Promise.all(
      ids.map(async (id) => {
        const open = tickets.filter(
          ({ conversationId, status }) => conversationId === id && status !== 'resolved' && status !== 'closed',
        );
        const head = await calm.loadConversation(id);
        if (head === undefined) return open.length === 0 ? [] : [`I11: ${id} is gone, and has an open ticket`];
        const shown = tickets.find((ticket) => ticket.id === head.ticketId);
        return [
          ...(open.length > 1 ? [`I3: ${id} has ${open.length} open tickets`] : []),
          ...(head.ticket?.status === shown?.status ? [] : [`I4: ${id} shows ${head.ticket?.status}, is ${shown?.status}`]),
          ...(head.ticket?.assignee === shown?.assignee?.name ? [] : [`I4: ${id} shows ${head.ticket?.assignee}`]),
        ];
      }),
    )
  ).flat();
}

/** I11: nobody finds an erased customer's tickets by who they were. */
async function filedOf({ calm, ports: { digest } }: Stage, erased: ReadonlySet<string | undefined>): Promise<string[]> {
  const filed = await calm.listCustomerTickets(digest.sha256(JSON.stringify(['email', EMAIL])), 50);
  return filed.filter(({ conversationId }) => erased.has(conversationId)).map(({ id }) => `I11: ${id} is still filed`);
}

/** Each person's count of open tickets is what a look at the tickets themselves gives. */
async function loadOf({ calm, ports: { clock } }: Stage): Promise<string[]> {
  await fileTickets(calm, KNOWLEDGE.base.service);
  const now = clock.now().toISOString();
  const { tickets } = await calm.listTickets({ view: 'all', login: '', now, dueBefore: now, limit: 100 });
  const { load } = await calm.loadTeam([]);
  const open = tickets.filter(({ status }) => isOpenStatus(status));
  const logins = new Set([...load.keys(), ...open.flatMap(({ assignee }) => assignee?.login ?? [])]);
  return [...logins].flatMap((login) => {
    const theirs = open.filter(({ assignee }) => assignee?.login === login);
    const truth = { open: theirs.length, waiting: theirs.filter(({ status }) => status === 'assigned').length };
    const { open: counted, waiting } = load.get(login) ?? { open: 0, waiting: 0 };
    if (counted === truth.open && waiting === truth.waiting) return [];
    return [`${login} is counted ${counted} open and ${waiting} waiting, not ${truth.open} and ${truth.waiting}`];
  });
}
