import { saveDraft } from '../../../bot/publishing/edit';
import { publish } from '../../../bot/publishing/publish';
import { desk, entry, replaced, TINY } from './fixture';

const TEAM = 'team: { admin: { name: Carmen, role: admin, languages: [en] } }';
const TWO_ADMINS =
  'team: { carmen: { name: Carmen, role: admin, languages: [en] }, luis: { name: Luis, role: admin, languages: [en] } }\nsecondApproval: true';
const setting = (team: string) =>
  replaced(TINY, {
    path: 'service.yaml',
    text: (TINY[0]?.text ?? '').replace(TEAM, team).replace('ladder: [owner, admin]\n', ''),
  });

async function stage() {
  const ports = desk();
  const outcome = await publish(ports, { holder: 'setup', author: 'carmen', files: setting(TWO_ADMINS) });
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return {
    ports,
    draft: (author: string, revision: number, text = entry('cost', 'What does shipping cost?', 'Six euros.').text) =>
      saveDraft(ports, { path: 'shop/cost.en.md', text, author, revision }),
    publishAs: (author: string) => publish(ports, { holder: author, author }),
  };
}

describe('where a second person must look at each change', () => {
  it('it is published by another than who made it, and not by the author', async () => {
    const { ports, draft, publishAs } = await stage();
    await draft('carmen', 0);
    expect(await publishAs('carmen')).toEqual({ kind: 'unapproved', paths: ['shop/cost.en.md'] });
    expect((await ports.records.loadLive())?.number).toBe(1);
    expect(await publishAs('luis')).toMatchObject({ kind: 'published', publication: { author: 'luis' } });
  });

  it('who changes a draft last cannot publish it, whoever began it', async () => {
    const { draft, publishAs } = await stage();
    await draft('carmen', 0);
    await draft('luis', 1, entry('cost', 'What does shipping cost?', 'Seven euros.').text);
    expect(await publishAs('luis')).toMatchObject({ kind: 'unapproved' });
    expect(await publishAs('carmen')).toMatchObject({ kind: 'published' });
  });

  it('a draft that turns the setting off needs another person, too', async () => {
    const { ports, publishAs } = await stage();
    const text = (setting(TWO_ADMINS).find(({ path }) => path === 'service.yaml')?.text ?? '').replace('true', 'false');
    await saveDraft(ports, { path: 'service.yaml', text, author: 'carmen', revision: 0 });
    expect(await publishAs('carmen')).toMatchObject({ kind: 'unapproved', paths: ['service.yaml'] });
    expect(await publishAs('luis')).toMatchObject({ kind: 'published' });
  });

  it('files of a program are published by it: they were looked at where they came from', async () => {
    const { ports } = await stage();
    const files = [...setting(TWO_ADMINS), entry('gifts', 'Do you wrap gifts?', 'Yes.')];
    expect(await publish(ports, { holder: 'ci', author: 'pipeline', files })).toMatchObject({ kind: 'published' });
  });

  it('there are two admins at least', async () => {
    const outcome = await publish(desk(), { holder: 'x', author: 'x', files: setting(`${TEAM}\nsecondApproval: true`) });
    expect(outcome).toMatchObject({
      kind: 'invalid',
      problems: [{ file: 'service.yaml', message: expect.stringContaining('only one admin') }],
    });
  });
});

describe('without the setting', () => {
  it('who made a change publishes it', async () => {
    const ports = desk();
    await publish(ports, { holder: 'setup', author: 'carmen', files: TINY });
    await saveDraft(ports, {
      path: 'shop/times.en.md',
      text: entry('times', 'How long?', 'Two days.').text,
      author: 'carmen',
      revision: 0,
    });
    expect(await publish(ports, { holder: 'x', author: 'carmen' })).toMatchObject({ kind: 'published' });
  });
});
