import { signal } from '@preact/signals';
import type { Ticket } from '../api/types';

/** The version of each ticket that this person has seen, on this machine. */
const KEPT = 'mostrador:desk:v1:seen';
const MOST = 500;

function read(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
}

const seen = signal(read());

export function saw(number: string, version: number): void {
  if (seen.value[number] === version) return;
  const { [number]: _, ...others } = seen.value;
  // The latest come last, and the oldest are dropped first.
  seen.value = Object.fromEntries([...Object.entries(others).slice(1 - MOST), [number, version]]);
  localStorage.setItem(KEPT, JSON.stringify(seen.value));
}

/** Whether a person changed my ticket since I looked, and it does not wait for the customer. */
export function isUnread(ticket: Ticket, login: string | undefined): boolean {
  const { number, version, touchedVersion = version, status, assignee } = ticket;
  return assignee?.login === login && status === 'assigned' && (seen.value[number] ?? 0) < touchedVersion;
}
