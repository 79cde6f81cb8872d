import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Clock } from '../../../ports';
import { isOpen } from '../../../time/business-hours';
import { type AssignPorts, assignWaiting } from '../../assignment/assign-waiting';
import { rebalanceWaiting } from '../../assignment/rebalance';
import { readStaffing, type Staffing } from '../../assignment/staffing';
import { inParallel } from '../../in-parallel';
import { changeOf } from './carry-out';
import type { MonitorAct } from './check';
import { type Decision, decide } from './decide';
import { dueTickets, horizon } from './due-tickets';

export interface SlaMonitorPorts extends AssignPorts {
  readonly clock: Clock;
}

/** What one run did, in tickets. */
export interface SlaMonitorReport extends Readonly<Record<MonitorAct, number>> {
  /** Tickets that got an owner, and tickets taken from somebody who is away. */
  readonly given: number;
  readonly released: number;
  /** Tickets that somebody with nothing to do took from somebody with several. */
  readonly shared: number;
  /** Tickets that somebody else changed meanwhile; the next run looks at them again. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

const NOTHING_SHARED = { shared: 0, raced: 0, failures: [] };
/** Tickets read in one page, and tickets worked on at the same time. */
const PAGE = 1_000;
const WIDTH = 8;

/**
 * One run of the SLA monitor over everything that waits: reminds owners, tells customers of a delay before they have to ask,
 * escalates what runs late, asks after a resolution whether all is well, closes what was resolved long enough ago, and sees
 * to it that each ticket has somebody who gets to it. Each ticket is one transaction on the version it was decided on, so a
 * second run at the same time, or later, changes nothing more.
 * @throws what reading the lists throws
 */
export async function monitorSla(ports: SlaMonitorPorts, service: Service): Promise<SlaMonitorReport> {
  const { store, kick } = ports;
  const now = ports.clock.now();
  const counts = { reminded: 0, delayed: 0, alarmed: 0, broken: 0, followedUp: 0, closed: 0 };
  const failures: unknown[] = [];
  let raced = 0;
  let staffing: Promise<Staffing> | undefined;
  let toDeliver = false;
  const before = horizon(service, now);
  const seen: Ticket[] = [];
  for await (const page of dueTickets(store, before, PAGE)) {
    seen.push(...page);
    await inParallel(page, WIDTH, async (ticket) => {
      try {
        toDeliver = (await look(ticket)) || toDeliver;
      } catch (error) {
        failures.push(error);
      }
    });
  }
  if (toDeliver) await kick.kick();
  // Afterwards: what runs late is escalated by now, and its customer reads one name instead of two.
  const assigned = await assignWaiting(ports, service, now);
  const shared = isOpen(service.calendar, now) ? await rebalanceWaiting(ports, service, now, await asTheyAre()) : NOTHING_SHARED;
  return {
    ...counts,
    given: assigned.given,
    released: assigned.released,
    shared: shared.shared,
    raced: raced + assigned.raced + shared.raced,
    failures: [...failures, ...assigned.failures, ...shared.failures],
  };

  /** The tickets as this run left them; they are read again only if it changed any. */
  async function asTheyAre(): Promise<readonly Ticket[]> {
    const isChanged = raced + assigned.given + assigned.released > 0 || Object.values(counts).some((count) => count > 0);
    if (!isChanged) return seen;
    const again: Ticket[] = [];
    for await (const page of dueTickets(store, before, PAGE)) again.push(...page);
    return again;
  }

  /** @returns whether there is something for the outbox worker */
  async function look(ticket: Ticket): Promise<boolean> {
    const decision = await decisionOn(ticket);
    if (decision === undefined) return false;
    const change = await changeOf(store, decision, { service, now });
    const outcome = await store.commit(change);
    if (outcome.kind !== 'committed') {
      raced++;
      return false;
    }
    for (const { act } of decision.steps) counts[act]++;
    return change.outbox.length > 0;
  }

  /** Most tickets need nothing, and few are escalated: who is there is read only for those. */
  async function decisionOn(ticket: Ticket): Promise<Decision | undefined> {
    const decision = decide(ticket, { service, now });
    if (decision?.steps.some(({ act }) => act === 'delayed') !== true) return decision;
    staffing ??= readStaffing(store, service);
    return decide(ticket, { service, now, staffing: await staffing });
  }
}
