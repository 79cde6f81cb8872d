import type { BrowserContextOptions } from 'playwright-core';
import { reply, row } from '../desk-parts';
import type { Desk } from '../desk-setup';
import { STILL } from './customers';
import type { Film } from './film';

const WAITING = [
  ['es', 'Lucía', 'mi lavadora pierde agua por debajo desde ayer, es urgente'],
  ['en', 'Oliver', 'I was charged twice for the same fridge'],
  ['es', 'Javier', 'esto es una vergüenza, llevo dos semanas esperando el horno'],
  ['en', 'Grace', 'can I collect the coffee maker in Seville on Saturday?'],
  ['es', 'Núria', '¿podéis instalar el lavavajillas en un mueble a medida?'],
] as const;

const LOOKS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['desk', { viewport: { width: 1360, height: 850 } }],
  ['desk-dark', { viewport: { width: 1360, height: 850 }, colorScheme: 'dark' }],
  ['desk-phone', { viewport: { width: 390, height: 740 } }],
];

/** The desk as staff see it: the queue, and a ticket, on a screen, in the dark and on a phone. */
export async function desks(film: Film, desk: Desk): Promise<void> {
  const numbers: string[] = [];
  for (const [language, name, question] of WAITING) {
    const customer = await desk.customer(language, name);
    await customer.say(question);
    const address = name.toLowerCase().normalize('NFD').replace(/\W/g, '');
    numbers.push(await customer.askForPerson({ email: `${address}@example.com` }));
  }
  const [, number = ''] = numbers;
  await desk.colleague('luis', `/v1/tickets/${number}/labels`, { labels: ['invoice', 'charged twice'] });
  for (const [name, options] of LOOKS) {
    const page = await desk.signedIn('ana', '/desk?view=all', { ...STILL, locale: 'en-GB', ...options });
    await row(page, number).waitFor();
    await film.frame(page, `${name}-queue`);
    await row(page, number).click();
    await reply(page).waitFor();
    await film.frame(page, `${name}-ticket`);
    await page.context().close();
  }
}
