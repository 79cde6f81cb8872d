import { setTimeout as pause } from 'node:timers/promises';
import { customer } from '../customer';
import type { TimelyStage } from '../timely-stage';
import { asStaff } from '../widget-page';
import type { Film } from './film';
import { readOutbox, type WrittenMail } from './outbox';

const SAID = {
  es: [
    'mi lavadora pierde agua por debajo desde ayer',
    'Hola, Marta. Cierra la llave de paso, por favor; mañana a las 10 pasa un técnico.',
  ],
  en: [
    'my washing machine has been leaking since yesterday',
    'Hello Oliver. Please close the tap; a technician will come round tomorrow at 10.',
  ],
} as const;

/** In the order in which they come, by what they tell of. */
const MAILS = [
  ['staff_mail#ticket_opened', 'opened'],
  ['staff_mail#ticket_assigned', 'assigned'],
  ['customer_mail#delay', 'delay'],
  ['customer_mail#reply', 'reply'],
  ['customer_mail#resolved', 'resolved'],
] as const;

/** As wide as a telephone. */
const WIDTH = 400;

/** Lets the program write its mails, and takes a picture of each. Returns the link in the one with the reply. */
export async function mails(film: Film, stage: TimelyStage, language: 'es' | 'en'): Promise<string> {
  const [asks, says] = SAID[language];
  const name = language === 'es' ? 'Marta' : 'Oliver';
  const ask = async () => {
    const who = await customer(stage.server.url, language, name);
    await who.say(asks);
    return who.askForPerson({ email: `${name.toLowerCase()}@example.com` });
  };
  const [late, replied, resolved] = [await ask(), await ask(), await ask()];
  const { assignee, hours } = await stage.promised(replied);
  await asStaff(stage, 'luis', replied, 'assign', { to: assignee === 'ana' ? 'luis' : 'ana' });
  await stage.letPass(hours * 0.8, late);
  await asStaff(stage, 'ana', replied, 'replies', { text: says });
  await asStaff(stage, 'ana', resolved, 'resolve', { reason: 'answered' });

  const written = await allWritten(stage);
  const page = await stage.page({ viewport: { width: WIDTH, height: 100 } });
  for (const [index, [about, picture]] of MAILS.entries()) {
    await page.setContent(written.get(about)?.html ?? '');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: WIDTH, height });
    await film.frame(page, `mail-${language}-${index + 1}-${picture}`);
    await page.setViewportSize({ width: WIDTH, height: 100 });
  }
  await page.context().close();
  return /\S+#resume=[\w-]+/.exec(written.get('customer_mail#reply')?.text ?? '')?.[0] ?? '';
}

/** Mails to customers wait for a moment, in case their page is open; those to owners for two minutes, in case they read the ticket. */
async function allWritten(stage: TimelyStage): Promise<ReadonlyMap<string, WrittenMail>> {
  for (let seconds = 0; ; seconds += 1) {
    const written = new Map((await readOutbox(stage)).map((mail) => [mail.about, mail]));
    const missing = MAILS.filter(([about]) => !written.has(about));
    if (missing.length === 0) return written;
    if (seconds === 240) throw new Error(`There is no ${missing.join(', ')} among ${[...written.keys()].join(', ')}`);
    await pause(1_000);
  }
}
