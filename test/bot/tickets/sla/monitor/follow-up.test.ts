import type { Service } from '../../../../../bot/model/service';
import type { Ticket } from '../../../../../bot/model/ticket';
import { reply } from '../../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../../bot/tickets/actions/resolve';
import { monitorSla } from '../../../../../bot/tickets/sla/monitor';
import { ana, type Counter, counter, handedOver, request, stored } from '../../counter';
import { service } from '../../sample';
import { monitorFrom } from './monitor-from';

const asking: Service = { ...service, followUpAfterHours: 24 };
const NEXT_DAY = '2025-11-25T09:00:00.000Z';

/** Resolved on Monday at 10:00 in Madrid; it closes three days later. */
async function resolved(reason: 'answered' | 'no_reply' | 'duplicate' = 'answered', email = 'marta@example.com') {
  const desk = counter();
  const ticket = await handedOver(desk, { customer: { email } });
  await reply(desk, request(ana, ticket, { text: 'Hecho' }));
  await resolve(desk, request(ana, ticket, { reason }));
  return { desk, ticket };
}

const questions = async (desk: Counter, ticket: Ticket) =>
  (await stored(desk, ticket)).messages.filter(({ kind }) => kind === 'choices');

describe('some time after a resolution', () => {
  it('the customer is asked once whether all is well, with one tap to take it up again', async () => {
    const { desk, ticket } = await resolved();
    await monitorFrom(desk, '2025-11-25T08:00:00.000Z', '2025-11-25T12:00:00.000Z', asking);
    const [question, ...more] = await questions(desk, ticket);
    expect(more).toEqual([]);
    expect(question).toMatchObject({
      at: NEXT_DAY,
      choices: [{ value: 'settled' }, { label: 'No, seguid con ella', value: 'person' }],
    });
    expect(question?.text).toContain(`¿Ha quedado todo bien con tu consulta ${ticket.number}?`);
    const { ticket: now, events } = await stored(desk, ticket);
    expect(now).toMatchObject({ status: 'resolved', followedUpAt: NEXT_DAY });
    expect(events.at(-1)).toMatchObject({ kind: 'followed_up', actor: 'watch' });
    const items = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 100);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'customer_mail', about: 'follow_up', seqs: [question?.seq] }));
  });

  it('nobody is asked at night: the question waits for the morning', async () => {
    const { desk } = await resolved();
    desk.setTime('2025-11-25T20:00:00.000Z');
    expect(await monitorSla(desk, asking)).toMatchObject({ followedUp: 0 });
    desk.setTime('2025-11-26T08:00:00.000Z');
    expect(await monitorSla(desk, asking)).toMatchObject({ followedUp: 1 });
  });

  it.each([
    ['when the service file does not wish it', service, 'answered'],
    ['when the customer had fallen silent', asking, 'no_reply'],
    ['when it was the same as another', asking, 'duplicate'],
  ] as const)('nobody is asked %s', async (_, wish, reason) => {
    const { desk } = await resolved(reason);
    desk.setTime(NEXT_DAY);
    expect(await monitorSla(desk, wish)).toMatchObject({ followedUp: 0 });
  });

  it('who has rated the service has told us already', async () => {
    const { desk, ticket } = await resolved();
    const rating = { conversationId: 'c1', score: 5, at: NEXT_DAY, ticketNumber: ticket.number };
    await desk.store.commit({ messages: [], outbox: [], rating });
    desk.setTime(NEXT_DAY);
    await monitorSla(desk, asking);
    expect(await questions(desk, ticket)).toEqual([]);
    expect(await monitorSla(desk, asking)).toMatchObject({ followedUp: 0 });
  });

  it('a ticket that closes before the morning is closed without a question', async () => {
    const { desk } = await resolved();
    desk.setTime('2025-11-28T20:00:00.000Z');
    expect(await monitorSla(desk, asking)).toMatchObject({ followedUp: 0, closed: 1 });
  });
});
