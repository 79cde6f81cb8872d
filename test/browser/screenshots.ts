import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Desk, openDesk } from './desk-setup';
import { asStaff, widgetPage } from './widget-page';

/** Takes the README's pictures from the running program: `npm run screenshots`. */

const FOLDER = 'docs';

/** What is still on its way in would be caught half-way. */
const STILL = { reducedMotion: 'reduce' } as const;

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

async function customers(desk: Desk): Promise<void> {
  const answer = await widgetPage(desk, { ...STILL, viewport: { width: 1200, height: 800 } });
  await answer.open();
  await answer.say('¿cuánto tarda la entrega?');
  await answer.button('Sí').waitFor();
  await answer.field.blur();
  await shoot(answer.page, 'widget-answer');

  await answer.button('No').click();
  await answer.bubble('Siento que no te haya servido').waitFor();
  const number = await answer.askForPerson();
  await answer.card.getByLabel('Nombre').fill('Marta');
  await answer.card.getByLabel('Correo electrónico').fill('marta@example.es');
  await answer.button('Guardar').click();
  await answer.card.getByText('marta@example.es').waitFor();
  await answer.card.evaluate((card) => card.scrollIntoView({ block: 'center' }));
  await answer.field.blur();
  await shoot(answer.page, 'widget-handoff');

  await asStaff(desk, 'ana', number, 'replies', {
    text: 'Hola, Marta. La llevamos mañana entre las 10 y las 12; te llamamos media hora antes.',
  });
  await answer.bubble('media hora antes').waitFor();
  await answer.page.emulateMedia({ colorScheme: 'dark' });
  await shoot(answer.page, 'widget-dark');
  await answer.close();

  const phone = await widgetPage(desk, {
    ...STILL,
    path: '/en.html',
    locale: 'en-GB',
    viewport: { width: 320, height: 640 },
    deviceScaleFactor: 2,
  });
  await phone.open();
  await phone.say('how long does delivery take?');
  await phone.button('Yes').waitFor();
  await phone.field.blur();
  await shoot(phone.page, 'widget-phone');
  await phone.close();
}

const WAITING = [
  ['es', 'Lucía', 'mi lavadora pierde agua por debajo desde ayer, es urgente'],
  ['en', 'Oliver', 'I was charged twice for the same fridge'],
  ['es', 'Javier', 'esto es una vergüenza, llevo dos semanas esperando el horno'],
  ['en', 'Grace', 'can I collect the coffee maker in Seville on Saturday?'],
  ['es', 'Núria', '¿podéis instalar el lavavajillas en un mueble a medida?'],
] as const;

async function staff(desk: Desk): Promise<void> {
  const numbers: string[] = [];
  for (const [language, name, question] of WAITING) {
    const customer = await desk.customer(language, name);
    await customer.say(question);
    numbers.push(await customer.askForPerson({ email: `${name.toLowerCase().normalize('NFD').replace(/\W/g, '')}@example.com` }));
  }
  const page = await desk.signedIn('ana', '/desk', { ...STILL, viewport: { width: 1360, height: 850 }, locale: 'en-GB' });
  await page.locator(`.row[data-ticket="${numbers[1]}"]`).waitFor();
  await shoot(page, 'desk-queue');
  await page.locator(`.row[data-ticket="${numbers[1]}"]`).click();
  await page.getByRole('textbox', { name: /^Reply to/ }).waitFor();
  await shoot(page, 'desk-ticket');
  await page.context().close();
}

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const desk = await openDesk();
  try {
    await customers(desk);
    await staff(desk);
  } finally {
    await desk.close();
  }
}

void main();
