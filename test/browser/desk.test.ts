import type { Page } from 'playwright-core';
import { parts } from '../../web/desk/language/en/parts';
import { type Desk, openDesk, passLogin } from './desk-setup';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk?.close());
afterEach(() => expect(desk.offences).toEqual([]));

const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const row = (page: Page, number: string) => page.locator(`.row[data-ticket="${number}"]`);
const said = (page: Page, text: string) => page.locator('.said', { hasText: text });

async function ticketOf(
  name: string,
  question: string,
): Promise<{ number: string; customer: Awaited<ReturnType<Desk['customer']>> }> {
  const customer = await desk.customer('en', name);
  await customer.say(question);
  return { customer, number: await customer.askForPerson({ name, email: `${name.toLowerCase()}@example.com` }) };
}

/** Looks again until it holds: what is under test is that it comes, not how fast this machine is. */
async function eventually<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const found = await look();
    if (holds(found)) return;
    if (attempt === 100) throw new Error(`It stayed at ${JSON.stringify(found)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

describe('signing in', () => {
  it('goes through the login page, and on to the ticket that one wanted', async () => {
    const { number } = await ticketOf('Olga', 'my oven smells of burnt plastic');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await page.getByRole('heading', { name: /burnt plastic/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/tickets/${number}`);
    expect(page.url()).not.toContain('code=');
    await page.reload();
    await page.getByRole('heading', { name: /burnt plastic/ }).waitFor();
    await page.context().close();
  });

  it('refuses an answer of the login server that belongs to no attempt of this tab', async () => {
    const page = await desk.visitor();
    await page.goto(`${desk.server.url}/desk?code=stolen&state=forged`);
    await page.getByText('That sign-in did not go through').waitFor();
    expect(page.url()).toBe(`${desk.server.url}/desk`);
    await page.context().close();
  });

  it('renews itself without a word when the token is refused', async () => {
    const { number } = await ticketOf('Nora', 'my juicer arrived in pieces');
    const page = await desk.signedIn('ana');
    await row(page, number).waitFor();
    let refused: string | undefined;
    await page.route('**/v1/**', async (route) => {
      const { authorization } = route.request().headers();
      refused ??= authorization;
      if (authorization === refused) await route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
      else await route.continue();
    });
    await row(page, number).click();
    await page.getByRole('heading', { name: /juicer/ }).waitFor();
    expect(await page.getByText('Your login has expired').count()).toBe(0);
    await page.context().close();
  });

  it('ends at both ends', async () => {
    const page = await desk.signedIn('ana');
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/session\/end/);
    await page.goto(`${desk.server.url}/desk`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });
});

describe('the queue', () => {
  it('tells who waits, on which channel, in which language, until when, and who has it', async () => {
    const { number } = await ticketOf('Priya', 'the dishwasher leaks all over the floor');
    const page = await desk.signedIn('ana');
    const text = await row(page, number).innerText();
    for (const part of ['dishwasher leaks', 'Priya', 'Web', 'EN', 'Nobody yet']) expect(text).toContain(part);
    expect(text).toMatch(/left|Due|overdue/);
    await page.context().close();
  });

  it('keeps view and search in the address, and says what is empty and why', async () => {
    const { number } = await ticketOf('Quentin', 'kettle arrived without its lid');
    const page = await desk.signedIn('ana');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('Quentin');
    await page.waitForURL(/view=all&q=Quentin/);
    await eventually(
      () => page.locator('.row').count(),
      (count) => count === 1,
    );
    expect(await row(page, number).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('nobody is called this');
    await page.getByText('Nothing found for').waitFor();
    await page.goto(`${desk.server.url}/desk?view=mine`);
    await page.getByText('Nothing on your plate').waitFor();
    await page.context().close();
  });

  it('keeps the old list with a banner while the server cannot be reached', async () => {
    const { number } = await ticketOf('Rosa', 'toaster sparks when I push the lever');
    const page = await desk.signedIn('ana');
    await row(page, number).waitFor();
    await page.route('**/v1/tickets?**', (route) => route.abort());
    await page.getByText('Could not be refreshed.').waitFor();
    expect(await row(page, number).isVisible()).toBe(true);
    await page.unroute('**/v1/tickets?**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Could not be refreshed.').waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

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
    await said(page, '¿cuánto tarda la entregga?').waitFor();
    expect(await said(page, '¿cuánto tarda la entregga?').getAttribute('class')).toContain('said-customer');
    await page.getByText('this did not help').waitFor();
    expect(await page.locator('.said-bot .choice').count()).toBeGreaterThan(0);

    const { ticket, explanation, messages: all } = await desk.ticket(number);
    const corrected = all.flatMap((message) => message.explanation?.words ?? []).find((word) => word.corrected !== undefined);
    expect(corrected?.text).toBe('entregga');
    await said(page, '¿cuánto tarda la entregga?').getByText('What the assistant made of this').click();
    const read = said(page, '¿cuánto tarda la entregga?').locator('.marked .word-corrected');
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
    await page.context().close();
  });

  it('does not exist under a number that nobody has', async () => {
    const page = await desk.signedIn('ana', '/desk/tickets/M-00000000');
    await page.getByText('There is no such ticket.').waitFor();
    await page.context().close();
  });

  it('is claimed on the page at once', async () => {
    const { number } = await ticketOf('Sven', 'freezer drawer snapped off');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await page.route('**/claim', async (route) => {
      await page.getByText('This ticket is yours').waitFor();
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('The ticket is yours').waitFor();
    await page.goto(`${desk.server.url}/desk?view=mine`);
    expect(await row(page, number).innerText()).toContain('you');
    await page.context().close();
  });

  it('names the winner when somebody was faster, and takes the claim back', async () => {
    const { number } = await ticketOf('Tess', 'hob will not switch off');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    // The page does not hear of it in time.
    await page.route('**/v1/tickets**', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await desk.colleague('luis', `/v1/tickets/${number}/claim`, {});
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByRole('alert').getByText('Luis has this').waitFor();
    await page.getByText('Nobody has this yet').waitFor();
    await page.unroute('**/v1/tickets**');
    await page.locator('.ticket-head').getByText('Luis has this').waitFor();
    await page.context().close();
  });

  it('shows to staff no more than they may do, and to leads what leads may', async () => {
    const { number } = await ticketOf('Uma', 'wrong colour of mixer');
    const staff = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await staff.getByRole('button', { name: 'Claim' }).waitFor();
    for (const name of ['Assign…', 'Escalate…']) expect(await staff.getByRole('button', { name }).count()).toBe(0);
    const lead = await desk.signedIn('luis', `/desk/tickets/${number}`);
    await lead.getByRole('button', { name: 'Assign…' }).click();
    await lead.getByRole('combobox', { name: 'To' }).selectOption('ana');
    await lead.getByRole('button', { name: 'Assign', exact: true }).click();
    await lead.locator('.ticket-head').getByText('Ana has this').waitFor();
    await lead.getByRole('button', { name: 'Escalate…' }).click();
    await lead.getByRole('textbox', { name: 'Reason' }).fill('needs a technician');
    await lead.getByRole('button', { name: 'Escalate', exact: true }).click();
    await lead.locator('.transcript').getByText('needs a technician').waitFor();
    await Promise.all([staff.context().close(), lead.context().close()]);
  });

  it('is resolved with a reason, and reopened with another', async () => {
    const { number } = await ticketOf('Vera', 'invoice with the wrong name');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await page.getByRole('button', { name: 'Resolve…' }).click();
    await page.getByRole('radio', { name: 'Something else' }).check();
    await page.getByRole('textbox', { name: /Note for the record/ }).fill('sent a new one');
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await page.locator('.status', { hasText: 'Resolved' }).waitFor();
    expect(await page.locator('.facts').innerText()).toContain('sent a new one');
    expect(await page.getByRole('button', { name: 'Reply', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Reopen…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('still the wrong name');
    await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    await reply(page).waitFor();
    expect(await page.locator('.history').innerText()).toContain('still the wrong name');
    await page.context().close();
  });
});

describe('writing', () => {
  it('reaches the customer, and the customer reaches the desk', async () => {
    const { number, customer } = await ticketOf('Wendy', 'coffee grinder is stuck');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).fill('Please unplug it first.\nThen turn the ring.');
    await page.getByRole('button', { name: /Send reply/ }).click();
    await page.getByText('Reply sent').waitFor();
    await said(page, 'Please unplug it first.').waitFor();
    const { messages } = await customer.transcript();
    expect(messages.at(-1)).toMatchObject({
      author: { role: 'agent', name: 'Ana' },
      text: 'Please unplug it first.\nThen turn the ring.',
    });
    expect(await reply(page).inputValue()).toBe('');
    await customer.say('it turns again, thank you');
    await said(page, 'it turns again, thank you').waitFor();
    await page.context().close();
  });

  it('never shows a note to the customer, nor looks like a reply', async () => {
    const { number, customer } = await ticketOf('Xavi', 'vacuum cleaner lost its power');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    const colour = () => page.locator('.composer').evaluate((element) => getComputedStyle(element).backgroundColor);
    const asReply = await colour();
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await colour()).not.toBe(asReply);
    await page.getByRole('textbox', { name: 'Note' }).fill('third time this month');
    await page.getByRole('button', { name: /Add note/ }).click();
    await page.locator('.said-note', { hasText: 'third time this month' }).waitFor();
    expect(JSON.stringify(await customer.transcript())).not.toContain('third time');
    await page.context().close();
  });

  it('keeps the draft of each ticket over a reload, and reply and note apart', async () => {
    const { number } = await ticketOf('Yara', 'blender jug has a crack');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).fill('half an answ');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('');
    await page.reload();
    await reply(page).waitFor();
    expect(await reply(page).inputValue()).toBe('half an answ');
    await page.context().close();
  });

  it('keeps the draft when sending fails, and sends it once when tried again', async () => {
    const { number, customer } = await ticketOf('Zoe', 'iron drips on my shirts');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).fill('Descale it, please.');
    // The server does it, and the answer is lost on its way.
    await page.route('**/replies', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: /Send reply/ }).click();
    await page.getByText('Not sent. Your text is kept.').waitFor();
    expect(await reply(page).inputValue()).toBe('Descale it, please.');
    await page.unroute('**/replies');
    await said(page, 'Descale it, please.').waitFor();
    await page.getByRole('button', { name: /Send reply/ }).click();
    await page.getByText('Reply sent').waitFor();
    const { messages } = await customer.transcript();
    expect(messages.filter(({ text }) => text === 'Descale it, please.')).toHaveLength(1);
    await page.context().close();
  });

  it('asks before sending when the customer wrote meanwhile, whether the page has heard of it or not', async () => {
    const { number, customer } = await ticketOf('Abel', 'the fan is loud');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).waitFor();
    await page.route('**/v1/tickets/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await reply(page).fill('Clean the filter.');
    await customer.say('and since this morning it smells of smoke');
    await page.unroute('**/v1/tickets/*');
    await reply(page).press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: /Something new came in/ });
    await dialog.getByText('it smells of smoke').waitFor();
    await dialog.getByRole('button', { name: 'Keep writing' }).click();
    expect(await reply(page).inputValue()).toBe('Clean the filter.');
    expect(JSON.stringify(await customer.transcript())).not.toContain('Clean the filter.');
    await page.getByText('New since you began to write').waitFor();
    await page.getByRole('button', { name: 'Read it' }).click();
    await reply(page).press('Control+Enter');
    await page.getByText('Reply sent').waitFor();
    await page.context().close();
  });

  it('keeps the draft when the login is over, and goes on after signing in again', async () => {
    const { number } = await ticketOf('Bea', 'oven door does not close');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).fill('I am looking into');
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await page.route(`${desk.server.loginUrl}/token`, (route) =>
      route.fulfill({ status: 400, json: { error: 'invalid_grant' }, headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.getByText('Your login has expired').first().waitFor();
    expect(await reply(page).inputValue()).toBe('I am looking into');
    expect(await page.locator('.said').count()).toBeGreaterThan(0);
    await page.unroute('**/v1/**');
    await page.unroute(`${desk.server.loginUrl}/token`);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await passLogin(page, desk.server, 'ana');
    await reply(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/tickets/${number}`);
    expect(await reply(page).inputValue()).toBe('I am looking into');
    await page.context().close();
  });
});

describe('without a mouse', () => {
  it('goes from the list to a sent reply and a resolution', async () => {
    const { number, customer } = await ticketOf('Carl', 'my induction hob shows error Q77');
    const page = await desk.signedIn('ana');
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
    await page.locator('.status', { hasText: 'Resolved' }).waitFor();
    await page.context().close();
  });

  it('lets the keys be switched off', async () => {
    const page = await desk.signedIn('ana');
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(false);
    await page.context().close();
  });
});

describe('the knowledge', () => {
  it('is found in spite of a typo, and tells what it would make of a question', async () => {
    const page = await desk.signedIn('ana', '/desk/knowledge');
    await page.locator('.entry').first().waitFor();
    const all = await page.locator('.entry').count();
    await page.getByRole('searchbox', { name: 'Search entries' }).fill('delivry');
    await eventually(
      () => page.locator('.entry').count(),
      (count) => count > 0 && count < all,
    );
    expect(await page.locator('.entries').innerText()).toContain('delivery/');
    await page.getByRole('textbox', { name: 'Question' }).fill('how long does delivery take');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('What the customer would read').waitFor();
    expect(await page.locator('.tried .bars li').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe('in Spanish', () => {
  it('speaks the language of the browser, and another one on request', async () => {
    const page = await desk.signedIn('ana', '/desk', { locale: 'es-ES' });
    await page.getByRole('link', { name: 'Sin asignar' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Unassigned' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Unassigned' }).waitFor();
    await page.context().close();
  });
});
