import { smtpMailer } from '../../../../../bot/adapters/email';
import type { OutboxItem } from '../../../../../bot/ports';
import { runOutboxWorker } from '../../../../../bot/tickets/notifications/outbox-worker';
import { change, committed, openTicket, outboxItem, ticket } from '../../../../contract/store/fixtures';
import { memoryStore } from '../../../../support/memory-store';
import { quietRelay } from '../../../../support/quiet-relay';
import { smallKnowledge } from '../../../../support/small-knowledge';
import { mailServer } from '../../../adapters/email/mail-server';

const START = Date.parse('2026-11-23T09:30:00.000Z');
const MINUTE_MS = 60_000;

test('a mail server that is down for a day costs nothing but the day: tickets go on, and then every mail arrives, in order', async () => {
  let nowMs = START;
  const clock = { now: () => new Date(nowMs) };
  const store = memoryStore({ clock });
  const first = await mailServer();
  const { url, port } = first;
  await first.close();
  const knowledge = smallKnowledge();
  const service = { ...knowledge.base.service, notifications: { email: ['equipo@example.com'] } };
  const ports = quietRelay({
    store,
    clock,
    knowledge: { current: async () => ({ ...knowledge, base: { ...knowledge.base, service } }) },
    mailer: smtpMailer({ url, from: 'mostrador@example.com' }),
  });
  const mail = (id: string, version: number, about: OutboxItem['about']): OutboxItem => ({
    ...outboxItem(id, `${id}.1#${version}#staff_mail#${about}`, { kind: 'staff_mail', ticketId: `${id}.1` }),
    ...(about === undefined ? {} : { about }),
    createdAt: clock.now().toISOString(),
    nextAttemptAt: clock.now().toISOString(),
  });

  const wanted: string[] = [];
  for (let minute = 0; minute < 24 * 60; minute++) {
    nowMs += MINUTE_MS;
    if (minute % 120 === 0) {
      const id = `c${minute}`;
      await openTicket(store, ticket(`${id}.1`, id, { number: `M-${minute}` }));
      const items = [mail(id, 1, 'ticket_opened'), mail(id, 9, 'reopened'), mail(id, 10, 'escalated')];
      await committed(store, change({ outbox: items }));
      wanted.push(...items.map((item) => item.id));
    }
    await runOutboxWorker(ports);
  }
  expect(await store.listDeadOutbox(10)).toEqual([]);

  const back = await mailServer(undefined, port);
  for (let minute = 0; minute < 61; minute++) {
    nowMs += MINUTE_MS;
    await runOutboxWorker(ports);
  }
  const arrived = back.received.map((text) => /^X-Mostrador-Event: (.*)$/m.exec(text)?.[1]?.trim() ?? '');
  expect([...arrived].sort()).toEqual([...wanted].sort());
  for (const id of new Set(wanted.map((event) => event.split('.')[0]))) {
    const mine = arrived.filter((event) => event.startsWith(`${id}.`));
    expect(mine).toEqual(wanted.filter((event) => event.startsWith(`${id}.`)));
  }
  await back.close();
});
