import { ticketLife } from '../ticket-life';
import type { TimelyStage } from '../timely-stage';
import { asStaff, openWidget, refuseOnce, widgetPage } from '../widget-page';
import type { Film } from './film';

type Language = 'es' | 'en';

/** Nothing moves. */
export const STILL = { reducedMotion: 'reduce' } as const;
const PHONE = { ...STILL, viewport: { width: 390, height: 740 } } as const;

/** Every state from the hand-off on, as a customer with a phone sees it. */
export async function customerStates(film: Film, stage: TimelyStage, language: Language): Promise<void> {
  let count = 0;
  const name = (state: string) => `customer-${language}-${String(++count).padStart(2, '0')}-${state}`;
  for await (const moment of ticketLife(stage, language, PHONE)) await film.frame(moment.widget.page, name(moment.name));

  const page = language === 'es' ? { path: '/', locale: 'es-ES' } : { path: '/en.html', locale: 'en-GB' };
  const limited = await openWidget(stage, { ...PHONE, ...page });
  await refuseOnce(limited, '**/messages', 429, { code: 'RATE_LIMITED', retryAfterSeconds: 40 });
  await limited.say(language === 'es' ? '¿Hay alguien?' : 'Is anybody there?');
  await limited.panel.locator('.fate').waitFor();
  await film.frame(limited.page, name('rate-limited'));
  await limited.close();
}

/** Back in the conversation by the link of a mail, and once more by the same link. */
export async function backByMail(film: Film, stage: TimelyStage, language: Language, link: string): Promise<void> {
  const path = link.slice(stage.server.url.length);
  const widget = await widgetPage(stage, { ...PHONE, path });
  await widget.card.waitFor();
  await film.frame(widget.page, `customer-${language}-14-resumed`);
  await widget.close();
  const again = await widgetPage(stage, { ...PHONE, path: language === 'es' ? path : `/en.html${path.slice(1)}` });
  await again.bubbles.first().waitFor();
  await film.frame(again.page, `customer-${language}-15-used-link`);
  await again.close();
}

/** The widget on the page of a shop, for the front page of the documentation. */
export async function onTheShop(film: Film, stage: TimelyStage): Promise<void> {
  const answer = await openWidget(stage, { ...STILL, viewport: { width: 1200, height: 800 } });
  await answer.say('¿cuánto tarda la entrega?');
  await answer.button('Sí').waitFor();
  await answer.field.blur();
  await film.frame(answer.page, 'widget-answer');

  await answer.button('No').click();
  await answer.bubble('Siento que no te haya servido').waitFor();
  const number = await answer.askForPerson();
  await answer.leaveAddress('Marta', 'marta@example.es');
  await answer.card.getByText('marta@example.es').waitFor();
  await answer.card.evaluate((card) => card.scrollIntoView({ block: 'end' }));
  await answer.field.blur();
  await film.frame(answer.page, 'widget-handoff');

  await asStaff(stage, 'ana', number, 'replies', {
    text: 'Hola, Marta. La llevamos mañana entre las 10 y las 12; te llamamos media hora antes.',
  });
  await answer.bubble('media hora antes').waitFor();
  await answer.page.emulateMedia({ colorScheme: 'dark' });
  await film.frame(answer.page, 'widget-dark');
  await answer.close();

  const phone = await openWidget(stage, {
    ...STILL,
    path: '/en.html',
    locale: 'en-GB',
    viewport: { width: 320, height: 640 },
    deviceScaleFactor: 2,
  });
  await phone.say('how long does delivery take?');
  await phone.button('Yes').waitFor();
  await phone.field.blur();
  await film.frame(phone.page, 'widget-phone');
  await phone.close();
}
