import { violations } from './accessibility';
import { useStage } from './harness';
import { openUnsureStage } from './unsure-stage';
import { asStaff, openWidget, widgetPage } from './widget-page';

const at = useStage(openUnsureStage);

describe('for everybody', () => {
  it('needs no mouse: opens, writes, chooses and closes by keys, and leaves the focus where it was', async () => {
    const widget = await widgetPage(at.stage);
    const { page, launcher, field } = widget;
    const isFocused = (element: typeof field) =>
      element.evaluate(
        (node) => node.getRootNode() instanceof ShadowRoot && (node.getRootNode() as ShadowRoot).activeElement === node,
      );
    await launcher.focus();
    await page.keyboard.press('Enter');
    await widget.bubbles.first().waitFor();
    expect(await isFocused(field)).toBe(true);
    await page.keyboard.type('¿puedo devolver una lavadora?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('es nueva');
    await page.keyboard.press('Enter');
    await widget.bubble('es nueva').waitFor();
    await widget.button('Ninguna de estas').waitFor();
    await widget.panel.locator('.chips .chip').first().focus();
    await page.keyboard.press('Enter');
    await widget.button('Sí').waitFor();
    expect(await isFocused(field)).toBe(true);
    const menu = widget.panel.locator('summary');
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await isFocused(menu)).toBe(true);
    expect(await widget.panel.isVisible()).toBe(true);
    for (const answer of ['Enter', 'Escape']) {
      await menu.press('Enter');
      await widget.button('Borrar la conversación').press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Volver' }).press(answer);
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await isFocused(menu)).toBe(true);
    }
    await page.keyboard.press('Escape');
    expect(await widget.panel.isVisible()).toBe(false);
    expect(await isFocused(launcher)).toBe(true);
    await widget.close();
  });

  it('does not send while an input method composes', async () => {
    const widget = await openWidget(at.stage);
    await widget.field.fill('にほんご');
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      await widget.field.dispatchEvent('keydown', { key: 'Enter', bubbles: true, ...how });
    }
    expect(await widget.field.inputValue()).toBe('にほんご');
    await widget.close();
  });

  it('says aloud what comes in, also while the panel is closed', async () => {
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await widget.field.press('Escape');
    await asStaff(at.stage, 'ana', number, 'replies', { text: 'Ya está de camino' });
    const region = widget.page.locator('.aloud[role="status"]');
    await region.getByText('Ana Ya está de camino').waitFor({ state: 'attached' });
    await widget.close();
  });

  it('fits on 320 pixels, without anything to scroll sideways, and does not cover the button that sends', async () => {
    const widget = await openWidget(at.stage, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    const { page, panel } = widget;
    await widget.say(`${'Donaudampfschifffahrt'.repeat(12)} https://casaclara.example/${'a/'.repeat(80)}`);
    await panel.locator('.message.bot').nth(1).waitFor();
    await widget.askForPerson();
    const sideways = await page.evaluate(() => {
      const root = document.querySelector('mostrador-widget')?.shadowRoot;
      const parts = root?.querySelectorAll('.panel, .transcript, .bubble, .composer') ?? [];
      return [document.documentElement, ...Array.from(parts)]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map(({ className }) => className);
    });
    expect(sideways).toEqual([]);
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    expect(await widget.launcher.isVisible()).toBe(false);
    expect(
      await widget.field.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThanOrEqual(16);
    await widget.close();
  });

  it.each([
    ['in the light', { colorScheme: 'light' }],
    ['in the dark', { colorScheme: 'dark' }],
    ['without movement, in forced colours', { reducedMotion: 'reduce', forcedColors: 'active' }],
    ['on a phone', { viewport: { width: 320, height: 640 } }],
  ] as const)(
    'has nothing that axe would find, %s',
    async (_where, options) => {
      const widget = await widgetPage(at.stage, options);
      expect(await violations(widget.page)).toEqual([]);
      await widget.open();
      expect(await violations(widget.page)).toEqual([]);
      await widget.say('¿puedo devolver una lavadora?');
      await widget.panel.locator('.chips .chip').first().click();
      await widget.button('Sí').waitFor();
      expect(await violations(widget.page)).toEqual([]);
      const number = await widget.askForPerson();
      expect(await violations(widget.page)).toEqual([]);
      await widget.panel.locator('summary').click();
      expect(await violations(widget.page)).toEqual([]);
      await widget.button('Borrar la conversación').click();
      expect(await violations(widget.page)).toEqual([]);
      await widget.page.getByRole('dialog').getByRole('button', { name: 'Volver' }).click();
      await asStaff(at.stage, 'ana', number, 'replies', { text: 'Hola' });
      await widget.bubble('Hola').waitFor();
      await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
      await widget.panel.getByText('Muy bien').click();
      expect(await violations(widget.page)).toEqual([]);
      await widget.close();
    },
    60_000,
  );

  it('stands still for who wants no movement', async () => {
    const widget = await openWidget(at.stage, { reducedMotion: 'reduce' });
    expect(await widget.page.evaluate(() => document.getAnimations().length)).toBe(0);
    await widget.close();
  });
});
