import { readFile } from 'node:fs/promises';
import { openStage, useStage } from './harness';
import { asStaff, openWidget } from './widget-page';

const at = useStage(openStage);

describe('the way of a question', () => {
  it('leads from the question to a person, and from there to a good end', async () => {
    const widget = await openWidget(at.stage);
    const { page, panel, bubble, button, card } = widget;
    await bubble('Soy el asistente automático de Casa Clara').waitFor();
    expect(await panel.getByRole('group', { name: 'Temas frecuentes' }).getByRole('button').count()).toBe(4);

    await widget.say('¿cuánto tarda la entrega?');
    await bubble('días laborables').waitFor();
    const source = panel.getByRole('link', { name: 'Condiciones de entrega' });
    expect(await source.getAttribute('href')).toMatch(/^https:/);
    expect(await source.getAttribute('rel')).toContain('noopener');
    expect(await panel.getByRole('group', { name: 'También te puede interesar' }).getByRole('button').count()).toBeGreaterThan(0);

    await button('No').click();
    await bubble('«¿cuánto tarda la entrega').waitFor();
    expect(await button('No').count()).toBe(0);

    const number = await widget.askForPerson();
    expect(number).toMatch(/^M-[0-9A-HJKMNP-TV-Z]{8}$/);
    await card.getByText('Puedes cerrar esta página').waitFor();
    expect(await card.locator('time').textContent()).toMatch(/\d{2}:\d{2}.* hora peninsular$/);

    await card.getByLabel('Nombre').fill('Marta');
    await card.getByLabel('Correo electrónico').fill('marta@example.es');
    await button('Guardar').click();
    await card.getByText('marta@example.es').waitFor();
    expect(await card.getByLabel('Nombre').count()).toBe(0);

    await asStaff(at.stage, 'ana', number, 'claim', {});
    await asStaff(at.stage, 'ana', number, 'replies', { text: 'Hola, Marta. Llega mañana: https://casaclara.example/envio' });
    // What staff write reaches a visible page within five seconds.
    await bubble('Llega mañana').waitFor({ timeout: 5_000 });
    await panel.getByText('Ana se ha unido a la conversación').waitFor();
    await panel.getByText('Hablas con Ana').waitFor();
    expect(await panel.getByRole('link', { name: 'casaclara.example/envio' }).getAttribute('href')).toBe(
      'https://casaclara.example/envio',
    );

    await widget.say('¡Gracias!');
    await page.waitForTimeout(700);
    expect(await panel.locator('.message').last().textContent()).toContain('¡Gracias!');

    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await panel.getByText('Ana ha dado por resuelta tu consulta').waitFor({ timeout: 5_000 });
    await card.getByText('Resuelta').waitFor();

    await button('Sigue sin resolverse').click();
    await bubble('He reabierto tu consulta').waitFor();
    await panel.locator('.strip', { hasText: number }).waitFor();

    await asStaff(at.stage, 'ana', number, 'resolve', { reason: 'answered' });
    await panel.getByText('¿Cómo te hemos atendido?').last().waitFor({ timeout: 5_000 });
    expect(await panel.getByLabel(/contarnos algo/).isVisible()).toBe(false);
    await panel.getByText('Muy bien').click();
    await panel.getByLabel(/contarnos algo/).fill('Rápido y amable');
    await panel.locator('.rating').getByRole('button', { name: 'Enviar' }).click();
    await bubble('Rápido y amable').waitFor();
    await panel.getByText('Gracias por escribirnos').waitFor();
    expect(await panel.locator('.rating').count()).toBe(0);
    await widget.close();
  }, 90_000);

  it('continues in English where the page is English', async () => {
    const widget = await openWidget(at.stage, { path: '/en.html' });
    await widget.bubble("I'm the automated assistant of Casa Clara").waitFor();
    await widget.say('how long does delivery take?');
    await widget.bubble(/working days/).waitFor();
    await widget.button('Yes').click();
    await widget.bubble('glad that it helped').waitFor();
    await widget.close();
  });

  it('shows an answer that does not fit from its beginning', async () => {
    const widget = await openWidget(at.stage, { path: '/en.html', viewport: { width: 320, height: 640 } });
    await widget.say('how long does delivery take?');
    await widget.button('Yes').waitFor();
    await widget.page.waitForTimeout(500);
    const transcript = await widget.panel.locator('.transcript').boundingBox();
    const answer = await widget.bubble(/working days/).boundingBox();
    expect(answer?.y).toBeGreaterThanOrEqual(transcript?.y ?? 0);
    await widget.close();
  });

  it('asks before a ticket is dropped, and drops it then', async () => {
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await widget.button('Ya no hace falta').click();
    const dialog = widget.page.getByRole('dialog', { name: new RegExp(`Cerramos tu consulta ${number}`) });
    await dialog.getByRole('button', { name: 'Volver' }).click();
    expect(await dialog.count()).toBe(0);
    await widget.button('Ya no hace falta').click();
    await dialog.getByRole('button', { name: 'Sí, cerrarla' }).click();
    await widget.bubble(`he cerrado tu consulta ${number}`).waitFor();
    await widget.card.getByText('Cerrada').waitFor();
    await widget.close();
  });
});

describe('what stays', () => {
  it('is the conversation and the draft after the page was loaded again', async () => {
    const widget = await openWidget(at.stage);
    await widget.say('¿puedo pagar a plazos?');
    await widget.panel.locator('.source, .chips').first().waitFor();
    const before = await widget.bubbles.allTextContents();
    await widget.field.fill('a medio escribir');
    await widget.page.reload();
    await widget.bubble('¿puedo pagar a plazos?').waitFor();
    expect(await widget.bubbles.allTextContents()).toEqual(before);
    expect(await widget.field.inputValue()).toBe('a medio escribir');
    await widget.close();
  });

  it('is nothing of the token in the address, and no word of the conversation in storage', async () => {
    const widget = await openWidget(at.stage);
    await widget.say('mi lavadora pierde agua');
    await widget.bubble('mi lavadora pierde agua').waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    const kept = await widget.page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).toMatch(/mostrador:v1:/);
    expect(kept).not.toContain('pierde agua');
    expect(widget.page.url()).toBe(`${at.stage.server.url}/`);
    await widget.close();
  });

  it('is counted while the panel is closed: on the launcher and in the title', async () => {
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await widget.field.press('Escape');
    await asStaff(at.stage, 'ana', number, 'replies', { text: 'Te escribo yo' });
    await widget.page.locator('.badge').waitFor({ timeout: 5_000 });
    expect(await widget.page.title()).toMatch(/^\([12]\) Casa Clara/);
    await widget.page.reload();
    await widget.page.locator('.badge').waitFor();
    await widget.launcher.click();
    await widget.bubble('Te escribo yo').waitFor();
    expect(await widget.page.title()).toMatch(/^Casa Clara/);
    expect(await widget.page.locator('.badge').count()).toBe(0);
    await widget.close();
  });

  it('can be taken home and deleted', async () => {
    const widget = await openWidget(at.stage);
    await widget.say('hola, ¿abrís los sábados?');
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    await widget.panel.getByLabel('Más opciones').click();
    const [download] = await Promise.all([
      widget.page.waitForEvent('download'),
      widget.button('Descargar la conversación').click(),
    ]);
    const data = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(data.messages.map(({ text }: { text: string }) => text)).toContain('hola, ¿abrís los sábados?');

    await widget.panel.getByLabel('Más opciones').click();
    await widget.button('Borrar la conversación').click();
    await widget.page.getByRole('dialog').getByRole('button', { name: 'Sí, borrarla' }).click();
    await widget.status.getByText('se ha borrado').waitFor();
    await widget.bubble('Soy el asistente automático').waitFor();
    expect(await widget.bubbles.count()).toBe(1);
    const gone = await fetch(`${at.stage.server.url}/v1/conversations/${data.conversationId}/messages`);
    expect(gone.status).toBe(404);
    await widget.close();
  });
});

describe('what a page can do with it', () => {
  it('calls it before it is there, hears from it, and tells it who the customer is', async () => {
    const page = await at.stage.page();
    await page.addInitScript(() => {
      const calls: unknown[] = [];
      Object.assign(window, { Mostrador: { q: calls }, heard: [] as string[] });
      calls.push(['identify', { name: 'Zoë', email: 'zoe@example.com' }], ['open']);
      for (const name of ['ready', 'open', 'close', 'message', 'handoff', 'resolved']) {
        addEventListener(`mostrador:${name}`, () => Reflect.get(window, 'heard').push(name));
      }
    });
    await page.goto(at.stage.server.url);
    await page.locator('.bubble', { hasText: 'Zoë' }).waitFor();
    await page.evaluate(() => Reflect.get(window, 'Mostrador').send('quiero hablar con una persona sobre mi xilófono roto'));
    await page.locator('.ticket').getByText('zoe@example.com').waitFor();
    expect(await page.locator('.contact').count()).toBe(0);
    await page.evaluate(() => Reflect.get(window, 'Mostrador').toggle());
    const heard: string[] = await page.evaluate(() => Reflect.get(window, 'heard'));
    expect(heard.filter((name) => name !== 'message')).toEqual(['ready', 'open', 'handoff', 'close']);
    expect(heard.filter((name) => name === 'message').length).toBeGreaterThanOrEqual(3);
    await page.evaluate(() => Reflect.get(window, 'Mostrador').reset());
    await page.locator('.launcher').click();
    await page.locator('.bubble').first().waitFor();
    expect(await page.locator('.bubble').allTextContents()).toEqual([expect.not.stringContaining('Zoë')]);
    await page.context().close();
  });

  it('does not keep a customer out because the page told it nonsense of them', async () => {
    const page = await at.stage.page();
    await page.addInitScript(() => {
      Object.assign(window, { Mostrador: { q: [['identify', { name: 'Ann', email: 'not an address' }], ['open']] } });
    });
    await page.goto(at.stage.server.url);
    await page.locator('.bubble', { hasText: 'Soy el asistente automático' }).waitFor();
    await page.locator('button.person').click();
    await page.getByRole('button', { name: 'Prefiero contárselo a esa persona' }).click();
    await page.locator('.contact').waitFor();
    await page.context().close();
  });

  it('changes the language from the page, and the customer from the menu, whose word holds', async () => {
    const widget = await openWidget(at.stage);
    await widget.page.evaluate(() => Reflect.get(window, 'Mostrador').setLanguage('en-GB'));
    await widget.bubble("I'm the automated assistant").waitFor();
    expect(await widget.bubbles.count()).toBe(1);
    await widget.panel.getByLabel('More options').click();
    await widget.button('Español').click();
    await widget.bubble('Soy el asistente automático').waitFor();
    await widget.page.goto(`${at.stage.server.url}/en.html`);
    await widget.button('Hablar con una persona').waitFor();
    await widget.close();
  });

  it('puts it on the other side, in its own colour, with its own choice of topics', async () => {
    const page = await at.stage.page();
    await page.route('**/shop.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html><head><title>T</title></head><body>
          <script async src="/widget.js" data-lang="en" data-position="start" data-accent="#8a1c5b" data-theme="dark" data-topics="returns, none"></script>
          </body></html>`,
      }),
    );
    await page.goto(`${at.stage.server.url}/shop.html`);
    const launcher = page.locator('.launcher');
    await launcher.click();
    await page.locator('.bubble').first().waitFor();
    expect((await launcher.boundingBox())?.x).toBeLessThan(100);
    expect(await launcher.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(138, 28, 91)');
    expect(await page.locator('.topics button').allTextContents()).toEqual(['Returns']);
    await page.context().close();
  });
});
