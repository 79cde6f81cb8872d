/** What something used, in the units that AWS bills; the keys are those of `prices.yaml`. */
export type Unit =
  | 'httpRequests'
  | 'socketMessages'
  | 'socketMinutes'
  | 'edgeRequests'
  | 'edgeGigabytes'
  | 'pageFunctions'
  | 'invocations'
  | 'gigabyteSeconds'
  | 'writeUnits'
  | 'readUnits'
  | 'storedGigabyteMonths'
  | 'backupGigabyteMonths'
  | 'logGigabytes'
  | 'logGigabyteMonths'
  | 'alarmMetrics'
  | 'customMetrics'
  | 'keys'
  | 'mails'
  | 'mailGigabytes'
  | 'logins';

export type Use = Readonly<Partial<Record<Unit, number>>>;

export function add(...uses: readonly Use[]): Use {
  const total: Partial<Record<Unit, number>> = {};
  for (const use of uses) for (const [unit, amount] of entriesOf(use)) total[unit] = (total[unit] ?? 0) + amount;
  return total;
}

export function times(use: Use, factor: number): Use {
  return Object.fromEntries(entriesOf(use).map(([unit, amount]) => [unit, amount * factor]));
}

export function entriesOf(use: Use): readonly (readonly [Unit, number])[] {
  return Object.entries(use).map(([unit, amount]) => [unit as Unit, amount] as const);
}
