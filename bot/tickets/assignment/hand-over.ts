import { MostradorError } from '../../model/errors';
import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { Change, Clock, OutboxItem, TicketQueue } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { type Actor, authorize, EVERYBODY, LEADS, type Permission } from '../authorize';
import { inParallel } from '../in-parallel';
import { dueAt } from '../lifecycle/ticket-view';
import { isOpenStatus } from '../lifecycle/transitions';
import { notify } from '../notifications/notify';
import type { AssignPorts, AssignStore } from './assign-waiting';
import { giveTicket, ownerChange } from './change-owner';
import { chooseOwner } from './choose-owner';
import { readStaffing, type Staffing } from './staffing';

/** The reasons recorded in the tickets' events. */
const HANDED_OVER = 'handed_over';
const TAKEN_BACK = 'taken_back';

/** A hand-over can be taken back for so long; nobody is told of it before. */
export const UNDO_MINUTES = 5;
const MS_PER_MINUTE = 60_000;

/** Tickets handed over in one call; whoever has more calls again. */
export const MAX_HANDED_OVER = 200;
const PAGE = 100;
const PARALLEL_TICKETS = 8;
const MAX_ATTEMPTS = 3;

export const HAND_OVER: Permission = { action: 'staff.hand_over', roles: EVERYBODY };
export const HAND_OVER_OTHERS: Permission = {
  action: 'staff.hand_over.others',
  roles: LEADS,
  purpose: "To hand over a colleague's tickets",
};

export interface HandOverPorts extends AssignPorts {
  readonly clock: Clock;
}

export interface HandedOver {
  readonly number: string;
  /** The version that the hand-over made, by which it can be taken back. */
  readonly version: number;
  readonly to: string;
}

export interface HandOverReport {
  readonly tickets: readonly HandedOver[];
  /** Numbers of tickets that others changed at the same moment: they stay where they are. */
  readonly missed: readonly string[];
  /** Whether the person has more tickets than one call hands over. */
  readonly more: boolean;
  /** Until when it can be taken back; ISO 8601. */
  readonly undoUntil: string;
}

/**
 * Hands over all open tickets of a person: to a colleague, or each to whoever is free and fits best. Their customers and
 * new owners are told after the time in which it can be taken back, and customers at a waking hour.
 * @param of `from`: whose tickets, those of others only for leads; `to`: absent for whoever is free
 * @throws MostradorError FORBIDDEN; INVALID_REQUEST when the team has no such login; NOBODY_AVAILABLE when nobody is free
 */
export async function handOver(
  ports: HandOverPorts,
  actor: Actor,
  service: Service,
  of: { readonly from: string; readonly to?: string },
): Promise<HandOverReport> {
  authorize(actor, of.from === actor.login ? HAND_OVER : HAND_OVER_OTHERS);
  const now = ports.clock.now();
  const undoUntil = new Date(now.getTime() + UNDO_MINUTES * MS_PER_MINUTE);
  const colleague = of.to === undefined ? undefined : memberWith(of.to, of.from, service);
  const [staffing, tickets] = await Promise.all([
    readStaffing(ports.store, service, now),
    openTicketsOf(ports.store, of.from, now),
  ]);
  const free = colleague === undefined ? chooser(service, staffing, of.from) : () => colleague;
  const told = new Set<string>();
  const plan = tickets.slice(0, MAX_HANDED_OVER).map((ticket) => {
    const to = free(ticket);
    const isFirst = !told.has(to.login);
    told.add(to.login);
    return { ticket, to, isFirst };
  });
  const done: HandedOver[] = [];
  const missed: string[] = [];
  await inParallel(plan, PARALLEL_TICKETS, async ({ ticket, to, isFirst }) => {
    const version = await moved(ports.store, ticket, of.from, async (current) => {
      const details = { actor: actor.login, now, text: HANDED_OVER, tellFrom: undoUntil };
      const given = giveTicket(current, to, { transition: 'assigned', byHand: of.to !== undefined, service, ...details });
      const outbox = newsOf(service, given.next, { isFirst, now, undoUntil });
      return { version: given.next.version, change: await ownerChange(ports.store, current, given, { service, now, outbox }) };
    });
    if (version === undefined) missed.push(ticket.number);
    else done.push({ number: ticket.number, version, to: to.login });
  });
  if (done.length > 0) await ports.outboxTrigger.trigger();
  return { tickets: done, missed, more: tickets.length > MAX_HANDED_OVER, undoUntil: undoUntil.toISOString() };
}

/**
 * Takes a hand-over back within its minutes: each ticket that nobody has touched since goes back to the person it was taken
 * from.
 * @returns the numbers of tickets that came back, and of those that others went on with
 * @throws MostradorError FORBIDDEN
 */
export async function takeBack(
  ports: HandOverPorts,
  actor: Actor,
  service: Service,
  { from, tickets }: { readonly from: string; readonly tickets: readonly Pick<HandedOver, 'number' | 'version'>[] },
): Promise<{ readonly back: readonly string[]; readonly missed: readonly string[] }> {
  authorize(actor, from === actor.login ? HAND_OVER : HAND_OVER_OTHERS);
  const now = ports.clock.now();
  const owner = service.team.find(({ login }) => login === from) ?? { login: from, name: actor.name };
  const back: string[] = [];
  const missed: string[] = [];
  await inParallel(tickets, PARALLEL_TICKETS, async ({ number, version }) => {
    const current = await ports.store.findTicket(number);
    const isUntouched = current !== undefined && (current.touchedVersion ?? current.version) === version;
    const isOpen = isUntouched && isOpenStatus(current.status);
    const change = isOpen && (await isRecent(current, version)) ? await changeBack(current) : undefined;
    const isBack = change !== undefined && (await ports.store.commit(change)).kind === 'committed';
    (isBack ? back : missed).push(number);
  });
  return { back, missed };

  /** Whether that version is a hand-over that may still be undone. */
  async function isRecent({ id }: Ticket, version: number): Promise<boolean> {
    const made = (await ports.store.listTicketEvents(id)).find(
      (event) => event.version === version && event.text === HANDED_OVER,
    );
    return made?.from === from && now.getTime() - Date.parse(made.at) <= UNDO_MINUTES * MS_PER_MINUTE;
  }

  async function changeBack(current: Ticket): Promise<Change> {
    const details = { actor: actor.login, now, text: TAKEN_BACK };
    const given = giveTicket(current, owner, { transition: 'assigned', byHand: true, service, ...details });
    // Whoever takes tickets back needs no mail about it.
    return ownerChange(ports.store, current, given, { service, now, outbox: [] });
  }
}

/** @throws MostradorError INVALID_REQUEST */
function memberWith(login: string, from: string, { team }: Service): TeamMember {
  const member = team.find((one) => one.login === login);
  if (member !== undefined && login !== from) return member;
  const message = member === undefined ? 'nobody in the team has this login' : 'this person has the tickets already';
  throw new MostradorError('INVALID_REQUEST', `body.to: ${message}; GET /v1/staff lists the team.`, {
    faults: [{ path: 'body.to', message }],
  });
}

/** Chooses for one ticket after the other among those who are free, and counts what it has given to each. */
function chooser({ team }: Service, staffing: Staffing, from: string): (ticket: Ticket) => TeamMember {
  const others = { team: team.filter(({ login }) => login !== from) };
  const load = new Map(staffing.load);
  return (ticket) => {
    const member = chooseOwner(others, { ...staffing, load }, ticket);
    if (member === undefined) {
      throw new MostradorError('NOBODY_AVAILABLE', 'Nobody else takes tickets now: choose the colleague who gets them.');
    }
    load.set(member.login, (load.get(member.login) ?? 0) + 1);
    return member;
  };
}

/** Open tickets, soonest due first; at most one more than is handed over in one call. */
async function openTicketsOf(store: Pick<TicketQueue, 'listTickets'>, login: string, at: Date): Promise<readonly Ticket[]> {
  const now = at.toISOString();
  const query = { view: 'mine', login, now, dueBefore: now, limit: PAGE } as const;
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listTickets(cursor === undefined ? query : { ...query, cursor });
    tickets.push(...page.tickets.filter(({ status }) => isOpenStatus(status)));
    cursor = page.cursor;
  } while (cursor !== undefined && tickets.length <= MAX_HANDED_OVER);
  return tickets.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1)).slice(0, MAX_HANDED_OVER + 1);
}

/** Changes a ticket that is still open and the person's. @returns its version; undefined when others were faster */
async function moved(
  store: AssignStore,
  listed: Ticket,
  from: string,
  decide: (current: Ticket) => Promise<{ readonly version: number; readonly change: Change }>,
): Promise<number | undefined> {
  return updateWithRetry<Ticket | undefined, number | undefined>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: (lost) => (lost.length === 0 ? listed : store.loadTicket(listed.id)),
    decide: async (current) => {
      if (current === undefined || !isOpenStatus(current.status) || current.assignee?.login !== from)
        return { result: undefined };
      const { version, change } = await decide(current);
      return { change, committed: () => version };
    },
    giveUp: () => undefined,
  });
}

/** Programs hear of each ticket; people get one mail with the ticket that is due first, once it cannot be taken back. */
function newsOf(
  service: Service,
  ticket: Ticket,
  { isFirst, now, undoUntil }: { readonly isFirst: boolean; readonly now: Date; readonly undoUntil: Date },
): readonly OutboxItem[] {
  const items = [
    ...notify(service, ticket, 'ticket_assigned', { now }).filter(({ kind }) => kind === 'webhook'),
    ...(isFirst ? notify(service, ticket, 'handed_over', { now }).filter(({ kind }) => kind !== 'webhook') : []),
  ];
  return items.map((item) => ({ ...item, nextAttemptAt: undoUntil.toISOString() }));
}
