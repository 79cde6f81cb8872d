import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Folders, makeFolders } from '../infra/local/fixtures/data-folder';
import { violations } from './accessibility';
import { type Desk, openDesk } from './desk-setup';
import { useStage } from './harness';

// Matchers are trained: on a machine that is busy, that takes its time.
jest.setTimeout(240_000);

let folders: Folders;
const at = useStage<Desk>(async () => {
  folders = await makeFolders();
  return openDesk({ knowledgeDir: folders.knowledgeDir });
});
afterAll(() => folders.remove());

const file = () => readFile(join(folders.knowledgeDir, 'delivery/cost.en.md'), 'utf8');
const edit = (page: Page) => page.getByRole('button', { name: 'Edit: How much does delivery cost?' });

/** Nothing is wider than the window. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('an admin changes an entry, sees it as customers will, publishes it, and goes back', async () => {
  const page = await at.stage.signedIn('admin', '/desk/knowledge');
  page.setDefaultTimeout(60_000);
  await edit(page).click();
  await page.getByRole('button', { name: 'English' }).click();
  const answer = page.getByLabel('Answer (Markdown)');
  await answer.fill('Free from **99 €**, or `5 €`.');
  await page.locator('.editor-preview strong', { hasText: '99 €' }).waitFor();
  await page.getByText('Saved as a draft').waitFor();
  expect(await file()).toContain('49 €');
  expect(await violations(page)).toEqual([]);

  // What is wrong is told with its place while one types, and keeps the rest from being published.
  await page.getByLabel('Question', { exact: true }).fill('');
  await page.getByText(/delivery\/cost\.en\.md:\d+:\d+/).waitFor();
  await page.getByLabel('Question', { exact: true }).fill('How much does delivery cost?');
  await page.locator('.file-problems').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('1 file changes').waitFor();
  await page.locator('.diff-added', { hasText: '99 €' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Why, for the history').fill('dearer');
  await page.getByRole('button', { name: 'Publish these changes' }).click();
  await page.getByText('There are no drafts').waitFor({ timeout: 120_000 });
  await page.getByText('dearer').waitFor();
  expect(await file()).toContain('99 €');

  await page.getByRole('button', { name: 'Restore' }).first().click();
  await page.getByText(/restored by admin/).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('two admins who change one entry: the second sees what the first wrote, and loses nothing unseen', async () => {
  const address = '/desk/knowledge?view=entry&entry=delivery%2Fcost';
  const [mine, theirs] = [await at.stage.signedIn('admin', address), await at.stage.signedIn('admin', address)];
  for (const page of [mine, theirs]) {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Answer (Markdown)').waitFor();
  }
  await theirs.getByLabel('Answer (Markdown)').fill('Written by the other.');
  await theirs.getByText('Saved as a draft').waitFor();
  await mine.getByLabel('Answer (Markdown)').fill('Written by me.');
  await mine.getByText('Somebody else has changed the knowledge meanwhile').waitFor();
  await mine.locator('.diff-removed', { hasText: 'Written by the other.' }).waitFor();
  await mine.locator('.diff-added', { hasText: 'Written by me.' }).waitFor();
  await mine.getByRole('button', { name: 'Discard mine and go on with theirs' }).click();
  await mine.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('.editor-form textarea[rows="8"]')?.value === 'Written by the other.',
  );
  await mine.getByRole('button', { name: 'Discard the draft' }).click();
  await mine.waitForFunction(() => !document.body.innerText.includes('Discard the draft'));
});

test('hours, holidays, levels, team and texts are changed in fields, by keyboard, with a preview of the promise', async () => {
  const page = await at.stage.signedIn('admin', '/desk/knowledge?view=service', { viewport: { width: 320, height: 640 } });
  page.setDefaultTimeout(60_000);
  const promise = page.locator('.editor-preview strong');
  const before = await promise.innerText();
  expect(before).toMatch(/^A customer who asks now is promised a reply by \w+day \d+ \w+ at \d\d:\d\d/);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']) await page.getByLabel(day).fill('');
  await page.getByLabel('Sunday').fill('9 - 9:30');
  await page.getByText('Saved as a draft').waitFor();
  // Half an hour a week: the four hours of a reply take eight weeks.
  await promise.filter({ hasText: /Sunday \d+ \w+ at 09:30/ }).waitFor();

  // What is wrong is told by its line, and then nothing is promised.
  await page.getByLabel('Sunday').fill('9 to 9:30');
  await page.getByText(/service\.yaml:\d+:\d+/).waitFor();
  await page.getByText('With these errors nothing can be promised.').waitFor();
  await page.getByLabel('Sunday').fill('9-14');
  await page.locator('.file-problems').waitFor({ state: 'detached' });

  for (const part of ['Holidays', 'Service levels', 'Team', 'Texts']) {
    await page.locator('summary', { hasText: new RegExp(`^${part}$`) }).focus();
    await page.keyboard.press('Enter');
  }
  expect(await fits(page)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Login of somebody new').fill('marta');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'marta' }).getByLabel('Name').fill('Marta');
  await page.getByLabel('How customers are addressed in Spanish').selectOption('usted');
  await page.getByLabel('Say something in your own words').selectOption('thanks.welcome');
  await page.getByLabel('thanks.welcome', { exact: true }).fill('With pleasure.');
  await page.getByText('Not saved yet').or(page.getByText('Saving…')).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'As text' }).click();
  const text = await page.getByLabel('Text of the file').inputValue();
  expect(text).toMatch(/sun: \[ "09:00-14:00" \]/);
  expect(text).toMatch(/marta:\n\s+name: Marta/);
  expect(text).toContain('register: usted');
  expect(text).toContain('thanks.welcome: With pleasure.');
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  await page.getByRole('button', { name: 'Discard the draft' }).waitFor({ state: 'detached' });
});

test('the service file is changed as text, with its errors; on a phone, in the dark, in Spanish', async () => {
  const page = await at.stage.signedIn('admin', '/desk/knowledge?view=service', {
    locale: 'es-ES',
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
  });
  await page.getByRole('button', { name: 'Como texto' }).click();
  const text = page.getByLabel('Texto del fichero');
  const before = await text.inputValue();
  await text.fill(before.replace('answer: 0.5', 'answer: 5'));
  await page.getByText(/service\.yaml:3:\d+/).waitFor();
  expect(await fits(page)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Descartar el borrador' }).click();
  await page.getByRole('button', { name: 'Descartar el borrador' }).waitFor({ state: 'detached' });
  expect(await text.inputValue()).toBe(before);
});

test('staff who are no admins see no way to change anything', async () => {
  const page = await at.stage.signedIn('ana', '/desk/knowledge');
  await page.locator('.entry').first().waitFor();
  expect(await page.getByRole('button', { name: /^Edit/ }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
});

test('the list says how each entry stands, and filters by it; recent questions are asked again of the drafts', async () => {
  const page = await at.stage.signedIn('admin', '/desk/knowledge');
  page.setDefaultTimeout(60_000);
  await page
    .getByText(/not given in 28 days/)
    .first()
    .waitFor();
  await edit(page).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Answer (Markdown)').fill('Free from 59 €.');
  await page.getByText('Saved as a draft').waitFor();
  await page.reload();
  await page.locator('.entry .tag', { hasText: 'being changed' }).waitFor();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('drafts');
  expect(await page.locator('.entry').count()).toBe(1);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Ask them again' }).click();
  await page.getByText(/questions asked again: \d+ decisions change, 0 for the worse/).waitFor({ timeout: 120_000 });
  expect(await violations(page)).toEqual([]);
});

test('a table is looked at first, and becomes drafts then; by keyboard, on a phone, in Spanish', async () => {
  const page = await at.stage.signedIn('admin', '/desk/knowledge?view=import', {
    locale: 'es-ES',
    viewport: { width: 320, height: 640 },
  });
  page.setDefaultTimeout(60_000);
  const save = page.getByRole('button', { name: 'Guardar como borradores' });
  // A phone shows what is being done, not the list beside it.
  expect(await page.locator('.knowledge > .queue').isVisible()).toBe(false);
  expect(await save.isDisabled()).toBe(true);
  const buffer = Buffer.from('question,answer\n¿Envolvéis regalos?,"Sí, gratis."\n¿Dónde estáis?,En Madrid.\n');
  await page.getByLabel('Fichero, de hasta 200 KB').setInputFiles({ name: 'faq.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel('Tema de las filas que no dicen ninguno').fill('Nuestra tienda');
  await page.getByRole('button', { name: 'Mirarlo antes' }).press('Enter');
  await page.getByText('Todavía no se ha guardado nada. Filas: 2 nuevas.').waitFor();
  await page.getByText('faq.csv:2').waitFor();
  expect(await fits(page)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await save.press('Enter');
  await page.getByText('3 ficheros guardados como borrador').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.goto(`${at.stage.server.url}/desk/knowledge?view=publish`);
  await page.locator('summary', { hasText: 'nuestra-tienda/topic.yaml' }).waitFor();
});
