import { storeUnavailable } from '../../../bot/model/errors';
import { handedOver } from '../../bot/tickets/counter';
import { openDesk } from './open-desk';

const numbersIn = (json: { readonly tickets: readonly { readonly number: string }[] }) =>
  json.tickets.map(({ number }) => number);

describe('GET /v1/tickets with filters', () => {
  it('shows what has all that is asked for, and sorts what is open', async () => {
    const { desk, get, post } = openDesk();
    const first = await handedOver(desk);
    desk.setTime('2025-11-24T10:00:00.000Z');
    const second = await handedOver(desk, { id: 'c2', language: 'en' });
    await post(`/v1/tickets/${first.number}/labels`, { labels: ['Warranty'] });
    await post(`/v1/tickets/${first.number}/assign`, { to: 'luis' });
    const listed = async (query: string) => numbersIn((await get(`/v1/tickets?${query}`)).json);
    expect(await listed('label=warranty')).toEqual([first.number]);
    expect(await listed('language=en')).toEqual([second.number]);
    expect(await listed('owner=luis&status=assigned&channel=web&priority=normal')).toEqual([first.number]);
    expect(await listed('owner=luis&language=en')).toEqual([]);
    expect(await listed('olderThanHours=1')).toEqual([first.number]);
    expect(await listed('newerThanHours=1')).toEqual([second.number]);
    expect(await listed('sort=newest')).toEqual([second.number, first.number]);
    expect(await listed('sort=oldest')).toEqual([first.number, second.number]);
  });

  it.each(['status=gone', 'language=xx', 'olderThanHours=0', 'olderThanHours=x', 'sort=up', 'label=', 'colour=red'])(
    'refuses ?%s',
    async (query) => {
      const { status, json } = await openDesk().get(`/v1/tickets?${query}`);
      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    },
  );
});

describe('saved views', () => {
  const urgent = { shared: true, name: 'Urgent', view: 'all', priority: 'urgent', olderThanHours: 24, sort: 'newest' };

  it('are kept for the team or for oneself, and counted', async () => {
    const { desk, get, put } = openDesk();
    await handedOver(desk);
    const saved = await put('/v1/views/v1', urgent);
    expect(saved).toMatchObject({ status: 200, json: { ...urgent, id: 'v1', version: 1, mine: true } });
    await put('/v1/views/v2', { shared: false, name: 'Calm', view: 'all', priority: 'normal' });
    const { json } = await get('/v1/views');
    expect(json.views).toEqual([
      { ...saved.json, count: { count: 0 } },
      { id: 'v2', version: 1, shared: false, mine: true, name: 'Calm', view: 'all', priority: 'normal', count: { count: 1 } },
    ]);
    const others = await get('/v1/views', { login: 'eva' });
    expect(others.json.views).toMatchObject([{ id: 'v1', mine: false }]);
  });

  it('hold whole characters only: the table could not look for half of one', async () => {
    const { get, put } = openDesk();
    const refused = await put('/v1/views/v1', { ...urgent, q: 'a\ud800' });
    expect(refused).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST', faults: [{ path: 'body.q' }] } });
    expect((await get('/v1/views')).json.views).toEqual([]);
  });

  it('are listed without a count where the count fails', async () => {
    const { desk, get, put } = openDesk();
    await put('/v1/views/v1', urgent);
    const { listTickets } = desk.store;
    desk.store.listTickets = async () => {
      throw storeUnavailable('The table could not be reached.');
    };
    const { status, json } = await get('/v1/views');
    expect([status, json.views.length, json.views[0].count]).toEqual([200, 1, undefined]);
    desk.store.listTickets = listTickets;
  });

  it('change on the version that was seen; the same again changes nothing', async () => {
    const { put } = openDesk();
    await put('/v1/views/v1', urgent);
    expect((await put('/v1/views/v1', urgent)).json.version).toBe(1);
    expect((await put('/v1/views/v1', { ...urgent, name: 'Very urgent', version: 1 })).json.version).toBe(2);
    const late = await put('/v1/views/v1', { ...urgent, name: 'Late', version: 1 });
    expect(late).toMatchObject({ status: 409, json: { code: 'VERSION_CONFLICT', version: 2 } });
    expect(await put('/v1/views/none', { ...urgent, version: 1 })).toMatchObject({ status: 404 });
  });

  it('that a colleague shared are a lead’s to change and to remove', async () => {
    const { get, put, remove } = openDesk();
    await put('/v1/views/v1', urgent);
    const change = { ...urgent, name: 'Mine now', version: 1 };
    expect(await put('/v1/views/v1', change, { login: 'eva' })).toMatchObject({ status: 403 });
    expect(await remove('/v1/views/v1', { login: 'eva' })).toMatchObject({ status: 403 });
    expect(await put('/v1/views/v1', change, { role: 'lead', login: 'luis' })).toMatchObject({ status: 200 });
    for (let time = 0; time < 2; time++) expect((await remove('/v1/views/v1')).status).toBe(204);
    expect((await get('/v1/views')).json.views).toEqual([]);
  });

  it('are thirty at most, for the team and for each person', async () => {
    const { put } = openDesk();
    for (let place = 0; place < 30; place++) await put(`/v1/views/v${place}`, { ...urgent, name: `View ${place}` });
    expect(await put('/v1/views/more', urgent)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
    expect(await put('/v1/views/v3', { ...urgent, version: 1 })).toMatchObject({ status: 200 });
    expect(await put('/v1/views/own', { ...urgent, shared: false })).toMatchObject({ status: 200 });
  });

  it.each([
    [{ ...urgent, name: '' }],
    [{ ...urgent, view: 'none' }],
    [{ ...urgent, colour: 'red' }],
    [{ name: 'x', view: 'all' }],
  ])('refuse %j', async (body) => {
    expect(await openDesk().put('/v1/views/v1', body)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
  });

  it('refuse an id that is none', async () => {
    expect(await openDesk().put('/v1/views/a%20b', urgent)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
  });
});
