import { runOutboxWorker } from '../../../bot/tickets/notifications/outbox-worker';
import { deskApp } from '../../../functions/desk/app';
import { counter, handedOver } from '../../bot/tickets/counter';
import { quietRelay } from '../../support/quiet-relay';
import { type Answer, callDesk } from './front';
import { knowledgeOf } from './knowledge';

/** A desk whose mail server will never take what is sent to it, until it is mended. */
async function scene() {
  const desk = counter();
  const ticket = await handedOver(desk);
  const app = deskApp(() => ({ ...desk, knowledge: knowledgeOf() }));
  const { service } = (await knowledgeOf().current()).base;
  const base = {
    ...(await knowledgeOf().current()).base,
    service: { ...service, notifications: { email: ['equipo@example.com'] } },
  };
  const mails: string[] = [];
  let isMended = false;
  const ports = quietRelay({
    ...desk,
    knowledge: { current: async () => ({ ...(await knowledgeOf().current()), base }) },
    mailer: {
      send: async ({ eventId }) => {
        if (!isMended) throw new Error('550 no such mailbox');
        mails.push(eventId);
      },
    },
  });
  const lead = (method: 'GET' | 'POST', path: string): Promise<Answer> =>
    callDesk(app, { method, path, role: 'lead', login: 'luis' });
  return {
    desk,
    ticket,
    mails,
    mend: () => {
      isMended = true;
    },
    run: () => runOutboxWorker(ports),
    /** Until everything that fails was given up. */
    giveUp: async () => {
      for (let hour = 0; hour < 40; hour++) {
        desk.setTime(new Date(desk.clock.now().getTime() + 3_600_001).toISOString());
        await runOutboxWorker(ports);
      }
    },
    list: async () => (await lead('GET', '/v1/notifications/dead')).json.items,
    retry: (id: string) => lead('POST', `/v1/notifications/dead/${id}/retry`),
  };
}

describe('what could not be delivered', () => {
  test('is listed with its ticket and the reason, and nothing of its customer', async () => {
    const at = await scene();
    expect(await at.list()).toEqual([]);
    await at.giveUp();
    const items = await at.list();
    expect(items[0]).toMatchObject({
      kind: 'staff_mail',
      about: 'ticket_opened',
      ticket: at.ticket.number,
      attempts: 30,
      lastError: 'Error: 550 no such mailbox',
    });
    expect(JSON.stringify(items)).not.toContain('lavadora');
  });

  test('is tried again when a lead says so, and gone when it arrived', async () => {
    const at = await scene();
    await at.giveUp();
    at.mend();
    const [item] = await at.list();
    const triggerCount = at.desk.triggerCount();
    expect((await at.retry(item.id)).status).toBe(204);
    expect(at.desk.triggerCount()).toBe(triggerCount + 1);
    await at.run();
    expect(at.mails).toContain(`${at.ticket.id}#1#staff_mail#ticket_opened`);
    expect((await at.list()).map(({ id }: { id: string }) => id)).not.toContain(item.id);
  });

  test('is given up again when it fails again, after as many tries', async () => {
    const at = await scene();
    await at.giveUp();
    const [item] = await at.list();
    await at.retry(item.id);
    await at.run();
    expect((await at.list()).map(({ id }: { id: string }) => id)).not.toContain(item.id);
    await at.giveUp();
    expect(await at.list()).toContainEqual(expect.objectContaining({ id: item.id, attempts: 30 }));
  });

  test.each(['bm9uZQ', 'x', '..%2F..', '%23'])('is not found as %s', async (id) => {
    const at = await scene();
    expect(await at.retry(id)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  });

  test('is retried once by two leads at once', async () => {
    const at = await scene();
    await at.giveUp();
    const [item] = await at.list();
    const statuses = (await Promise.all([at.retry(item.id), at.retry(item.id)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 404]);
  });
});
