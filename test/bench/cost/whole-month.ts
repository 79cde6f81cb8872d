import { QUEUE_SPANS } from '../../../bot/live/give-hint';
import { LIVE_MS as PRESENCE_MS } from '../../../web/desk/ticket/header/presence-pace';
import { pollDelayMs } from '../../../web/widget/session/poll-delay';
import type { Measured } from './measure';
import { LOG_COMPRESSION, type Month } from './month';
import { add, times, type Use } from './use';

const GIGABYTE = 1024 ** 3;
const MINUTES_A_MONTH = 30 * 24 * 60;

/** What the pages load, and how often; bytes are compressed. */
export interface Pages {
  readonly widgetFiles: number;
  readonly widgetBytes: number;
  readonly deskFiles: number;
  readonly deskBytes: number;
}

/** How often desks read while hints arrive, from `web/`; see `test/bench/cost/cost.test.ts`. */
export const PACE = {
  /** Minutes between reads of the desk's lists and of the ticket on the screen; and of the team. */
  readMinutes: 1,
  teamMinutes: 5,
  pingMinutes: 5,
  /** A desk says hello again before its token of fifteen minutes ends. */
  helloMinutes: 14,
  /** Seconds between hints about the lists at least: when they come alone, and one after another, when lists are read as often. */
  calmSeconds: QUEUE_SPANS.calmMs / 1_000,
  busySeconds: QUEUE_SPANS.busyMs / 1_000,
  /** Reads of each list for a hint that comes alone. */
  readsPerHint: 2,
  /** Seconds between reports that somebody is at a ticket. */
  presenceSeconds: PRESENCE_MS / 1_000,
  /** Changes of a ticket that are hinted at: opened, named, read, replied, answered, resolved. */
  changesPerTicket: 6,
};

/** Everything that the month used, but for what is there without traffic. */
export function useOf(month: Month, measured: Measured, pages: Pages, handedOff = month.handedOff): Use {
  const handed = month.conversations * handedOff;
  const plain = month.conversations - handed;
  const bytes = plain * measured.plainBytes + handed * measured.handedOffBytes;
  const use = add(
    times(measured.plain, plain),
    times(measured.handedOff, handed),
    waiting(month, measured, handed),
    handed === 0 ? {} : desks(month, measured, handed, pages),
    staticFiles(month.conversations, pages.widgetFiles, pages.widgetBytes),
    {
      storedGigabyteMonths: (bytes * month.monthsKept) / GIGABYTE,
      backupGigabyteMonths: (bytes * month.monthsKept) / GIGABYTE,
    },
  );
  return { ...use, logGigabyteMonths: (use.logGigabytes ?? 0) * month.logMonths * LOG_COMPRESSION };
}

function waiting({ waitingMinutes }: Month, { waitingRead }: Measured, handed: number): Use {
  return add(times(waitingRead, handed * readsWhileWaiting(waitingMinutes)), {
    socketMinutes: handed * waitingMinutes,
    socketMessages: (handed * waitingMinutes) / PACE.pingMinutes,
    invocations: (handed * waitingMinutes) / PACE.pingMinutes,
  });
}

/** How often a page reads that waits with a socket, and hears nothing. */
export function readsWhileWaiting(minutes: number): number {
  let reads = -1;
  const waiting = { conversation: 'waiting', isOnline: true, isVisible: true, isLive: true, failures: 0, random: 0 } as const;
  for (let quietForMs = 0; quietForMs <= minutes * 60_000; reads++)
    quietForMs += pollDelayMs({ ...waiting, quietForMs }) ?? Number.POSITIVE_INFINITY;
  return reads;
}

/** The desks of one team of 100,000 conversations, as many times as there are such teams. */
function desks(month: Month, measured: Measured, handed: number, pages: Pages): Use {
  const people = (month.conversations / 100_000) * month.peoplePer100000;
  const minutes = people * month.hours * 60 * month.days;
  const secondsBetweenChanges =
    (month.hours * 3_600 * month.days) / ((handed / month.conversations) * 100_000 * PACE.changesPerTicket);
  const span = secondsBetweenChanges < PACE.busySeconds ? PACE.busySeconds : PACE.calmSeconds;
  const hints = (minutes * 60) / (span + secondsBetweenChanges);
  const ticketMinutes = handed * month.minutesAtATicket;
  return add(
    // A read for a hint puts the next regular one off.
    times(
      measured.overviewRead,
      Math.max(minutes / PACE.readMinutes, Math.min(hints * PACE.readsPerHint, (minutes * 60) / PACE.busySeconds)),
    ),
    times(measured.teamRead, minutes / PACE.teamMinutes),
    times(measured.ticketRead, ticketMinutes / PACE.readMinutes),
    // Once more when the ticket is left.
    times(measured.presence, (ticketMinutes * 60) / PACE.presenceSeconds + handed),
    times(measured.deskSocket, minutes / PACE.helloMinutes),
    staticFiles(people * month.days, pages.deskFiles, pages.deskBytes),
    {
      logins: people,
      socketMinutes: minutes,
      socketMessages: hints + minutes / PACE.pingMinutes,
      invocations: minutes / PACE.pingMinutes,
    },
  );
}

function staticFiles(visits: number, files: number, bytes: number): Use {
  return { edgeRequests: visits * files, pageFunctions: visits * files, edgeGigabytes: (visits * bytes) / GIGABYTE };
}

/** A month without traffic: the schedules, and what the template makes. */
export function idleMonth({ idleMinute }: Measured, fixed: Use, { logMonths }: Month): Use {
  const use = times(idleMinute, MINUTES_A_MONTH);
  return { ...use, ...fixed, logGigabyteMonths: (use.logGigabytes ?? 0) * logMonths * LOG_COMPRESSION };
}
