import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violations } from './accessibility';
import { type Desk, openDesk } from './desk-setup';
import { useStage } from './harness';

jest.setTimeout(120_000);

const at = useStage<Desk>(() => openDesk());

test('the knowledge page shows how far the next version is while it is being learnt, and no longer', async () => {
  const { dataDir, signedIn } = at.stage;
  const learning = join(dataDir, 'knowledge/learning');
  const page = await signedIn('admin', '/desk/knowledge');
  await page.locator('.entry').first().waitFor();
  const bar = page.getByRole('progressbar', { name: 'Learning what was saved. Until then, the version before answers.' });
  expect(await bar.count()).toBe(0);

  await writeFile(learning, '0.42');
  await bar.waitFor();
  await page.getByText('42 %').waitFor();
  expect(await violations(page)).toEqual([]);
  await writeFile(learning, '0.8');
  await page.getByText('80 %').waitFor();

  await rm(learning);
  await bar.waitFor({ state: 'detached' });
});
