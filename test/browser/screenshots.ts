import { openDesk } from './desk-setup';
import { backByMail, customerStates, onTheShop } from './film/customers';
import { desks } from './film/desk';
import { type Film, openFilm } from './film/film';
import { helpPages } from './film/help';
import { mails } from './film/mails';
import { openTimelyStage } from './timely-stage';

/**
 * Takes pictures from the running program: `npm run screenshots` takes those that the documentation shows;
 * `npm run screenshots -- <folder>` puts all of them there besides.
 */

const SHOWN = new Set([
  'widget-answer',
  'widget-handoff',
  'widget-dark',
  'widget-phone',
  'customer-es',
  'customer-en',
  'mails',
  'desk-queue',
  'desk-ticket',
  'desk-dark-ticket',
  'desk-phone',
]);

async function customersAndMails(film: Film, language: 'es' | 'en'): Promise<void> {
  const stage = await openTimelyStage([
    [/^languages: .*$/m, `languages: [${language}, ${language === 'es' ? 'en' : 'es'}]`],
    [/^ {2}ana:( +)\{/m, '  ana:$1{ email: ana@casaclara.example,'],
    [/^ {2}luis:( +)\{/m, '  luis:$1{ email: luis@casaclara.example,'],
  ]);
  try {
    if (language === 'es') await onTheShop(film, stage);
    await customerStates(film, stage, language);
    await backByMail(film, stage, language, await mails(film, stage, language));
    await helpPages(film, stage, language);
    await film.strip(stage.browser, `customer-${language}-`, { name: `customer-${language}`, columns: 5, width: 228 });
    if (language === 'en') await film.strip(stage.browser, 'mail-', { name: 'mails', columns: 5, width: 228 });
  } finally {
    await stage.close();
  }
}

async function main(): Promise<void> {
  const film = await openFilm({ shown: 'docs', isShown: (name) => SHOWN.has(name), all: process.argv[2] });
  await customersAndMails(film, 'es');
  await customersAndMails(film, 'en');
  const desk = await openDesk();
  try {
    await desks(film, desk);
    await film.strip(desk.browser, 'desk-phone-', { name: 'desk-phone', columns: 2, width: 390 });
  } finally {
    await desk.close();
  }
}

void main();
