import { eventually, onTicket, reply, row, said, sendNow, ticketOf } from './desk-parts';
import { useDesk } from './desk-setup';

const desk = useDesk();

describe('writing', () => {
  it('reaches the customer, and the customer reaches the desk', async () => {
    const { customer, page } = await onTicket(desk, 'Wendy', 'coffee grinder is stuck');
    await reply(page).fill('Please unplug it first.\nThen turn the ring.');
    await sendNow(page);
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
  });

  it('never shows a note to the customer, nor looks like a reply', async () => {
    const { customer, page } = await onTicket(desk, 'Xavi', 'vacuum cleaner lost its power');
    const colour = () => page.locator('.composer').evaluate((element) => getComputedStyle(element).backgroundColor);
    const asReply = await colour();
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await colour()).not.toBe(asReply);
    await page.getByRole('textbox', { name: 'Note' }).fill('third time this month');
    await page.getByRole('button', { name: /Add note/ }).click();
    await page.locator('.said-note', { hasText: 'third time this month' }).waitFor();
    expect(JSON.stringify(await customer.transcript())).not.toContain('third time');
  });

  it('keeps the draft of each ticket over a reload, and reply and note apart', async () => {
    const { page } = await onTicket(desk, 'Yara', 'blender jug has a crack');
    await reply(page).fill('half an answ');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('');
    await page.reload();
    await reply(page).waitFor();
    expect(await reply(page).inputValue()).toBe('half an answ');
  });

  it('keeps the draft when sending fails, and sends it once when tried again', async () => {
    const { customer, page } = await onTicket(desk, 'Zoe', 'iron drips on my shirts');
    await reply(page).fill('Descale it, please.');
    // The server does it, and the answer is lost on its way.
    await page.route('**/replies', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await sendNow(page);
    await page.getByText('Not sent. Your text is kept.').waitFor();
    expect(await reply(page).inputValue()).toBe('Descale it, please.');
    await page.unroute('**/replies');
    await said(page, 'Descale it, please.').waitFor();
    await sendNow(page);
    await page.getByText('Reply sent').waitFor();
    const { messages } = await customer.transcript();
    expect(messages.filter(({ text }) => text === 'Descale it, please.')).toHaveLength(1);
  });

  it('asks before sending when the customer wrote meanwhile, whether the page has heard of it or not', async () => {
    const { customer, page } = await onTicket(desk, 'Abel', 'the fan is loud');
    await reply(page).waitFor();
    await page.route('**/v1/tickets/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await reply(page).fill('Clean the filter.');
    await customer.say('and since this morning it smells of smoke');
    await page.unroute('**/v1/tickets/*');
    await reply(page).press('Control+Enter');
    await reply(page).press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: /Something new came in/ });
    await dialog.getByText('it smells of smoke').waitFor();
    await dialog.getByRole('button', { name: 'Keep writing' }).click();
    expect(await reply(page).inputValue()).toBe('Clean the filter.');
    expect(JSON.stringify(await customer.transcript())).not.toContain('Clean the filter.');
    await page.getByText('New since you began to write').waitFor();
    await page.getByRole('button', { name: 'Read it' }).click();
    await reply(page).press('Control+Enter');
    await reply(page).press('Control+Enter');
    await page.getByText('Reply sent').waitFor();
  });

  it('keeps the draft when the login is over, and continues after signing in again', async () => {
    const { number, page } = await onTicket(desk, 'Bea', 'oven door does not close');
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
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.locator('.app').waitFor();
    await reply(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/tickets/${number}`);
    expect(await reply(page).inputValue()).toBe('I am looking into');
  });
});

describe('a reply on its way', () => {
  it('can be called back for five seconds', async () => {
    const { customer, page } = await onTicket(desk, 'Bruno', 'the tap drips');
    await reply(page).fill('Turn it off.');
    await page.getByRole('button', { name: /^Send reply/ }).click();
    await page.getByText(/^Goes out in \d s/).waitFor();
    await page.getByText('it stays here as a draft').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await reply(page).fill('Turn it on.');
    await reply(page).press('Control+Enter');
    await page.getByText(/^Goes out in \d s/).waitFor();
    await reply(page).press('Escape');
    expect(await reply(page).inputValue()).toBe('Turn it on.');
    expect(await reply(page).isEditable()).toBe(true);
    expect(JSON.stringify(await customer.transcript())).not.toContain('Turn it');
  });

  it('leaves when the time is over, although its writer looks at another ticket', async () => {
    const { number, customer } = await ticketOf(desk, 'Celia', 'the bell rings by itself');
    const other = await ticketOf(desk, 'Dario', 'the door squeaks');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}?view=all`);
    await reply(page).fill('That is the ghost.');
    await reply(page).press('Control+Enter');
    await row(page, other.number).click();
    await page.getByRole('heading', { name: 'the door squeaks' }).waitFor();
    await page.getByText('Reply sent').waitFor();
    expect((await customer.transcript()).messages.at(-1)?.text).toBe('That is the ghost.');
    await row(page, number).click();
    await page.getByRole('heading', { name: 'the bell rings' }).waitFor();
    expect(await reply(page).inputValue()).toBe('');
  });

  it('stays as a draft when the page is closed, which the browser asks about', async () => {
    const { number, customer, page } = await onTicket(desk, 'Edda', 'the stove is cold');
    await reply(page).click();
    await page.keyboard.type('Light it.');
    await reply(page).press('Control+Enter');
    await page.getByText(/^Goes out in \d s/).waitFor();
    const asks = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await asks).type()).toBe('beforeunload');
    desk.offences.length = 0;
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${desk.server.url}/desk/tickets/${number}`);
    await reply(again).waitFor();
    expect(await reply(again).inputValue()).toBe('Light it.');
    expect(JSON.stringify(await customer.transcript())).not.toContain('Light it.');
  });

  it('resolves the ticket after it, when that is asked for', async () => {
    const { number, customer, page } = await onTicket(desk, 'Fidel', 'how do I descale it');
    await reply(page).fill('With vinegar.');
    await reply(page).press('Control+Shift+Enter');
    await page.getByText(/and the ticket is resolved/).waitFor();
    await page.getByRole('button', { name: /^Send now/ }).click();
    await page.getByText('Reply sent, ticket resolved').waitFor();
    expect((await desk.ticket(number)).ticket.status).toBe('resolved');
    expect((await desk.ticket(number)).ticket.resolution?.reason).toBe('answered');
    expect(JSON.stringify(await customer.transcript())).toContain('With vinegar.');
  });
});

describe('answers from the knowledge', () => {
  it('come with a slash, are chosen by keys, and stand in the reply as plain text', async () => {
    const { page } = await onTicket(desk, 'Gala', 'how long does delivery take to the moon');
    await reply(page).click();
    await page.keyboard.type('Hello and/or good day, ');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.keyboard.type('/');
    const options = page.getByRole('option');
    await options.first().waitFor();
    await page.keyboard.type('delivry');
    await eventually(
      () => options.first().innerText(),
      (text) => /deliver/i.test(text),
    );
    const second = options.nth(1);
    // A list that is just being drawn anew begins at its first answer again.
    await eventually(
      async () => {
        const selected = await second.getAttribute('aria-selected');
        if (selected !== 'true') await page.keyboard.press('ArrowDown');
        return selected;
      },
      (selected) => selected === 'true',
    );
    const chosen = (await second.getAttribute('id')) ?? '';
    await eventually(
      () => reply(page).getAttribute('aria-activedescendant'),
      (active) => active === chosen,
    );
    const answer = await second.locator('.answer-text').textContent();
    await page.keyboard.press('Enter');
    expect(await reply(page).inputValue()).toBe(`Hello and/or good day, ${answer}`);
    expect(answer).not.toContain('**');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('come in the language of the ticket, go with Escape, and can be clicked', async () => {
    const customer = await desk.customer('es', 'Hugo');
    await customer.say('¿puedo recoger el pedido en Marte?');
    const number = await customer.askForPerson({ email: 'hugo@example.com' });
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await reply(page).click();
    await page.keyboard.type('/devol');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await reply(page).inputValue()).toBe('/devol');
    await page.keyboard.type('ver');
    await page
      .getByRole('option', { name: /devolver/i })
      .first()
      .click();
    expect(await reply(page).inputValue()).toMatch(/^[^/].*(días|devol)/is);
  });
});
