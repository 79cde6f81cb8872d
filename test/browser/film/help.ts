import type { Stage } from '../harness';
import { STILL } from './customers';
import type { Film } from './film';

const LOOKS = [
  ['wide', { viewport: { width: 1200, height: 800 } }],
  ['dark', { viewport: { width: 1200, height: 800 }, colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 740 } }],
] as const;

/** The public help pages: the front page, an entry with what was missing, and a search. */
export async function helpPages(film: Film, stage: Stage, language: 'es' | 'en'): Promise<void> {
  for (const [look, options] of LOOKS) {
    const page = await stage.page({ ...STILL, ...options });
    const name = (shows: string) => `help-${language}-${look}-${shows}`;
    await page.goto(`${stage.server.url}/help/${language}/`);
    await page.locator('form.search').waitFor();
    await film.frame(page, name('front'));
    await page.locator('form.search input').fill(language === 'es' ? 'cuánto tarda la entrga' : 'how long does delivry take');
    await page.locator('.found a').first().waitFor();
    await film.frame(page, name('search'));
    await page.locator('.found a').first().click();
    await page.locator('.feedback button[value="no"]').click();
    await film.frame(page, name('entry'));
    await page.context().close();
  }
}
