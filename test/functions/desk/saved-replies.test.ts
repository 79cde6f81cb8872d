import { openDesk } from './open-desk';

const thanks = { shared: true, name: 'Thanks', text: 'Hola {{customer.name}}: {{ticket.number}} – {{ agent.name }}' };

describe('saved replies', () => {
  it('are kept for the team or for oneself, with what is done to the ticket', async () => {
    const { get, put } = openDesk();
    const saved = await put('/v1/saved-replies/r1', thanks);
    expect(saved.json).toEqual({ ...thanks, id: 'r1', version: 1, mine: true });
    await put('/v1/saved-replies/r2', { shared: false, name: 'Bye', text: 'Adiós', labels: ['done'], resolves: true });
    expect((await get('/v1/saved-replies')).json.replies).toEqual([
      saved.json,
      { id: 'r2', version: 1, shared: false, mine: true, name: 'Bye', text: 'Adiós', labels: ['done'], resolves: true },
    ]);
    expect((await get('/v1/saved-replies', { login: 'eva' })).json.replies).toEqual([{ ...saved.json, mine: false }]);
  });

  it('are changed on the version that was seen, and removed', async () => {
    const { get, put, remove } = openDesk();
    await put('/v1/saved-replies/r1', thanks);
    expect((await put('/v1/saved-replies/r1', { ...thanks, text: 'Hi', version: 1 })).json).toMatchObject({
      version: 2,
      text: 'Hi',
    });
    expect(await put('/v1/saved-replies/r1', { ...thanks, version: 1 })).toMatchObject({ status: 409 });
    expect(await remove('/v1/saved-replies/r1', { login: 'eva' })).toMatchObject({ status: 403 });
    expect(await remove('/v1/saved-replies/r1')).toMatchObject({ status: 204 });
    expect((await get('/v1/saved-replies')).json.replies).toEqual([]);
  });

  it('are a hundred at most', async () => {
    const { put } = openDesk();
    for (let place = 0; place < 100; place++) await put(`/v1/saved-replies/r${place}`, thanks);
    expect(await put('/v1/saved-replies/more', thanks)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
  });

  it('refuse a placeholder that is not known, and name those that are', async () => {
    const { status, json } = await openDesk().put('/v1/saved-replies/r1', { ...thanks, text: 'Hi {{customer.nme}}' });
    expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(json.faults).toEqual([
      {
        path: 'body.text',
        message: '{{customer.nme}} is not known: only {{customer.name}}, {{ticket.number}}, {{agent.name}} are',
      },
    ]);
  });

  it.each([
    [{ ...thanks, text: ' ' }, 'INVALID_REQUEST'],
    [{ ...thanks, text: 'x'.repeat(4_001) }, 'TOO_LARGE'],
    [{ ...thanks, name: '' }, 'INVALID_REQUEST'],
    [{ ...thanks, labels: [] }, 'INVALID_REQUEST'],
    [{ ...thanks, labels: ['a\nb'] }, 'INVALID_REQUEST'],
  ])('refuse %j', async (body, code) => {
    expect((await openDesk().put('/v1/saved-replies/r1', body)).json.code).toBe(code);
  });
});
