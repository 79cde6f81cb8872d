import type { TimelyStage } from './timely-stage';
import { asStaff, expire, openWidget, type PageOptions, type WidgetPage } from './widget-page';

const WORDS = {
  es: {
    path: '/',
    locale: 'es-ES',
    name: 'Marta',
    asks: 'mi lavadora pierde agua por debajo desde ayer',
    thanks: 'lo he añadido',
    delayed: 'Sentimos el retraso',
    says: 'Hola, Marta. Cierra la llave de paso, por favor; mañana a las 10 pasa un técnico.',
    resolved: 'Resuelta',
    asked: '¿Ha quedado todo bien',
    no: 'No, seguid con ella',
    reopened: 'He reabierto tu consulta',
    best: 'Muy bien',
    comment: 'Rápido y amable',
    rated: 'Gracias por tu valoración',
    closed: 'Cerrada',
    former: 'Tu consulta anterior',
  },
  en: {
    path: '/en.html',
    locale: 'en-GB',
    name: 'Oliver',
    asks: 'my washing machine has been leaking since yesterday',
    thanks: "I've added that",
    delayed: 'sorry about the delay',
    says: 'Hello Oliver. Please close the tap; a technician will come round tomorrow at 10.',
    resolved: 'Resolved',
    asked: 'Is everything all right',
    no: 'No, please carry on',
    reopened: "I've reopened your request",
    best: 'Very good',
    comment: 'Quick and kind',
    rated: 'Thank you for your rating',
    closed: 'Closed',
    former: 'Your earlier request',
  },
} as const;

export type Moment = Readonly<{ name: string; widget: WidgetPage }>;

/** Everything that a customer sees of a ticket from the hand-off to what is left of it, moment by moment. */
export async function* ticketLife(
  stage: TimelyStage,
  language: keyof typeof WORDS,
  options: PageOptions = {},
): AsyncGenerator<Moment, void> {
  const words = WORDS[language];
  const widget = await openWidget(stage, { path: words.path, locale: words.locale, ...options });
  const { panel, card } = widget;
  const at = (name: string): Moment => ({ name, widget });
  const staff = (move: string, body: object, login = 'ana') => asStaff(stage, login, number, move, body);
  const reload = async () => {
    await widget.page.reload();
    await panel.locator('.stub').first().waitFor();
  };

  await widget.say(words.asks);
  await panel.locator('.message.bot').nth(1).waitFor();
  const number = await widget.askForPerson();
  yield at('hand-off');

  await widget.leaveAddress(words.name, `${words.name.toLowerCase()}@example.com`);
  await widget.bubble(words.thanks).waitFor();
  yield at('waiting');

  const { assignee, hours } = await stage.promised(number);
  await staff('assign', { to: assignee === 'ana' ? 'luis' : 'ana' }, 'luis');
  await panel.locator('.notice').last().waitFor();
  yield at('owner-changed');

  await stage.letPass(hours * 0.8, number);
  await panel.getByText(words.delayed).waitFor();
  yield at('delayed');

  await staff('replies', { text: words.says });
  await widget.bubble(words.says).waitFor();
  yield at('joined');

  await staff('resolve', { reason: 'answered' });
  await card.getByText(words.resolved).waitFor();
  yield at('resolved');

  await stage.letPass(25, number);
  await reload();
  await panel.getByText(words.asked).waitFor();
  yield at('follow-up');

  await widget.button(words.no).click();
  await widget.bubble(words.reopened).waitFor();
  yield at('reopened');

  await staff('resolve', { reason: 'answered' });
  await panel.getByText(words.best).click();
  await card.locator('textarea').fill(words.comment);
  yield at('rating');

  await card.locator('.rating button[type="submit"]').click();
  await widget.bubble(words.rated).waitFor();
  yield at('goodbye');

  await stage.letPass(73, number);
  await reload();
  await card.getByText(words.closed).waitFor();
  yield at('closed');

  await expire(widget);
  await reload();
  await panel.getByText(words.former).waitFor();
  yield at('expired');
  await widget.close();
}
