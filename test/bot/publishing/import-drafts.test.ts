import { importDrafts } from '../../../bot/publishing/import-drafts';
import { importRequest } from '../../../bot/publishing/import-request';
import { publish } from '../../../bot/publishing/publish';
import { desk, TINY } from './fixture';

async function stage() {
  const ports = desk();
  await publish(ports, { holder: 'setup', author: 'carmen', files: TINY });
  return {
    ports,
    importing: (text: string, more: object = {}) =>
      importDrafts(
        ports,
        importRequest.parse({ name: 'faq.csv', content: Buffer.from(text).toString('base64'), ...more }),
        'ana',
        async () => {},
      ),
  };
}

const FAQ = 'question,answer\nDo you wrap gifts?,"Yes, for free."\nWhere are you?,In Madrid.\n';

describe('importing on the page', () => {
  it('tells what would become of each row, and saves nothing', async () => {
    const { ports, importing } = await stage();
    const outcome = await importing(FAQ, { topic: 'Our shop' });
    expect(outcome).toMatchObject({
      kind: 'imported',
      saved: 0,
      counts: { new: 2 },
      rows: [{ outcome: 'new', at: { line: 2 } }, {}],
    });
    expect(await ports.records.listDrafts()).toEqual([]);
  });

  it('makes drafts of the rows and of new topics, and once more changes nothing', async () => {
    const { ports, importing } = await stage();
    await importing(FAQ, { topic: 'Our shop', dryRun: false });
    const drafts = await ports.records.listDrafts();
    expect(drafts.map(({ path, author }) => [path.replace(/\/.*\./, '/….'), author])).toEqual(
      drafts.map(() => [expect.any(String), 'ana']),
    );
    expect(drafts.filter(({ path }) => path.endsWith('.en.md'))).toHaveLength(2);
    expect(drafts.filter(({ path }) => path.endsWith('topic.yaml'))).toHaveLength(1);
    expect(await importing(FAQ, { topic: 'Our shop', dryRun: false })).toMatchObject({ counts: { same: 2 }, saved: 0 });
    expect(await publish(ports, { holder: 'x', author: 'carmen' })).toMatchObject({ kind: 'published' });
  });

  it('of a file with a wrong row saves nothing, and says where', async () => {
    const { ports, importing } = await stage();
    const outcome = await importing(`${FAQ}"",An answer without a question.\n`, { dryRun: false });
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ file: 'faq.csv', line: 4 }] });
    expect(await ports.records.listDrafts()).toEqual([]);
  });

  it('of more rows than there may be drafts saves none of them', async () => {
    const { ports, importing } = await stage();
    const rows = Array.from({ length: 501 }, (_, place) => `Question ${place}?,Answer ${place}.`);
    const outcome = await importing(['question,answer', ...rows].join('\n'), { dryRun: false });
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ message: expect.stringContaining('500 drafts') }] });
    expect(await ports.records.listDrafts()).toEqual([]);
  });

  it.each([
    ['a workbook', 'PK\u0003\u0004', 'workbook'],
    ['no file of questions', '\u0000\u0001', ''],
  ])('refuses %s', async (_, text, message) => {
    const { importing } = await stage();
    const outcome = await importing(text, { dryRun: false });
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ message: expect.stringContaining(message) }] });
  });
});
