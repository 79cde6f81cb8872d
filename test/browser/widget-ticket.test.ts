import { violations } from './accessibility';
import { useStage } from './harness';
import { ticketLife } from './ticket-life';
import { openTimelyStage } from './timely-stage';
import { asStaff, openWidget, type PageOptions, widgetPage } from './widget-page';

const at = useStage(() => openTimelyStage());

describe('a ticket, from the hand-off to what is left of it', () => {
  it('is told in every state, to everybody: in both languages, light and dark, and on 320 pixels', async () => {
    const dark = { colorScheme: 'dark', viewport: { width: 320, height: 640 } } as const;
    // At once, since most of the time goes by waiting for news.
    const [light, narrow] = await Promise.all([look('es', {}), look('en', dark)]);
    expect(light).toHaveLength(12);
    expect(narrow).toEqual(light);
  }, 90_000);

  /** Goes through all states, and gives their names. */
  async function look(language: 'es' | 'en', options: PageOptions): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { name, widget } of ticketLife(at.stage, language, { reducedMotion: 'reduce', ...options })) {
      names.push(name);
      const parts = widget.panel.locator('.transcript, .bubble, dd, .rating');
      const wide = await parts.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
      expect({ name, found: await violations(widget.page), wide }).toEqual({ name, found: [], wide: 0 });
    }
    return names;
  }
});

describe("the ticket's card", () => {
  it("tells the time that the message tells, in the reader's local time", async () => {
    const widget = await openWidget(at.stage, { path: '/en.html', locale: 'en-US', timezoneId: 'America/New_York' });
    const number = await widget.askForPerson();
    const promise = widget.bubble(/by .* at \d\d:\d\d \([\w ]+\)/);
    await promise.waitFor();
    const time = widget.card.locator('time');
    const { dueAt } = await at.stage.promised(number);
    expect(await time.getAttribute('datetime')).toBe(dueAt);
    const [, hours] = /(\d\d):\d\d Eastern Time$/.exec((await time.textContent()) ?? '') ?? [];
    const [, there] = /at (\d\d):\d\d \(/.exec((await promise.textContent()) ?? '') ?? [];
    expect((Number(there) - Number(hours) + 24) % 24).toBe(hoursAhead(at.stage.timeZone, dueAt));
    await widget.card.getByText('Handled by').waitFor();
    await widget.close();
  });

  it('comes down with the news of it, and keeps what is being typed into it', async () => {
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await widget.card.getByLabel('Correo electrónico').pressSequentially('marta@');
    const { assignee, dueAt } = await at.stage.promised(number);
    await asStaff(at.stage, 'luis', number, 'assign', { to: assignee === 'ana' ? 'luis' : 'ana' });
    await widget.panel.locator('.notice + .ticket').waitFor();
    await widget.page.keyboard.type('example.es');
    expect(await widget.card.getByLabel('Correo electrónico').inputValue()).toBe('marta@example.es');

    await at.stage.letPass(((await at.stage.promised(number)).hours * 4) / 5, number);
    await widget.panel.getByText('Sentimos el retraso').waitFor();
    expect(await widget.card.locator('del time').getAttribute('datetime')).toBe(dueAt);
    const [, later] = await widget.card
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(Date.parse(later ?? '')).toBeGreaterThan(Date.parse(dueAt));
    await asStaff(at.stage, 'ana', number, 'replies', { text: 'Ya está' });
    await widget.bubble('Ya está').waitFor();
    expect(await widget.card.locator('del').count()).toBe(0);
    await widget.close();
  });

  it('says how the answer comes to who leaves, and lets the address be left later and changed', async () => {
    const widget = await openWidget(at.stage);
    const { card, button } = widget;
    await widget.askForPerson();
    await card.getByText('en este mismo navegador').waitFor();
    await button('Ahora no').click();
    expect(await card.getByLabel('Correo electrónico').count()).toBe(0);
    await button('¿Te la enviamos también por correo?').click();
    await widget.leaveAddress('Marta', 'marta@example.es');
    await card.getByText('por correo a marta@example.es').waitFor();
    await button('Cambiar').click();
    await widget.leaveAddress('Marta', 'marta@casa.example');
    await card.getByText('por correo a marta@casa.example').waitFor();
    await widget.page.reload();
    await card.getByText('marta@casa.example').waitFor();
    await widget.close();
  });

  it('loses no address that is on its way when the page is left', async () => {
    const widget = await openWidget(at.stage);
    await widget.askForPerson();
    // The first call never arrives.
    await widget.page.route('**/handoff', () => undefined, { times: 1 });
    const sent = widget.page.waitForRequest('**/handoff');
    await widget.leaveAddress('Marta', 'marta@casa.example');
    await sent;
    expect(await widget.card.getByText('por correo a').count()).toBe(0);
    await widget.page.reload();
    await widget.card.getByText('por correo a marta@casa.example').waitFor();
    await widget.close();
  });

  it('gives its number to take along', async () => {
    const widget = await openWidget(at.stage, { permissions: ['clipboard-read', 'clipboard-write'] });
    const number = await widget.askForPerson();
    await widget.button(`Copiar ${number}`).click();
    await widget.card.getByText('Copiado').waitFor();
    expect(await widget.page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    await widget.close();
  });

  it('lets a ticket that was merged with another be reopened, and asks for no rating', async () => {
    const [kept, joined] = await Promise.all([openWidget(at.stage), openWidget(at.stage)]);
    const [into, number] = [await kept.askForPerson(), await joined.askForPerson()];
    await asStaff(at.stage, 'luis', number, 'merge', { into });
    await joined.panel.getByText(`a la ${into}, que trata de lo mismo`).waitFor();
    expect(await joined.panel.locator('.rating').count()).toBe(0);
    await joined.button('Sigue sin resolverse').click();
    await joined.bubble('He reabierto tu consulta').waitFor();
    await Promise.all([kept.close(), joined.close()]);
  });
});

describe('some time after the resolution', () => {
  it('is asked whether all is well, which is counted on the launcher, and takes a tap for an answer', async () => {
    const widget = await openWidget(at.stage, { path: '/en.html', locale: 'en-GB' });
    const number = await widget.askForPerson();
    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await widget.card.getByText('Resolved').waitFor();
    await widget.field.press('Escape');
    await at.stage.letPass(25, number);
    await widget.page.reload();
    await widget.page.getByRole('button', { name: 'Open the customer service chat (1 unread)' }).click();
    await widget.panel.getByRole('group', { name: /^Is everything all right/ }).waitFor();
    await widget.button('Yes, all is well').click();
    await widget.bubble("We're glad to hear it").waitFor();
    await widget.close();
  });

  it('is asked on a page that stayed open, and sees there that it was reopened', async () => {
    const widget = await widgetPage(at.stage);
    // Without hints: a read that they begin would be cut off by the clock that is turned forward.
    await widget.page.routeWebSocket(/\/live$/, (socket) => socket.close());
    await widget.page.clock.install();
    await widget.open();
    const number = await widget.askForPerson();
    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await widget.card.getByText('Resuelta').waitFor();
    await at.stage.letPass(25, number);
    await widget.page.clock.fastForward(60_000);
    await widget.panel.getByRole('group', { name: /^¿Ha quedado todo bien/ }).waitFor();
    await asStaff(at.stage, 'ana', number, 'reopen', { reason: 'not_solved' });
    await widget.page.clock.fastForward(60_000);
    await widget.panel.getByText(/ha reabierto|reabierto tu consulta/).waitFor();
    await widget.close();
  });

  it('is told that it is closed; what is written then goes into a new one, and the number stays', async () => {
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await widget.card.getByText('Resuelta').waitFor();
    await at.stage.letPass(73, number);
    await widget.page.reload();
    await widget.card.getByText('abriremos otra conversación').waitFor();
    await widget.say('sigue perdiendo agua');
    await widget.status.getByText('La conversación anterior está cerrada').waitFor();
    await widget.panel.getByRole('region', { name: 'Tu consulta anterior' }).getByText(number).waitFor();
    await widget.close();
  });
});

/** How far the clocks of a zone are ahead of New York's at an instant, in hours. */
function hoursAhead(zone: string, iso: string): number {
  const hour = (timeZone: string) =>
    Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(iso)));
  return (hour(zone) - hour('America/New_York') + 24) % 24;
}
