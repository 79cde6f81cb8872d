import { useStage } from './harness';
import { NASTY } from './nasty';
import { openUnsureStage } from './unsure-stage';
import { asStaff, onPage, openWidget } from './widget-page';

const at = useStage(openUnsureStage);

describe('what anybody may write', () => {
  it('is text, whatever it looks like: in messages, in a name, in what staff reply, in a comment', async () => {
    const page = await at.stage.page();
    await page.addInitScript((name) => {
      Object.assign(window, { Mostrador: { q: [['identify', { name }], ['open']] } });
    }, '<img src=x onerror=alert(1)>');
    await page.goto(at.stage.server.url);
    const widget = onPage(page);
    await widget.bubble('<img src=x onerror=alert(1)>').waitFor();
    const number = await widget.askForPerson();
    for (const text of NASTY) await page.evaluate((words) => Reflect.get(window, 'Mostrador').send(words), text);
    await widget.panel.locator('[data-fate]').last().waitFor({ state: 'detached', timeout: 60_000 });
    for (const text of NASTY) await asStaff(at.stage, 'ana', number, 'replies', { text });
    await widget.panel
      .locator('.message.agent')
      .nth(NASTY.length - 1)
      .waitFor();

    const shown = (role: string) =>
      widget.panel.locator(`.message.${role} .bubble`).evaluateAll((elements) => elements.map((element) => element.textContent));
    expect((await shown('customer')).slice(2)).toEqual(NASTY);
    expect(await shown('agent')).toEqual(NASTY);
    const elements = await widget.panel
      .locator('.bubble *')
      .evaluateAll((found) => [...new Set(found.map(({ tagName }) => tagName))]);
    expect(elements.every((tag) => ['A', 'B', 'P', 'STRONG', 'EM', 'UL', 'OL', 'LI', 'CODE', 'BR'].includes(tag))).toBe(true);
    const links = await widget.panel.locator('.bubble a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links.every((link) => /^https?:/.test(link ?? ''))).toBe(true);
    expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
    // A word without an end breaks; it moves nothing.
    expect(await widget.panel.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);

    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await widget.panel.getByText('Muy mal').click();
    await widget.panel.getByLabel(/contarnos algo/).fill(NASTY[1] ?? '');
    await widget.panel.locator('.rating').getByRole('button', { name: 'Enviar' }).click();
    await widget.panel.getByText('Gracias por escribirnos').waitFor();
    expect((await shown('customer')).pop()).toContain(NASTY[1]);
    await widget.close();
  }, 120_000);

  it('may be long up to the limit, which is told before it is reached and kept after', async () => {
    const widget = await openWidget(at.stage);
    await widget.field.fill('a'.repeat(1_990));
    await widget.panel.getByText('1990 / 2000').waitFor();
    await widget.field.fill('a'.repeat(2_003));
    await widget.panel.getByText('Sobran 3 caracteres').waitFor();
    await widget.field.press('Enter');
    expect(await widget.button('Enviar').isDisabled()).toBe(true);
    expect(await widget.field.inputValue()).toHaveLength(2_003);
    await widget.field.fill('a'.repeat(2_000));
    await widget.field.press('Enter');
    await widget.panel.locator('.message.customer time').waitFor();
    await widget.close();
  });
});

describe('on a page that is not kind to it', () => {
  const page = (head: string, body = '') =>
    `<!doctype html><html lang="es"><head><title>Tienda</title>${head}</head><body>${body}</body></html>`;

  it('asks of the policy only script-src and connect-src', async () => {
    const host = await at.stage.page();
    await host.route('**/strict.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
        },
        body: page('<script async src="/widget.js"></script>'),
      }),
    );
    await host.goto(`${at.stage.server.url}/strict.html`);
    const widget = onPage(host);
    await widget.open();
    await widget.say('¿puedo devolver una lavadora?');
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.launcher.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
    await widget.close();
  });

  it.each([
    ['works on a page of another origin that may embed it', 'localhost', true],
    ['has nothing to say on a page that may not', '127.0.0.1', false],
  ])('%s', async (_what, host, isAllowed) => {
    const widget = onPage(await at.stage.page());
    await widget.page.goto(`http://${host}:${at.stage.shopPort}/`);
    await widget.launcher.click();
    if (isAllowed) {
      await widget.say('¿puedo devolver una lavadora?');
      await widget.panel.locator('.message.bot').nth(1).waitFor();
    } else {
      await widget.status.getByText('No hemos podido conectar').waitFor();
    }
    await widget.close();
  });

  it('looks the same under style sheets that reach for everything', async () => {
    const cruel = `body, body *, html > * { all: revert; display: none !important; position: static !important; color: red !important; opacity: 0.1 !important;
      transform: rotate(9deg) !important; font: 40px fantasy !important; filter: blur(9px) !important; visibility: hidden !important;
      direction: rtl !important; pointer-events: none !important } body { transform: scale(0.5) !important }`;
    const look = async (css: string) => {
      const host = await at.stage.page({ reducedMotion: 'reduce' });
      await host.route('**/cruel.html', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: page('<script async src="/widget.js"></script>', `<style>${css}</style>`),
        }),
      );
      await host.goto(`${at.stage.server.url}/cruel.html`);
      const widget = onPage(host);
      await widget.open();
      await host.mouse.move(0, 0);
      const seen = await widget.page.evaluate(() => {
        const root = document.querySelector('mostrador-widget')?.shadowRoot;
        return Array.from(root?.querySelectorAll('*') ?? [], (element) => {
          const { color, fontFamily, fontSize, display, opacity, visibility, direction, filter } = getComputedStyle(element);
          const { x, y, width, height } = element.getBoundingClientRect();
          return [
            element.tagName,
            color,
            fontFamily,
            fontSize,
            display,
            opacity,
            visibility,
            direction,
            filter,
            x,
            y,
            width,
            height,
          ].join();
        });
      });
      await widget.close();
      return seen;
    };
    expect(await look(cruel)).toEqual(await look(''));
  });

  it('is there once when the page loads it twice', async () => {
    const host = await at.stage.page();
    const script = '<script async src="/widget.js"></script>';
    await host.route('**/twice.html', (route) => route.fulfill({ contentType: 'text/html', body: page(script + script) }));
    await host.goto(`${at.stage.server.url}/twice.html`);
    await host.locator('.launcher').waitFor();
    await host.waitForTimeout(300);
    expect(await host.locator('.launcher').count()).toBe(1);
    await host.context().close();
  });

  it('works where nothing may be stored', async () => {
    const host = await at.stage.page();
    await host.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await host.goto(at.stage.server.url);
    const widget = onPage(host);
    await widget.open();
    await widget.say('¿puedo devolver una lavadora?');
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    await widget.close();
  });
});
