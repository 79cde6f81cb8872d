/**
 * The bill of a month at AWS's list prices: `npm run cost`, with `-- --conversations 50000 --handedOff 0.3` and so on for
 * another month (`cost/month.ts` has all of them). Units are measured by a run of the real functions.
 */
import '../support/quiet';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { METRICS } from '../../functions/registry';
import { buildWeb } from '../../infra/build/web';
import { deploy } from '../infra/aws/deployed';
import { type BillLine, billOf, readPrices, totalOf } from './cost/bill';
import { startMeasuredCloud } from './cost/cloud';
import { fixedUse } from './cost/fixed';
import { measureAll } from './cost/measure';
import { MONTH, type Month } from './cost/month';
import { entriesOf, times } from './cost/use';
import { idleMonth, type Pages, useOf } from './cost/whole-month';

const { values: flags } = parseArgs({
  options: {
    ...Object.fromEntries(Object.keys(MONTH).map((name) => [name, { type: 'string' as const }])),
    /** Conversations of each kind that are run. */
    sample: { type: 'string', default: '10' },
    openTickets: { type: 'string', default: '50' },
    units: { type: 'boolean', default: false },
  },
});

function monthOf(): Month {
  const given = Object.entries(MONTH).map(([name, usual]) => {
    const value = Reflect.get(flags, name);
    return [name, value === undefined ? usual : Number(value)] as const;
  });
  const wrong = given.find(([, value]) => !(value >= 0));
  if (wrong !== undefined) throw new Error(`--${wrong[0]} must be a number.`);
  return { ...MONTH, ...Object.fromEntries(given) };
}

async function pages(): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-cost-web-'));
  try {
    const { files, launcherGzipBytes, panelGzipBytes } = await buildWeb({ outDir: folder });
    const desk = files.filter(({ file }) => file.startsWith('desk/'));
    return {
      widgetFiles: 2,
      widgetBytes: launcherGzipBytes + panelGzipBytes,
      deskFiles: desk.length,
      deskBytes: desk.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const dollars = (amount: number) => amount.toFixed(2).padStart(8);

function table(titles: readonly string[], bills: readonly (readonly BillLine[])[]): string {
  const [first = []] = bills;
  const rows = first.map(
    ({ name }, place) => `| ${name} | ${bills.map((bill) => dollars(bill[place]?.dollars ?? 0)).join(' | ')} |`,
  );
  const total = `| **Together** | ${bills.map((bill) => `**${totalOf(bill).toFixed(2)}**`).join(' | ')} |`;
  return [`| US dollars | ${titles.join(' | ')} |`, `|---|${titles.map(() => '---:').join('|')}|`, ...rows, total].join('\n');
}

async function main(): Promise<void> {
  const month = monthOf();
  const prices = await readPrices();
  const template = deploy({ alarmEmail: 'ops@example.com', mailFrom: 'help@example.com' });
  const cloud = await startMeasuredCloud(month);
  try {
    const measured = await measureAll(cloud, {
      conversations: Number(flags.sample),
      turns: month.turns,
      openTickets: Number(flags.openTickets),
    });
    if (flags.units) for (const [name, use] of Object.entries(measured)) console.log(name, JSON.stringify(use));
    const built = await pages();
    const [plain, mixed] = [useOf(month, measured, built, 0), useOf(month, measured, built)];
    const idle = idleMonth(measured, fixedUse(template), month);
    const million = 1_000_000 / month.conversations;
    const share = `${Math.round(month.handedOff * 100)} % handed off`;
    console.log(
      table(
        ['plain, per million', `${share}, per million`],
        [plain, mixed].map((use) => billOf(times(use, million), prices)),
      ),
    );
    console.log(
      `\n${table(['month without traffic', 'with the free tier'], [billOf(idle, prices), billOf(idle, prices, true)])}`,
    );
    console.log(`\nCustom metrics: ${Object.keys(METRICS).join(', ')}, each with data only when something is wrong`);
    console.log(`\nPrices: us-east-1, read ${prices.read} (test/bench/cost/prices.yaml). The month:`);
    console.log(
      Object.entries(month)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    );
    if (flags.units) console.log(JSON.stringify(Object.fromEntries(entriesOf(mixed))));
  } finally {
    await cloud.close();
  }
}

void main();
