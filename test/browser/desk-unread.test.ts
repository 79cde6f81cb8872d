import { eventually, row, ticketOf } from './desk-parts';
import { deskOn } from './desk-setup';
import { useStage } from './harness';
import { openTimelyStage } from './timely-stage';

const at = useStage(async () => deskOn(await openTimelyStage()));

describe('a ticket of mine in the queue', () => {
  it('is unread when the customer writes or a colleague does something, not when its time is noticed', async () => {
    const { stage: desk } = at;
    await desk.away('luis', 'admin');
    const { number, customer } = await ticketOf(desk, 'Pablo', 'the washing machine leaks');
    await desk.colleague('ana', `/v1/tickets/${number}/claim`, {});
    const page = await desk.signedIn('ana', `/desk/tickets/${number}?view=mine`);
    const mine = row(page, number);
    const unread = mine.getByRole('img', { name: 'New message' });
    const look = async () => {
      await mine.click();
      await unread.waitFor({ state: 'hidden' });
      await page.goto(`${desk.server.url}/desk?view=mine`);
      await mine.waitFor();
    };
    await look();
    expect(await unread.count()).toBe(0);

    const before = await mine.innerText();
    await desk.letPass((await desk.promised(number)).hours * 0.55, number);
    await eventually(
      () => mine.innerText(),
      (text) => text !== before,
    );
    expect((await desk.ticket(number)).events.at(-1)).toMatchObject({ kind: 'reminded', actor: 'watch' });
    expect(await unread.count()).toBe(0);

    await customer.say('it is worse now');
    await unread.waitFor();
    await look();
    expect(await unread.count()).toBe(0);
    await desk.colleague('luis', `/v1/tickets/${number}/notes`, { text: 'The technician is in the area.' });
    await unread.waitFor();
    await page.context().close();
  });
});
