import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { entriesOf, type Unit, type Use } from './use';

const price = z.strictObject({ dollars: z.number(), per: z.number().positive(), unit: z.string(), source: z.url() });
const schema = z.strictObject({
  read: z.union([z.string(), z.date()]).transform(String),
  prices: z.record(z.string(), price),
  free: z.record(z.string(), z.number()),
});
export type Prices = z.infer<typeof schema>;

export async function readPrices(): Promise<Prices> {
  return schema.parse(parse(await readFile(join(__dirname, 'prices.yaml'), 'utf8')));
}

/** Some units together, as people think of them. */
const LINES: Readonly<Record<string, readonly Unit[]>> = {
  'API requests': ['httpRequests'],
  'Sockets: messages and minutes': ['socketMessages', 'socketMinutes'],
  'CloudFront: requests': ['edgeRequests', 'pageFunctions'],
  'CloudFront: traffic': ['edgeGigabytes'],
  'Lambda: requests': ['invocations'],
  'Lambda: time': ['gigabyteSeconds'],
  'Table: writes': ['writeUnits'],
  'Table: reads': ['readUnits'],
  'Table: storage and its backup': ['storedGigabyteMonths', 'backupGigabyteMonths'],
  Logs: ['logGigabytes', 'logGigabyteMonths'],
  Mail: ['mails', 'mailGigabytes'],
  'Logins of staff': ['logins'],
  'Alarms, metrics, keys': ['alarmMetrics', 'customMetrics', 'keys'],
};

export interface BillLine {
  readonly name: string;
  readonly dollars: number;
}

/** Dollars a line. @param isFree whether what AWS gives every account for nothing is taken off */
export function billOf(use: Use, { prices, free }: Prices, isFree = false): readonly BillLine[] {
  const dollars = new Map(
    entriesOf(use).map(([unit, amount]) => {
      const listed = prices[unit];
      if (listed === undefined) throw new Error(`prices.yaml has no price of ${unit}.`);
      const paid = isFree ? Math.max(0, amount - (free[unit] ?? 0)) : amount;
      return [unit, (paid / listed.per) * listed.dollars] as const;
    }),
  );
  return Object.entries(LINES).map(([name, units]) => ({
    name,
    dollars: units.reduce((sum, unit) => sum + (dollars.get(unit) ?? 0), 0),
  }));
}

export function totalOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}
