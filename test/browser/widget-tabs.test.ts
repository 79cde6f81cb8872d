import { openStage, useStage } from './harness';
import { asStaff, onPage, openWidget, type WidgetPage } from './widget-page';

const at = useStage(() => openStage());

/** The same browser's next tab. */
async function nextTab({ page }: WidgetPage, path = '/'): Promise<WidgetPage> {
  const next = await page.context().newPage();
  await next.goto(at.stage.server.url + path);
  return onPage(next);
}

/** As a tab that the browser has put to sleep: it hears nothing of the others. */
async function deafTab({ page }: WidgetPage): Promise<WidgetPage> {
  const next = await page.context().newPage();
  await next.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await next.goto(at.stage.server.url);
  return onPage(next);
}

const wake = ({ page }: WidgetPage) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

const kept = ({ page }: WidgetPage) =>
  page.evaluate(() => Object.entries(localStorage).find(([name]) => name.startsWith('mostrador:v1:'))?.[1] ?? '');

describe('two tabs', () => {
  it('show one conversation: what is said in the one comes to the other, as does the ticket', async () => {
    const first = await openWidget(at.stage);
    const second = await nextTab(first);
    await second.open();
    expect(await second.bubbles.count()).toBe(1);
    await second.field.fill('a medio escribir');
    await first.say('¿puedo pagar a plazos?');
    await second.bubble('¿puedo pagar a plazos?').waitFor();
    await first.panel.locator('.message.bot').nth(1).waitFor();
    const number = await first.askForPerson();
    await second.card.locator('.stub').getByText(number).waitFor();
    expect(await second.bubbles.allTextContents()).toEqual(await first.bubbles.allTextContents());
    expect(await second.field.inputValue()).toBe('a medio escribir');
    expect(await first.field.inputValue()).toBe('');
    await first.close();
  });

  it('tell of an answer in every tab, also where the chat was never opened, and count it as read once', async () => {
    const first = await openWidget(at.stage);
    const second = await nextTab(first);
    const number = await first.askForPerson();
    await first.field.press('Escape');
    await asStaff(at.stage, 'ana', number, 'replies', { text: 'Te escribo yo' });
    await second.page.locator('.badge').waitFor();
    await first.page.locator('.badge').waitFor();
    await first.launcher.click();
    await first.bubble('Te escribo yo').waitFor();
    await second.page.locator('.badge').waitFor({ state: 'detached' });
    await first.close();
  });

  it('lose nothing to a tab that slept: it catches up before it writes, and shows the ticket when it wakes', async () => {
    const first = await openWidget(at.stage);
    const asleep = await deafTab(first);
    await asleep.open();
    const number = await first.askForPerson();
    await first.panel.getByText(number).first().waitFor();
    // What it does keeps its state: the draft, what was seen, that it was opened.
    await asleep.field.fill('hola otra vez');
    await asleep.field.press('Escape');
    expect(await kept(first)).toContain(number);
    await first.page.reload();
    await first.card.locator('.stub').getByText(number).waitFor();
    await asleep.launcher.click();
    await wake(asleep);
    await asleep.card.locator('.stub').getByText(number).waitFor();
    expect(await asleep.field.inputValue()).toBe('hola otra vez');
    await first.close();
  });

  it('open one conversation, though both were opened in the same moment', async () => {
    const first = await openWidget(at.stage);
    await first.page.evaluate(() => Reflect.get(window, 'Mostrador').reset());
    await first.page.reload();
    const second = await nextTab(first);
    await Promise.all([first.open(), second.open()]);
    await first.say('¿puedo devolver una lavadora?');
    await second.bubble('¿puedo devolver una lavadora?').waitFor();
    expect(await second.bubbles.allTextContents()).toEqual(await first.bubbles.allTextContents());
    await first.close();
  });

  it('both forget a customer who signs out in one of them, with what was written there', async () => {
    const first = await openWidget(at.stage);
    const second = await nextTab(first);
    await second.open();
    await first.say('mi lavadora pierde agua');
    await second.bubble('mi lavadora pierde agua').waitFor();
    await second.field.fill('mi dirección es');
    await first.page.evaluate(() => Reflect.get(window, 'Mostrador').reset());
    await second.bubble('mi lavadora pierde agua').waitFor({ state: 'detached' });
    expect(await second.field.inputValue()).toBe('');
    await first.close();
  });

  it('both lose a conversation that is deleted in one of them, also a tab that slept', async () => {
    const first = await openWidget(at.stage);
    await first.say('mi lavadora pierde agua');
    await first.panel.locator('.message.bot').nth(1).waitFor();
    const second = await nextTab(first);
    const asleep = await deafTab(first);
    for (const tab of [second, asleep]) {
      await tab.launcher.click();
      await tab.bubble('mi lavadora pierde agua').waitFor();
    }
    await asleep.field.fill('y además');
    await first.panel.getByLabel('Más opciones').click();
    await first.button('Borrar la conversación').click();
    await first.page.getByRole('dialog').getByRole('button', { name: 'Sí, borrarla' }).click();
    await first.status.getByText('se ha borrado').waitFor();
    await second.bubble('mi lavadora pierde agua').waitFor({ state: 'detached' });
    await first.bubble('Soy el asistente automático').waitFor();
    const now = await kept(first);
    await asleep.field.press('Shift+Enter');
    await asleep.bubble('mi lavadora pierde agua').waitFor({ state: 'detached' });
    const access = (text: string) => JSON.stringify(JSON.parse(text).access);
    expect(access(await kept(first))).toBe(access(now));
    await first.close();
  });

  it('each keep their language', async () => {
    const first = await openWidget(at.stage);
    const second = await nextTab(first, '/en.html');
    await second.launcher.click();
    await second.panel.getByLabel('More options').waitFor();
    await first.panel.getByLabel('Más opciones').click();
    await first.button('Español').click();
    await first.say('hola');
    await second.bubble('hola').first().waitFor();
    await second.button('Talk to a person').waitFor();
    await second.page.reload();
    await second.bubbles.first().waitFor();
    await first.close();
  });
});
