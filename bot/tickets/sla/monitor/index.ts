import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { Clock, RelayKick, Store } from '../../../ports';
import { isOpen } from '../../../time/business-hours';
import { assignWaiting } from '../../assignment/assign-waiting';
import { readStaffing, type Staffing } from '../../assignment/staffing';
import { changeOf } from './carry-out';
import { decideErrand, type Errand } from './decide';
import { dueTickets } from './due-tickets';
import { horizon } from './horizon';
import { shareWaiting } from './share-waiting';
import type { WatchAct } from './step';

export interface WatchPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly kick: RelayKick;
}

/** What one look at the due times did, in tickets. */
export interface WatchReport extends Readonly<Record<WatchAct, number>> {
  /** Tickets that somebody has now, and tickets taken from somebody who is away. */
  readonly given: number;
  readonly released: number;
  /** Tickets that somebody with nothing to do took from somebody with several. */
  readonly shared: number;
  /** Tickets that somebody else changed meanwhile: they are looked at again next time. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

const NOTHING_SHARED = { shared: 0, raced: 0, failures: [] };
/** Tickets that are read at once. */
const PAGE = 1_000;
const AT_ONCE = 8;

/**
 * Looks at everything that waits once: reminds owners, tells customers of a delay before they have to ask, moves what runs
 * late up the ladder, asks after a resolution whether all is well, closes what was resolved long enough ago, and sees to it
 * that somebody has each ticket who comes to it. Each ticket is one transaction on the version it was decided on, so a second run at the
 * same time, or later, changes nothing more.
 * @throws what reading the lists throws
 */
export async function watch(ports: WatchPorts, service: Service): Promise<WatchReport> {
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
    await inParallel(page, async (ticket) => {
      try {
        toDeliver = (await look(ticket)) || toDeliver;
      } catch (error) {
        failures.push(error);
      }
    });
  }
  if (toDeliver) await kick.kick();
  // Afterwards: what runs late goes up the ladder, and its customer reads one name instead of two.
  const assigned = await assignWaiting(ports, service, now);
  const shared = isOpen(service.calendar, now) ? await shareWaiting(ports, service, now, await asTheyAre()) : NOTHING_SHARED;
  return {
    ...counts,
    given: assigned.given,
    released: assigned.released,
    shared: shared.shared,
    raced: raced + assigned.raced + shared.raced,
    failures: [...failures, ...assigned.failures, ...shared.failures],
  };

  /** The tickets as this run left them: what nobody touched need not be read again. */
  async function asTheyAre(): Promise<readonly Ticket[]> {
    const isTouched = raced + assigned.given + assigned.released > 0 || Object.values(counts).some((count) => count > 0);
    if (!isTouched) return seen;
    const again: Ticket[] = [];
    for await (const page of dueTickets(store, before, PAGE)) again.push(...page);
    return again;
  }

  /** @returns whether there is something for the relay */
  async function look(ticket: Ticket): Promise<boolean> {
    const errand = await errandOf(ticket);
    if (errand === undefined) return false;
    const change = await changeOf(store, errand, { service, now });
    const outcome = await store.commit(change);
    if (outcome.kind !== 'committed') {
      raced++;
      return false;
    }
    for (const { act } of errand.steps) counts[act]++;
    return change.outbox.length > 0;
  }

  /** Most tickets need nothing, and few move up: only for those it is read who is there. */
  async function errandOf(ticket: Ticket): Promise<Errand | undefined> {
    const errand = decideErrand(ticket, { service, now });
    if (errand?.steps.some(({ act }) => act === 'delayed') !== true) return errand;
    staffing ??= readStaffing(store, service);
    return decideErrand(ticket, { service, now, staffing: await staffing });
  }
}

async function inParallel<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  const left = things.values();
  const worker = async () => {
    for (const thing of left) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
