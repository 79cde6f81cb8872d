/**
 * What the pages ask for while a customer waits and a ticket is on a desk, with a socket and without, and how soon a reply is
 * seen: `npm run bench:network`, with `-- --minutes 2` for a shorter recording, and `--replies 20` for more replies.
 */
import '../support/quiet';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { deskOn } from '../browser/desk-setup';
import { openStage, type Stage } from '../browser/harness';
import { asStaff, openWidget } from '../browser/widget-page';

const { values: flags } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, replies: { type: 'string', default: '10' } },
});
const [MINUTES, REPLIES] = [Number(flags.minutes), Number(flags.replies)];
/** A customer reads before the next reply comes. */
const BETWEEN_MS = 3_000;

/** How often each path was asked for from now on, and how many frames came and went. */
function record(page: Page): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  const add = (name: string) => made.set(name, (made.get(name) ?? 0) + 1);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/'))
      add(`${request.method()} ${pathname.replace(/(conversations|tickets)\/[^/]+/, (_, kind) => `${kind}/…`)}`);
  });
  page.on('websocket', (socket) => {
    add('socket');
    socket.on('framereceived', () => add('frame received'));
    socket.on('framesent', () => add('frame sent'));
  });
  return made;
}

async function recordOnce(stage: Stage, hasSocket: boolean): Promise<void> {
  const desk = deskOn(stage);
  const customer = await openWidget(stage);
  const ofWidget = record(customer.page);
  if (!hasSocket) await customer.page.routeWebSocket(/\/live$/, (socket) => socket.close());
  const number = await customer.askForPerson();
  const shown = await desk.signedIn('ana', `/desk/tickets/${number}`);
  const onDesk = record(shown);
  if (!hasSocket) {
    await shown.routeWebSocket(/\/live$/, (socket) => socket.close());
    await shown.reload();
  }
  await customer.page.waitForTimeout(BETWEEN_MS);
  const delays: number[] = [];
  for (let turn = 0; turn < REPLIES; turn++) {
    const text = `Respuesta número ${turn + 1} de ${REPLIES}.`;
    await asStaff(stage, 'ana', number, 'replies', { text });
    const postedMs = performance.now();
    await customer.bubble(text).waitFor({ timeout: 90_000 });
    delays.push(performance.now() - postedMs);
    await customer.page.waitForTimeout(BETWEEN_MS);
  }
  delays.sort((a, b) => a - b);
  const at = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN);
  const mode = hasSocket ? 'with a socket' : 'without a socket';
  console.log(`\n${mode}: ${REPLIES} replies seen after ${at(0.5)} ms (median), ${at(1)} ms (last)`);
  const before = { widget: new Map(ofWidget), desk: new Map(onDesk) };
  await customer.page.waitForTimeout(MINUTES * 60_000);
  for (const [name, now] of [['widget', ofWidget] as const, ['desk', onDesk] as const]) {
    const made = [...now].map(([what, count]) => [what, count - (before[name].get(what) ?? 0)] as const).filter(([, n]) => n > 0);
    const sum = made.filter(([what]) => what.includes('/v1/')).reduce((total, [, count]) => total + count, 0);
    console.log(
      `| ${name}, ${mode}, ${MINUTES} min | ${sum} requests | ${made.map(([what, n]) => `${n} × ${what}`).join(', ')} |`,
    );
  }
  await customer.close();
  await shown.context().close();
}

async function main(): Promise<void> {
  const stage = await openStage();
  try {
    for (const hasSocket of [true, false]) await recordOnce(stage, hasSocket);
  } finally {
    await stage.close();
  }
}

void main();
