import { eventually, onTicket, row, ticketOf } from './desk-parts';
import { useDesk } from './desk-setup';

const desk = useDesk();

describe('signing in', () => {
  it('goes through the login page, and on to the ticket that one wanted', async () => {
    const { number, page } = await onTicket(desk, 'Olga', 'my oven smells of burnt plastic');
    await page.getByRole('heading', { name: /burnt plastic/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/desk/tickets/${number}`);
    expect(page.url()).not.toContain('code=');
    await page.reload();
    await page.getByRole('heading', { name: /burnt plastic/ }).waitFor();
  });

  it('refuses an answer of the login server that belongs to no attempt of this tab', async () => {
    const page = await desk.visitor();
    await page.goto(`${desk.server.url}/desk?code=stolen&state=forged`);
    await page.getByText('That sign-in did not go through').waitFor();
    expect(page.url()).toBe(`${desk.server.url}/desk`);
  });

  it('renews itself without a word when the token is refused', async () => {
    const { number } = await ticketOf(desk, 'Nora', 'my juicer arrived in pieces');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await row(page, number).waitFor();
    let refused: string | undefined;
    await page.route('**/v1/**', async (route) => {
      const { authorization } = route.request().headers();
      refused ??= authorization;
      if (authorization === refused) await route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
      else await route.continue();
    });
    await row(page, number).click();
    await page.getByRole('heading', { name: /juicer/ }).waitFor();
    expect(await page.getByText('Your login has expired').count()).toBe(0);
  });

  it('ends at both ends', async () => {
    const page = await desk.signedIn('ana', '/desk?view=all');
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/session\/end/);
    await page.goto(`${desk.server.url}/desk`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });
});

describe('a browser in which somebody signed in', () => {
  it('is known in a new tab; one that has its cookies only is not', async () => {
    const page = await desk.signedIn('ana');
    const tab = await page.context().newPage();
    await tab.goto(`${desk.server.url}/desk`);
    // Nobody is asked for anything.
    await tab.getByText('Nothing on your plate').or(tab.locator('.row').first()).first().waitFor();
    expect(await tab.getByRole('button', { name: 'Sign in' }).count()).toBe(0);
    const other = await desk.visitor();
    await other.context().addCookies(await page.context().cookies());
    await other.goto(`${desk.server.url}/desk`);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByLabel('Password').waitFor();
  });
});

describe('in Spanish', () => {
  it('speaks the language of the browser, and another one on request', async () => {
    const page = await desk.signedIn('ana', '/desk', { locale: 'es-ES' });
    await page.getByRole('link', { name: 'Sin asignar' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Unassigned' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Unassigned' }).waitFor();
  });
});

describe('the knowledge', () => {
  it('is found in spite of a typo, and tells what it would make of a question', async () => {
    const page = await desk.signedIn('ana', '/desk/knowledge');
    await page.locator('.entry').first().waitFor();
    const all = await page.locator('.entry').count();
    await page.getByRole('searchbox', { name: 'Search entries' }).fill('delivry');
    await eventually(
      () => page.locator('.entry').count(),
      (count) => count > 0 && count < all,
    );
    expect(await page.locator('.entries').innerText()).toContain('delivery/');
    await page.getByRole('textbox', { name: 'Question' }).fill('how long does delivery take');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('What the customer would read').waitFor();
    expect(await page.locator('.tried .bars li').count()).toBeGreaterThan(0);
  });
});
