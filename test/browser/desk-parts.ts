import type { Page } from 'playwright-core';
import type { Customer } from './customer';
import type { Desk } from './desk-setup';

/** The parts of the desk's pages that several tests look at, in English. */
export const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
export const row = (page: Page, number: string) => page.locator(`.row[data-ticket="${number}"]`);
export const said = (page: Page, text: string) => page.locator('.said', { hasText: text });

/** Sends what is written without waiting for the time to undo. */
export async function sendNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send reply/ }).click();
  await page.getByRole('button', { name: /^Send now/ }).click();
}

/** A ticket of a new customer who asked this. */
export async function ticketOf(
  desk: Desk,
  name: string,
  question: string,
): Promise<{ readonly number: string; readonly customer: Customer }> {
  const customer = await desk.customer('en', name);
  await customer.say(question);
  return { customer, number: await customer.askForPerson({ name, email: `${name.toLowerCase()}@example.com` }) };
}

/** The same, with the ticket's page before Ana. */
export async function onTicket(
  desk: Desk,
  name: string,
  question: string,
): Promise<Awaited<ReturnType<typeof ticketOf>> & { readonly page: Page }> {
  const ticket = await ticketOf(desk, name, question);
  return { ...ticket, page: await desk.signedIn('ana', `/desk/tickets/${ticket.number}`) };
}

/** Looks again until it holds: what is under test is that it comes, not how fast this machine is. */
export async function eventually<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const found = await look();
    if (holds(found)) return;
    if (attempt === 100) throw new Error(`It stayed at ${JSON.stringify(found)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
