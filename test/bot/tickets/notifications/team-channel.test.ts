import { httpWebhook } from '../../../../bot/adapters/webhook';
import { NOTIFICATIONS } from '../../../../bot/ports';
import { notify } from '../../../../bot/tickets/notifications/notify';
import { runOutboxWorker } from '../../../../bot/tickets/notifications/outbox-worker';
import { teamsBody } from '../../../../bot/tickets/notifications/teams-body';
import { change, committed, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { memoryStore } from '../../../support/memory-store';
import { quietRelay } from '../../../support/quiet-relay';
import { smallKnowledge } from '../../../support/small-knowledge';
import { type Receiver, receiver } from '../../adapters/webhook/receiver';

const NOW = new Date('2026-11-23T09:30:00.000Z');
const clock = { now: () => NOW };
const small = smallKnowledge();
const ANA = { login: 'ana', name: 'Ana' };
const SITE = 'https://help.example.com';
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const HOSTILE = '[pincha](https://evil.example) **ya** # <at>todos</at> {{DATE(2020-01-01T00:00:00Z)}} https://evil.example/x';

/** A desk whose service file names a workflow of Teams, and a relay that really calls it. */
async function desk(teams: string, { allowLocal = true, subject = '¿Y mi pedido?' } = {}) {
  const service = { ...small.base.service, notifications: { email: [], teams } };
  const store = memoryStore({ clock });
  const opened = ticket('c1.1', 'c1', { number: 'M-0123ABCD', subject, assignee: ANA });
  await openTicket(store, opened);
  const news = notify(service, opened, 'escalated', { now: NOW }).filter(({ kind }) => kind === 'team_channel');
  await committed(store, change({ outbox: news }));
  const knowledge = { current: async () => ({ ...small, base: { ...small.base, service } }) };
  const ports = quietRelay({ store, clock, knowledge, webhook: httpWebhook({ clock, allowLocal }) });
  return { store, run: () => runOutboxWorker(ports) };
}

describe('a channel of Teams', () => {
  let there: Receiver;
  beforeEach(async () => {
    there = await receiver();
    // As a workflow answers.
    there.answer((response) => response.writeHead(202).end());
  });
  afterEach(() => there.close());

  test('gets the news as a card, with the ticket a tap away', async () => {
    const { run } = await desk(there.url);
    expect(await run()).toMatchObject({ delivered: 1, failed: 0 });
    const [got] = there.received;
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-mostrador-event': 'c1.1#1#team_channel#escalated',
    });
    const message = JSON.parse(got?.body ?? '');
    expect(message).toMatchObject({
      type: 'message',
      attachments: [{ contentType: ADAPTIVE_CARD, content: { type: 'AdaptiveCard' } }],
    });
    const [{ content }] = message.attachments;
    expect(linesOf(content)).toEqual([
      'Consulta que sube un escalón',
      'M-0123ABCD «¿Y mi pedido?»',
      'respuesta a más tardar el martes 24 de noviembre a las 10:30 (hora peninsular)',
      'la tiene Ana',
    ]);
    expect(content.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Abrir la consulta', url: `${SITE}/desk/tickets/M-0123ABCD` },
    ]);
  });

  test('shows what a customer wrote as it was written: no Markdown, no link, no call, no date', async () => {
    const { run } = await desk(there.url, { subject: HOSTILE });
    await run();
    const body = there.received[0]?.body ?? '';
    const [{ content }] = JSON.parse(body).attachments;
    expect(linesOf(content)[1]?.replaceAll('\u200B', '')).toBe(`M-0123ABCD «${HOSTILE}»`);
    // Whatever is drawn from Markdown, opens something, or is replaced.
    expect(body).not.toMatch(/"TextBlock"|FactSet|selectAction|msteams|\{\{/);
    expect(content.actions.map(({ url }: { url: string }) => url)).toEqual([`${SITE}/desk/tickets/M-0123ABCD`]);
  });

  test('that leads to this machine is not called where that is not allowed, and can be seen to have failed', async () => {
    const { run, store } = await desk(there.url, { allowLocal: false });
    expect(await run()).toMatchObject({ delivered: 0, failed: 1 });
    expect(there.connections()).toBe(0);
    const [left] = await store.listOutbox('2100-01-01T00:00:00.000Z', 5);
    expect(left).toMatchObject({
      kind: 'team_channel',
      attempts: 1,
      lastError: expect.stringContaining('must begin with https://'),
    });
  });

  test('that redirects is not followed, and hears of it again later', async () => {
    const elsewhere = await receiver();
    there.answer((response) => response.writeHead(302, { location: elsewhere.url }).end());
    const { run, store } = await desk(there.url);
    expect(await run()).toMatchObject({ delivered: 0, failed: 1 });
    expect(elsewhere.connections()).toBe(0);
    expect(await store.listOutbox('2100-01-01T00:00:00.000Z', 5)).toHaveLength(1);
    await elsewhere.close();
  });

  test('that was taken out of the service file meanwhile hears nothing, and nothing is kept for it', async () => {
    const { store } = await desk(there.url);
    expect(await runOutboxWorker(quietRelay({ store, clock, webhook: httpWebhook({ clock, allowLocal: true }) }))).toMatchObject({
      delivered: 1,
    });
    expect(there.connections()).toBe(0);
  });
});

test.each(NOTIFICATIONS)('a card of %s says what it is about in Spanish and in English', (about) => {
  const item = { ...outboxItem('c1', `c1.1#1#team_channel#${about}`), kind: 'team_channel', about } as const;
  const inLanguage = (...languages: ['es' | 'en']) =>
    teamsBody(item, ticket('c1.1', 'c1'), { ...small.base.service, languages }, SITE);
  expect(JSON.stringify(inLanguage('es'))).not.toBe(JSON.stringify(inLanguage('en')));
});

interface Block {
  readonly inlines?: readonly { readonly text: string }[];
}

function linesOf({ body }: { readonly body: readonly Block[] }): readonly string[] {
  return body.map(({ inlines = [] }) => inlines.map(({ text }) => text).join(''));
}
