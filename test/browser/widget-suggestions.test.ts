import { violations } from './accessibility';
import { openStage, useStage } from './harness';
import { openWidget, type WidgetPage } from './widget-page';

const held = useStage(() => openStage({ env: { CONVERSATIONS_PER_MINUTE: '600', ADDRESS_WRITES_PER_MINUTE: '6000' } }));

const suggested = ({ panel }: WidgetPage) => panel.locator('.composer .related button');

describe('suggestions while a customer types', () => {
  it('are three at most, are read to whoever cannot see them, and can be read by everybody', async () => {
    const widget = await openWidget(held.stage);
    await widget.field.fill('cuánto tarda la entrega');
    await suggested(widget).first().waitFor();
    expect(await suggested(widget).count()).toBeLessThanOrEqual(3);
    expect(
      await suggested(widget)
        .first()
        .evaluate((button) => button.closest('[aria-live]')?.getAttribute('aria-live')),
    ).toBe('polite');
    expect(await violations(widget.page)).toEqual([]);
    await widget.field.fill('');
    await suggested(widget).first().waitFor({ state: 'detached' });
    await widget.close();
  });

  it('send nothing of what is typed to the server', async () => {
    const widget = await openWidget(held.stage);
    const calls: string[] = [];
    widget.page.on('request', (request) =>
      calls.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
    );
    await widget.field.pressSequentially('cuánto tarda la entrega');
    await suggested(widget).first().waitFor();
    expect(calls.filter((one) => !/^GET \/(help\/search-es\.json|widget-suggestions-[A-Z0-9]{8}\.js) $/.test(one))).toEqual([]);
    expect(calls).toHaveLength(2);
    await widget.close();
  });

  it('are answered when they are taken by the keyboard, in place of what was typed', async () => {
    const widget = await openWidget(held.stage);
    await widget.field.fill('cuánto tarda la entrga');
    await suggested(widget).first().waitFor();
    await widget.field.press('Shift+Tab');
    const last = suggested(widget).last();
    expect(await last.evaluate((element) => element.matches(':focus'))).toBe(true);
    const title = (await last.textContent()) ?? '';
    await last.press('Enter');
    await widget.bubble(title).first().waitFor();
    await widget.panel.locator('.helped').waitFor();
    expect(await widget.field.inputValue()).toBe('');
    expect(await suggested(widget).count()).toBe(0);
    await widget.close();
  });

  it('come before a hand-off, too: one that is taken is answered, and no ticket is opened', async () => {
    const widget = await openWidget(held.stage);
    await widget.panel.locator('button.person').click();
    await widget.panel.getByText('¿De qué se trata?').waitFor();
    await widget.field.fill('cuánto tarda la entrega');
    await suggested(widget).first().click();
    await widget.panel.locator('.helped').waitFor();
    expect(await widget.panel.getByText(/M-[0-9A-Z]{8}/).count()).toBe(0);
    await widget.close();
  });

  it('go when the message is sent, and are none of a text that nothing resembles', async () => {
    const widget = await openWidget(held.stage);
    await widget.field.fill('cuánto tarda la entrega');
    await suggested(widget).first().waitFor();
    await widget.field.press('Enter');
    await suggested(widget).first().waitFor({ state: 'detached' });
    await widget.field.fill('zzzz qqqq xxxx');
    await widget.page.waitForTimeout(600);
    expect(await suggested(widget).count()).toBe(0);
    await widget.close();
  });

  it('are missed by nobody where their list is not there', async () => {
    const widget = await openWidget(held.stage);
    await widget.page.route('**/help/search-es.json', (route) => route.fulfill({ status: 404 }));
    const asked = widget.page.waitForRequest('**/help/search-es.json');
    await widget.field.fill('cuánto tarda la entrega');
    await asked;
    await widget.field.press('Enter');
    await widget.bubble('cuánto tarda la entrega').waitFor();
    expect(await suggested(widget).count()).toBe(0);
    await widget.close();
  });
});
