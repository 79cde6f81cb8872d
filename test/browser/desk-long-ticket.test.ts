import { parts } from '../../web/desk/language/en/parts';
import { everybodyAway, useDesk } from './desk-setup';

/** So much is written within a minute here. */
const desk = useDesk(everybodyAway, { env: { MESSAGES_PER_MINUTE: '600' } });

describe('a ticket whose transcript is too long for one answer', () => {
  it('shows the end of it, and loads what was before', async () => {
    const customer = await desk.customer('en', 'Greta');
    const number = await customer.askForPerson({ email: 'greta@example.com' });
    // Each backslash is two in JSON, and what the bot made of them comes with them: more than half a megabyte.
    for (let count = 1; count <= 60; count++) await customer.say(`part ${count}: ${'\\'.repeat(1_980)}`);
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    const earlier = page.getByRole('button', { name: parts.ticket.earlier });
    const part = (count: number) => page.locator('.said-customer', { hasText: `part ${count}:` });
    await part(60).waitFor();
    expect(await part(1).count()).toBe(0);

    const { before = 0, messages } = await desk.ticket(number);
    expect(messages[0]?.seq).toBe(before);
    const view = page.locator('.transcript');
    await view.evaluate((box) => box.scrollTo({ top: 0 }));
    const [shown] = messages.flatMap(({ text }) => /^part (\d+):/.exec(text)?.[1] ?? []);
    const top = async () => (await part(Number(shown)).boundingBox())?.y ?? Number.NaN;
    const place = await top();
    await earlier.click();
    await part(1).waitFor();
    expect(await earlier.count()).toBe(0);
    expect(Math.abs((await top()) - place)).toBeLessThan(80);

    // What was loaded stays when something new comes.
    await customer.say('one more thing');
    await page.locator('.said-customer', { hasText: 'one more thing' }).waitFor();
    expect(await part(1).count()).toBe(1);
  }, 120_000);
});
