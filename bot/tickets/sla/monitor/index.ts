import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Clock, Digest, TicketFiling } from '../../../ports';
import { isOpen } from '../../../time/business-hours';
import { type AssignPorts, assignWaiting } from '../../assignment/assign-waiting';
import { rebalanceWaiting } from '../../assignment/rebalance';
import { readStaffing, type Staffing } from '../../assignment/staffing';
import { inParallel } from '../../in-parallel';
import { isForNow } from '../../notifications/notify';
import { nextActionRules } from '../next-action';
import { changeFor } from './carry-out';
import type { StepKind } from './check';
import { type Decision, decide } from './decide';
import { dueTickets, horizon, nextActions } from './due-tickets';

export interface SlaMonitorPorts extends AssignPorts {
  readonly store: AssignPorts['store'] & TicketFiling;
  readonly clock: Clock;
  readonly digest: Pick<Digest, 'sha256'>;
}

/** The outcome of one run, in tickets. */
export interface SlaMonitorReport extends Readonly<Record<StepKind, number>> {
  /** Tickets that got an owner, and tickets taken from an absent owner. */
  readonly given: number;
  readonly released: number;
  /** Tickets that an idle person took from somebody with several. */
  readonly shared: number;
  /** Tickets that somebody else changed meanwhile; the next run looks at them again. */
  readonly raced: number;
  /** Errors of single tickets; the other tickets were handled. */
  readonly failures: readonly unknown[];
}

const NOTHING_SHARED = { shared: 0, raced: 0, failures: [] };
/** Tickets per page, and tickets worked on at the same time. */
const PAGE_SIZE = 1_000;
const PARALLEL_TICKETS = 8;
/** Tickets of an earlier version that a run files again. */
const REFILED = 1_000;

/**
 * One run of the SLA monitor over everything that is due. It reminds owners, tells customers of delays before they have to
 * ask, escalates late tickets, asks whether resolved problems are solved, closes tickets that were resolved long enough
 * ago, and assigns and rebalances waiting tickets. Each ticket is one transaction on the version that was read, so a second
 * run, at the same time or later, changes nothing more.
 * @throws what reading the lists throws
 */
export async function monitorSla(ports: SlaMonitorPorts, service: Service): Promise<SlaMonitorReport> {
  const { store, outboxTrigger } = ports;
  const now = ports.clock.now();
  const counts = { reminded: 0, delayed: 0, alarmed: 0, broken: 0, followedUp: 0, closed: 0, ownerTold: 0 };
  const failures: unknown[] = [];
  let raced = 0;
  let staffing: Promise<Staffing> | undefined;
  let toDeliver = false;
  const isFiled = await isAllFiled();
  const before = horizon(service, now);
  const seen: Ticket[] = [];
  const due = isFiled ? nextActions(store, now.toISOString(), PAGE_SIZE) : dueTickets(store, before, PAGE_SIZE);
  for await (const page of due) {
    if (!isFiled) seen.push(...page);
    await inParallel(page, PARALLEL_TICKETS, async (ticket) => {
      try {
        toDeliver = (await processTicket(ticket)) || toDeliver;
      } catch (error) {
        failures.push(error);
      }
    });
  }
  if (toDeliver) await outboxTrigger.trigger();
  // Runs after the escalations, so that the customer of a late ticket reads one name instead of two.
  const assigned = await assignWaiting(ports, service, now);
  const shared = isOpen(service.calendar, now)
    ? await rebalanceWaiting(ports, service, now, isFiled ? undefined : await currentTickets())
    : NOTHING_SHARED;
  return {
    ...counts,
    given: assigned.given,
    released: assigned.released,
    shared: shared.shared,
    raced: raced + assigned.raced + shared.raced,
    failures: [...failures, ...assigned.failures, ...shared.failures],
  };

  /** Whether all tickets have the times of their next actions. Until they have, everything that may be due is looked at. */
  async function isAllFiled(): Promise<boolean> {
    try {
      return await store.refileTickets(nextActionRules(service, ports.digest), REFILED);
    } catch (error) {
      failures.push(error);
      return false;
    }
  }

  /** The tickets as this run left them; read again only if it changed any. */
  async function currentTickets(): Promise<readonly Ticket[]> {
    const isChanged = raced + assigned.given + assigned.released > 0 || Object.values(counts).some((count) => count > 0);
    if (!isChanged) return seen;
    const again: Ticket[] = [];
    for await (const page of dueTickets(store, before, PAGE_SIZE)) again.push(...page);
    return again;
  }

  /** @returns whether there is something for the outbox worker */
  async function processTicket(ticket: Ticket): Promise<boolean> {
    const decision = await decideOn(ticket);
    if (decision === undefined) return false;
    const change = await changeFor(store, decision, { service, now });
    const outcome = await store.commit(change);
    if (outcome.kind !== 'committed') {
      raced++;
      return false;
    }
    for (const { kind } of decision.steps) counts[kind]++;
    return isForNow(change.outbox);
  }

  /** Most tickets need nothing and few are escalated, so the staffing is read only for those. */
  async function decideOn(ticket: Ticket): Promise<Decision | undefined> {
    const decision = decide(ticket, { service, now });
    if (decision?.steps.some(({ kind }) => kind === 'delayed') !== true) return decision;
    staffing ??= readStaffing(store, service, now);
    return decide(ticket, { service, now, staffing: await staffing });
  }
}
