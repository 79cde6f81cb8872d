import { signal } from '@preact/signals';
import { locale, words } from '.';

/** The page's clock: labels that depend on the time are updated now and then. */
export const now = signal(Date.now());
const TICK_MS = 10_000;

export function startClock(): void {
  const tick = () => {
    if (document.visibilityState === 'visible') now.value = Date.now();
  };
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration in its coarsest useful unit, rounded down: “35 min”, “5 hr”, “3 days”. */
export function span(ms: number): string {
  const [amount, unit] =
    ms < HOUR_MS
      ? [Math.max(1, Math.floor(ms / MINUTE_MS)), 'minute']
      : ms < 2 * DAY_MS
        ? [Math.floor(ms / HOUR_MS), 'hour']
        : [Math.floor(ms / DAY_MS), 'day'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(amount);
}

const day = (ms: number) => new Date(ms).toDateString();

export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** “Today”, “Yesterday”, or the date. */
export function dayName(iso: string): string {
  const at = Date.parse(iso);
  if (day(at) === day(now.value)) return words().time.today;
  if (day(at) === day(now.value - DAY_MS)) return words().time.yesterday;
  return new Date(at).toLocaleDateString(locale(), { weekday: 'short', day: 'numeric', month: 'short' });
}

/** The time, with the day unless it is today: the weekday within a week, otherwise the date. */
export function moment(iso: string): string {
  const at = Date.parse(iso);
  if (day(at) === day(now.value)) return clockTime(iso);
  const near = Math.abs(at - now.value) < 6 * DAY_MS;
  return new Date(at).toLocaleString(locale(), {
    weekday: 'short',
    ...(near ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** “5 sec. ago”; “now” when this clock is behind the server's. */
export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [amount, unit]: [number, Intl.RelativeTimeFormatUnit] =
    seconds < 60
      ? [seconds, 'second']
      : seconds < 3_600
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3_600), 'hour'];
  return new Intl.RelativeTimeFormat(locale(), { style: 'short' }).format(-amount, unit);
}
