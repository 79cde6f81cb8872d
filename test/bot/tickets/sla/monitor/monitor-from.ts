import type { Service } from '../../../../../bot/model/service';
import { monitorSla } from '../../../../../bot/tickets/sla/monitor';
import type { Counter } from '../../counter';
import { service } from '../../sample';

const MINUTE_MS = 60_000;

/** Lets the watch look every minute, from one time to another. */
export async function monitorFrom(desk: Counter, from: string, to: string, promised: Service = service): Promise<void> {
  for (let at = Date.parse(from); at <= Date.parse(to); at += MINUTE_MS) {
    desk.setTime(new Date(at).toISOString());
    await monitorSla(desk, promised);
  }
}
