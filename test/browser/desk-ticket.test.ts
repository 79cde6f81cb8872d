import { parts } from '../../web/desk/language/en/parts';
import { violations } from './accessibility';
import { eventually, onTicket, reply, row, ticketOf } from './desk-parts';
import { everybodyAway, useDesk } from './desk-setup';

const desk = useDesk(everybodyAway);

describe('a ticket', () => {
  it('shows who said what, what the customer thought of it, and why the assistant did not answer', async () => {
    const customer = await desk.customer('es', 'Marta');
    const { messages } = await customer.say('¿cuánto tarda la entregga?');
    const answer = messages.find(({ kind }) => kind === 'answer');
    expect(answer).toBeDefined();
    await customer.feedback(answer?.id ?? '', false);
    await customer.say('y si vivo en Marte cómo lo hacéis');
    const number = await customer.askForPerson({ email: 'marta@example.com' });
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    const asked = page.locator('.said-customer', { hasText: '¿cuánto tarda la entregga?' });
    await asked.waitFor();
    await page.getByText('this did not help').waitFor();
    expect(await page.locator('.said-bot .choice').count()).toBeGreaterThan(0);

    const { ticket, explanation, messages: all } = await desk.ticket(number);
    const corrected = all.flatMap((message) => message.explanation?.words ?? []).find((word) => word.corrected !== undefined);
    expect(corrected?.text).toBe('entregga');
    await asked.getByText('What the assistant made of this').click();
    const read = asked.locator('.marked .word-corrected');
    expect(await read.innerText()).toMatch(new RegExp(`^entregga\\W*${corrected?.corrected}$`));

    const why = page.locator('.context .why');
    await why.getByText(parts.why.reasons[ticket.reason]).waitFor();
    const sentence = await why.locator('.marked').evaluate((text) => {
      for (const correction of Array.from(text.querySelectorAll('.correction'))) correction.remove();
      return text.textContent;
    });
    expect(sentence).toBe(explanation?.sentence);
    const best = why.locator('.bars li').first();
    const { confidence = -1, threshold = -1 } = explanation?.candidates[0] ?? {};
    expect(await best.innerText()).toContain(`${Math.round(confidence * 100)}% likely`);
    expect(await best.innerText()).toContain(`answers from ${Math.round(threshold * 100)}%`);
    const at = await best.locator('.bar').evaluate((bar) => {
      const share = (part: string) => {
        const box = bar.querySelector(part)?.getBoundingClientRect();
        const whole = bar.getBoundingClientRect();
        return box === undefined
          ? -1
          : { end: (box.right - whole.left) / whole.width, start: (box.left - whole.left) / whole.width };
      };
      return { fill: share('.bar-fill'), line: share('.bar-answer') };
    });
    expect(at).toMatchObject({ fill: { end: expect.closeTo(confidence, 1) }, line: { start: expect.closeTo(threshold, 1) } });
  });

  it('does not exist under a number that nobody has', async () => {
    const page = await desk.signedIn('ana', '/desk/tickets/M-00000000');
    await page.getByText('There is no such ticket.').waitFor();
  });

  it('is claimed on the page at once', async () => {
    const { number, page } = await onTicket(desk, 'Sven', 'freezer drawer snapped off');
    await page.route('**/claim', async (route) => {
      await page.getByText('This ticket is yours').waitFor();
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('The ticket is yours').waitFor();
    await page.goto(`${desk.server.url}/desk?view=mine`);
    await row(page, number).getByText('you', { exact: true }).waitFor();
  });

  it('names the winner when somebody was faster, and takes the claim back', async () => {
    const { number, page } = await onTicket(desk, 'Tess', 'hob will not switch off');
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    // The page does not hear of it in time.
    await page.route('**/v1/tickets**', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await desk.colleague('luis', `/v1/tickets/${number}/claim`, {});
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByRole('alert').getByText('Luis has this').waitFor();
    await page.getByText('Nobody has this yet').waitFor();
    await page.unroute('**/v1/tickets**');
    await page.locator('.ticket-head').getByText('Luis has this').waitFor();
  });

  it('lets everybody assign and escalate, and says to whom it goes', async () => {
    const { number } = await ticketOf(desk, 'Uma', 'wrong colour of mixer');
    const lead = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await lead.getByRole('button', { name: 'More' }).click();
    await lead.getByRole('button', { name: 'Merge…' }).waitFor();
    await lead.getByRole('button', { name: 'Assign…' }).click();
    await lead.getByRole('combobox', { name: 'To' }).selectOption('luis');
    await lead.getByRole('button', { name: 'Assign', exact: true }).click();
    await lead.locator('.ticket-head').getByText('Luis has this').waitFor();
    // Somebody has to stand further up.
    await desk.back('admin');
    await lead.getByRole('button', { name: 'More' }).click();
    await lead.getByRole('button', { name: 'Escalate…' }).click();
    await lead.getByRole('dialog').getByText('It goes to Carmen (Administrator).').waitFor();
    await lead.getByRole('textbox', { name: 'Reason' }).fill('needs a technician');
    await lead.getByRole('button', { name: 'Escalate', exact: true }).click();
    await lead.getByText('Escalated to Carmen').waitFor();
    await lead.locator('.transcript').getByText('needs a technician').waitFor();
    await lead.getByRole('button', { name: 'More' }).click();
    await lead.getByRole('button', { name: 'Escalate…' }).click();
    await lead.getByRole('dialog').getByText('Nobody further up is there now.').waitFor();
    await lead.getByRole('textbox', { name: 'Reason' }).fill('still no technician');
    await lead.getByRole('button', { name: 'Escalate', exact: true }).click();
    await lead.getByRole('dialog').getByText('Nobody stands further up the ladder').waitFor();
    await desk.away('admin');
  });

  it('is resolved with a reason, and reopened with another', async () => {
    const { number, page } = await onTicket(desk, 'Vera', 'invoice with the wrong name');
    await page.getByRole('button', { name: 'Resolve…' }).click();
    // Nobody has written to the customer, who could not fail to come back.
    expect(await page.getByRole('radio', { name: 'The customer did not come back' }).count()).toBe(0);
    await page.getByRole('radio', { name: 'Something else' }).check();
    await page.getByRole('textbox', { name: /Note for the record/ }).fill('sent a new one');
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await page.getByText('Resolved', { exact: true }).first().waitFor();
    await page.goto(`${desk.server.url}/desk/tickets/${number}`);
    await page.locator('.status', { hasText: 'Resolved' }).waitFor();
    expect(await page.locator('.facts').first().innerText()).toContain('sent a new one');
    expect(await page.getByRole('button', { name: 'Reply', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Reopen…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('still the wrong name');
    await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    await reply(page).waitFor();
    expect(await page.locator('.history').innerText()).toContain('still the wrong name');
  });

  it('says who took it and when, if the ticket can be read', async () => {
    const { number, page } = await onTicket(desk, 'Ugo', 'grill does not light');
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    await page.route('**/claim', async (route) => {
      await desk.colleague('luis', `/v1/tickets/${number}/claim`, {});
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Luis took this \d+ sec/)
      .waitFor();
  });

  it('takes labels and gives them back, and keeps those that a colleague added meanwhile', async () => {
    const { number, page } = await onTicket(desk, 'Vito', 'chair wobbles');
    await page.getByRole('button', { name: 'Add a label' }).click();
    let tries = 0;
    await page.route('**/labels', async (route) => {
      tries += 1;
      if (tries === 1) await desk.colleague('luis', `/v1/tickets/${number}/labels`, { labels: ['furniture'] });
      await route.continue();
    });
    const field = page.locator('.new-label input');
    await field.fill('urgent repair');
    await field.press('Enter');
    await page.locator('.label', { hasText: 'urgent repair' }).waitFor();
    await page.locator('.label', { hasText: 'furniture' }).waitFor();
    const kept = async () => [...(await desk.ticket(number)).ticket.labels].sort().join();
    await eventually(kept, (labels) => labels === 'furniture,urgent repair');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove furniture' }).click();
    await page.locator('.label', { hasText: 'furniture' }).waitFor({ state: 'hidden' });
    await page.locator('.history').getByText('changed the labels').nth(2).waitFor();
    expect(await kept()).toBe('urgent repair');
  });

  it('is snoozed until a time that one may choose, and taken back', async () => {
    const { number, page } = await onTicket(desk, 'Wim', 'waiting for a spare part');
    await page.getByRole('button', { name: 'Snooze…' }).click();
    await page.getByRole('radio', { name: /At a time of your choice/ }).check();
    const at = new Date(Date.now() + 3 * 86_400_000);
    await page.getByLabel('Day and time').fill(`${at.toISOString().slice(0, 10)}T10:30`);
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();
    await page
      .locator('.ticket-head')
      .getByText(/Snoozed until .*10:30/)
      .waitFor();
    const { snoozedUntil = '' } = (await desk.ticket(number)).ticket;
    const inMadrid = new Date(snoozedUntil).toLocaleTimeString('en-GB', { timeZone: 'Europe/Madrid' });
    expect(inMadrid).toBe('10:30:00');
    await page.getByRole('button', { name: 'Take back now' }).click();
    await page.getByText('Back in the queue').waitFor();
    await page.getByRole('button', { name: 'Snooze…' }).waitFor();
  });

  it('is followed by the next one of the list when it is resolved', async () => {
    const first = await ticketOf(desk, 'Olga', 'the first of two');
    const second = await ticketOf(desk, 'Olga', 'the second of two');
    const page = await desk.signedIn('luis', `/desk/tickets/${first.number}?view=all&q=of+two`);
    await row(page, second.number).waitFor();
    await page.getByRole('heading', { name: 'the first of two' }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Resolve', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'the second of two' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/tickets/${second.number}`);
  });

  it('gets a priority with a reason, by keyboard', async () => {
    const { number, page } = await onTicket(desk, 'Paz', 'the lamp flickers at night');
    await page.getByRole('heading', { name: 'the lamp flickers' }).waitFor();
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('radio', { name: 'Low' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('can wait until Monday');
    await page.getByRole('button', { name: 'Set the priority' }).press('Enter');
    await page.getByText('Priority set').waitFor();
    await page.locator('.history').getByText('can wait until Monday').waitFor();
    expect((await desk.ticket(number)).ticket.priority).toBe('low');
  });

  it('knows the customer as staff correct it, by keyboard', async () => {
    const { number, page } = await onTicket(desk, 'Pia', 'the kettle hums');
    await page.getByRole('heading', { name: 'the kettle hums' }).waitFor();
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: 'Phone' }).fill('tomorrow');
    await page.getByRole('button', { name: 'Save the details' }).press('Enter');
    await page.getByRole('dialog').getByRole('alert').getByText(/phone/i).waitFor();
    await page.getByRole('textbox', { name: 'Phone' }).fill('+34 600 123 456');
    await page.getByRole('textbox', { name: 'Orders' }).fill('4471, 4472');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the details' }).press('Enter');
    await page.getByText('Details saved').waitFor();
    await page.locator('.facts').getByText('+34600123456').waitFor();
    await page.locator('.history').getByText('corrected the customer’s details').waitFor();
    expect((await desk.ticket(number)).ticket.customer).toMatchObject({ phone: '+34600123456', orders: ['4471', '4472'] });
  });

  it('in danger stands before all others, with a mark that becomes quiet when somebody answers', async () => {
    const { number, customer } = await ticketOf(desk, 'Quim', 'the oven is loud');
    await customer.say('there is smoke coming out of the oven');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await row(page, number).locator('.danger-waits').waitFor();
    expect(await page.locator('.row').first().getAttribute('data-ticket')).toBe(number);
    expect(await violations(page)).toEqual([]);
    await row(page, number).click();
    await page.locator('.ticket-head .danger-waits').waitFor();
    await desk.colleague('luis', `/v1/tickets/${number}/replies`, { text: 'Unplug it now.' });
    await page.locator('.ticket-head').getByText('Told of danger').waitFor();
  });

  it('knows what else its customer asked, and is merged into that', async () => {
    const first = await ticketOf(desk, 'Xenia', 'where is my sofa');
    const second = await ticketOf(desk, 'Xenia', 'sofa still not here');
    const page = await desk.signedIn('luis', `/desk/tickets/${second.number}`);
    await page.locator('.earlier').getByRole('link', { name: 'where is my sofa' }).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.getByRole('radio', { name: /where is my sofa/ }).waitFor();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.merged').getByRole('link', { name: first.number }).click();
    await page.getByRole('heading', { name: 'where is my sofa' }).waitFor();
    await page.locator('.history').getByText(second.number).waitFor();
  });

  it('says in the dialog why it cannot be merged, and keeps what was filled in', async () => {
    const { number } = await ticketOf(desk, 'Yago', 'rug has a hole');
    const page = await desk.signedIn('luis', `/desk/tickets/${number}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.getByLabel('Number of the ticket that goes on').fill('M-00000000');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('dialog').getByText('no ticket has this number').waitFor();
    expect(await page.getByLabel('Number of the ticket that goes on').inputValue()).toBe('M-00000000');
  });

  it('is spam only after a question, and then closed', async () => {
    const { number, page } = await onTicket(desk, 'Zed', 'buy cheap watches');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Mark as spam…' }).click();
    await page.getByRole('dialog', { name: 'Mark as spam?' }).getByRole('button', { name: 'Cancel' }).click();
    expect((await desk.ticket(number)).ticket.status).toBe('new');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Mark as spam…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as spam', exact: true }).click();
    await page.locator('.status', { hasText: 'Closed' }).waitFor();
  });

  it('tells what was promised, and that it was kept', async () => {
    const { number, page } = await onTicket(desk, 'Ada', 'clock runs backwards');
    const promise = page.locator('section', { has: page.locator('#promise-title') }).last();
    await promise.getByText('Still open').waitFor();
    await desk.colleague('luis', `/v1/tickets/${number}/replies`, { text: 'turn it round' });
    await promise.getByText('Kept').waitFor();
    await promise.getByText('First reply').waitFor();
  });
});
