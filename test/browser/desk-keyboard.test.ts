import { eventually, row, ticketOf } from './desk-parts';
import { everybodyAway, useDesk } from './desk-setup';

const desk = useDesk(everybodyAway);

describe('without a mouse', () => {
  it('goes from the list to a sent reply and a resolution', async () => {
    const { number, customer } = await ticketOf(desk, 'Carl', 'my induction hob shows error Q77');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await row(page, number).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Q77');
    await page.waitForURL(/q=Q77/);
    await eventually(
      () => page.locator('.row').count(),
      (count) => count === 1,
    );
    // In a field, letters are letters.
    expect(await page.getByRole('searchbox').inputValue()).toBe('Q77');
    await page.keyboard.press('Tab');
    await page.locator('body').evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Q77/ }).waitFor();
    await eventually(
      () => page.evaluate(() => document.activeElement?.id),
      (id) => id === 'ticket-title',
    );
    await page.keyboard.press('c');
    await page.getByText('This ticket is yours').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('see you, cheers');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Reply sent').waitFor();
    expect((await customer.transcript()).messages.at(-1)?.text).toBe('see you, cheers');
    await page.getByRole('heading', { name: /Q77/ }).focus();
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ticket-title');
    await page.keyboard.press('e');
    await page
      .getByRole('dialog', { name: 'Resolve the ticket' })
      .getByRole('button', { name: 'Resolve', exact: true })
      .press('Enter');
    await page.getByText('Resolved', { exact: true }).first().waitFor();
  });

  it('lets the keys be switched off', async () => {
    const page = await desk.signedIn('ana', '/desk?view=all');
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(false);
  });
});
