import { claim } from '../../../../bot/tickets/actions/claim';
import { priority } from '../../../../bot/tickets/actions/priority';
import { reply } from '../../../../bot/tickets/actions/reply';
import { customerWrote } from '../../../../bot/tickets/customer/customer-transitions';
import type { Danger } from '../../../../bot/tickets/lifecycle/danger';
import { ana, counter, handedOver, luis, request, stored } from '../counter';
import { service } from '../sample';

const SMOKE: Danger = { kinds: ['smoke'], said: 'sale humo del horno' };
const FIRE: Danger = { kinds: ['fire'], said: 'ahora arden las cortinas' };

describe('danger on record', () => {
  it('is a priority that goes up the first time, and what it is afterwards', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const at = { now: desk.clock.now(), service };
    const smoke = customerWrote(opened, 'calm', { ...at, danger: SMOKE });
    expect(smoke.events.at(-1)).toMatchObject({ kind: 'prioritised', from: 'normal', to: 'urgent', text: 'danger' });
    const fire = customerWrote(smoke.next, 'calm', { ...at, danger: FIRE });
    const last = fire.events.at(-1);
    expect(last).toMatchObject({ kind: 'danger_told', actor: 'bot' });
    expect(last).not.toHaveProperty('from');
    expect(last).not.toHaveProperty('to');
    expect(fire.next).toMatchObject({ priority: 'urgent', dangerAt: at.now.toISOString() });
  });
});

/** Opened, and answered by a person. */
async function answered(tone: 'calm' | 'upset') {
  const desk = counter();
  const opened = await handedOver(desk, { tone });
  await reply(desk, request(ana, opened, { text: 'Lo miro ahora mismo.' }));
  return { desk, ticket: (await stored(desk, opened)).ticket, at: { now: desk.clock.now(), service } };
}

describe('a priority', () => {
  it('goes one step up when the customer is upset, and no further however often they say so', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const at = { now: desk.clock.now(), service };
    const once = customerWrote(opened, 'upset', at).next;
    expect(once).toMatchObject({ priority: 'high', tone: 'upset' });
    expect(customerWrote(once, 'upset', at).next.priority).toBe('high');
  });

  it('goes down again when a customer answers a person calmly, and no promise becomes later', async () => {
    const { ticket, at } = await answered('upset');
    expect(ticket).toMatchObject({ priority: 'high', tone: 'upset' });
    const { next, events } = customerWrote(ticket, 'calm', at);
    expect(next).toMatchObject({ priority: 'normal', tone: 'calm', resolutionDueAt: ticket.resolutionDueAt });
    expect(events.at(-1)).toMatchObject({ kind: 'prioritised', actor: 'bot', from: 'high', to: 'normal', text: 'calm' });
  });

  it('does not go down for calm words before anybody has answered', async () => {
    const desk = counter();
    const opened = await handedOver(desk, { tone: 'upset' });
    expect(customerWrote(opened, 'calm', { now: desk.clock.now(), service }).next).toMatchObject({
      priority: 'high',
      tone: 'upset',
    });
  });

  it('of a ticket that was opened before it knew its topic’s priority is never lowered', async () => {
    const { ticket, at } = await answered('upset');
    const { topicPriority: _, ...old } = ticket;
    expect(customerWrote(old, 'calm', at).next.priority).toBe('high');
  });

  it('that staff chose stays whatever the customer sounds like, until they tell of danger', async () => {
    const { desk, ticket, at } = await answered('calm');
    await priority(desk, request(luis, ticket, { priority: 'low', reason: 'Puede esperar.' }));
    const { ticket: chosen, events } = await stored(desk, ticket);
    expect(chosen).toMatchObject({ priority: 'low', resolutionDueAt: ticket.resolutionDueAt });
    expect(events.at(-1)).toMatchObject({ actor: 'luis', from: 'normal', to: 'low', text: 'Puede esperar.' });
    expect(customerWrote(chosen, 'upset', at).next.priority).toBe('low');
    expect(customerWrote(chosen, 'calm', { ...at, danger: SMOKE }).next.priority).toBe('urgent');
  });

  it('that staff raise brings earlier due times, and the owner is told', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    await priority(desk, request(luis, opened, { priority: 'urgent', reason: 'Se muda mañana.' }));
    const { ticket } = await stored(desk, opened);
    expect(ticket.firstResponseDueAt < opened.firstResponseDueAt).toBe(true);
    expect(ticket.promisedAt).toBe(ticket.firstResponseDueAt);
    const outbox = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 20);
    expect(outbox.filter(({ about }) => about === 'prioritised')).toMatchObject([{ kind: 'staff_mail', to: ['ana'] }]);
  });

  it('chosen again changes nothing', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    for (const reason of ['Hoy.', 'Hoy, por favor.']) await priority(desk, request(luis, opened, { priority: 'high', reason }));
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });
});
