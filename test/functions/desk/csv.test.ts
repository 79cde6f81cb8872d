import { handedOver } from '../../bot/tickets/counter';
import { openDesk } from './open-desk';

describe('GET /v1/tickets.csv', () => {
  it('is what the list shows, a row each, and no cell of it is a formula', async () => {
    const { desk, get, post } = openDesk();
    const hostile = { name: '=HYPERLINK("http://evil.example")', email: '+1@example.com' };
    const { number } = await handedOver(desk, { customer: hostile });
    await handedOver(desk, { id: 'c2', language: 'en' });
    await post(`/v1/tickets/${number}/labels`, { labels: ['@sum', 'a, b'] });
    const { status, json, headers } = await get('/v1/tickets.csv?language=es');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, row, ...rest] = String(json).trimEnd().split('\r\n');
    expect(head).toMatch(/^\uFEFF?number,status,priority,subject,customer,email,owner,/);
    expect(row).toContain(`${number},`);
    expect(row).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(row).toContain(`,'+1@example.com,`);
    expect(row).toContain(`"'@sum, a, b"`);
    expect(rest).toEqual([]);
  });

  it('refuses what the list refuses', async () => {
    expect(await openDesk().get('/v1/tickets.csv?status=gone')).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
    expect(await openDesk().get('/v1/tickets.csv', { role: 'customer' })).toMatchObject({ status: 403 });
  });
});
