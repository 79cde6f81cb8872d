import type { KnowledgeBase } from '../../../bot/model/knowledge-base';
import type { Rollup } from '../../../bot/model/rollup';
import { saveDraft } from '../../../bot/publishing/edit';
import { entryStates } from '../../../bot/publishing/entry-states';
import { publish } from '../../../bot/publishing/publish';
import { publishStored } from '../../../bot/publishing/publish-stored';
import { rollBack } from '../../../bot/publishing/rollback';
import { openVersion } from '../../../bot/publishing/version-content';
import { type Desk, desk, entry, replaced, TINY } from './fixture';

const NOW = '2026-11-23T09:30:00.000Z';
const LATER = '2026-11-24T10:00:00.000Z';

async function live(ports: Desk): Promise<KnowledgeBase> {
  const version = (await ports.records.loadLive())?.version ?? '';
  const knowledge = await openVersion(ports.versions, version, { digest: ports.digest, matching: false });
  if (knowledge === undefined) throw new Error('There is no live version.');
  return knowledge.base;
}

function stage() {
  const ports = desk();
  const rollups: Rollup[] = [];
  const insights = { listRollups: async (from: string, to: string) => rollups.filter(({ day }) => from <= day && day <= to) };
  return {
    ports,
    rollups,
    publishFiles: (files = TINY) => publish(ports, { holder: 'setup', author: 'carmen', files }),
    publishDrafts: (author: string) => publish(ports, { holder: 'x', author }),
    draft: (path: string, author: string, text?: string) =>
      saveDraft(ports, { path, author, revision: 0, ...(text === undefined ? {} : { text }) }),
    states: async () => {
      const all = await entryStates({ ...ports, insights }, await live(ports));
      return Object.fromEntries(all.map(({ id, ...state }) => [id, state]));
    },
  };
}

const costs = (answer: string) => entry('cost', 'What does shipping cost?', answer);

describe('how an entry stands', () => {
  it('is told by its drafts and by its validity', async () => {
    const { publishFiles, draft, states } = stage();
    const old = { path: 'shop/old.en.md', text: '---\nquestion: What was sold?\nvalidUntil: 2026-01-01\n---\nHats.\n' };
    const soon = { path: 'shop/soon.en.md', text: '---\nquestion: What will be sold?\nvalidFrom: 2027-01-01\n---\nCoats.\n' };
    await publishFiles([...TINY, old, soon]);
    await draft('shop/cost.en.md', 'ana', costs('Six euros.').text);
    await draft('shop/times.en.md', 'ana');
    await draft('shop/gifts.en.md', 'ana', '---\nquestion: Do you wrap gifts?\n---\nYes.\n');
    expect(await states()).toMatchObject({
      'shop/cost': { status: 'draft' },
      'shop/gifts': { status: 'new' },
      'shop/old': { status: 'expired' },
      'shop/soon': { status: 'planned' },
      'shop/times': { status: 'removed' },
    });
  });

  it('is told with what customers made of it in the last four weeks', async () => {
    const { publishFiles, states, rollups } = stage();
    await publishFiles();
    const counts = { asked: 5, helped: 2, didNot: 1, handedOver: 1 };
    for (const day of ['2026-10-26', '2026-10-27', '2026-11-23'])
      rollups.push({ day, rows: [], people: {}, entries: { 'shop/cost': counts } });
    expect((await states())['shop/cost']).toEqual({ status: 'published', asked: 10, helped: 4, didNot: 2, handedOver: 2 });
    expect((await states())['shop/times']).toEqual({ status: 'published' });
  });

  it('counts what customers made of it before it was renamed', async () => {
    const { publishFiles, states, rollups } = stage();
    const renamed = {
      path: 'shop/price.en.md',
      text: '---\nquestion: What is the price?\nformerly: [shop/fee]\n---\nTwo euros.\n',
    };
    await publishFiles([...TINY, renamed]);
    const counted = (id: string, asked: number) => ({ [id]: { asked, helped: 1, didNot: 0, handedOver: 0 } });
    rollups.push({ day: '2026-11-20', rows: [], people: {}, entries: counted('shop/fee', 7) });
    rollups.push({ day: '2026-11-23', rows: [], people: {}, entries: counted('shop/price', 2) });
    expect((await states())['shop/price']).toMatchObject({ asked: 9, helped: 2 });
    expect(await states()).not.toHaveProperty(['shop/fee']);
  });
});

describe('the last change of an entry', () => {
  it('is its draft’s author’s, at the time of publishing; nobody knows of the first version', async () => {
    const { ports, publishFiles, publishDrafts, draft, states } = stage();
    await publishFiles();
    expect((await states())['shop/cost']).toEqual({ status: 'published' });
    await draft('shop/cost.en.md', 'ana', costs('Six euros.').text);
    ports.setTime(LATER);
    await publishDrafts('carmen');
    expect(await states()).toEqual({
      'shop/cost': { status: 'published', changedAt: LATER, changedBy: 'ana' },
      'shop/times': { status: 'published' },
    });
  });

  it('stays with the entry through later versions, and goes back with the version that is restored', async () => {
    const { ports, publishFiles, states } = stage();
    await publishFiles();
    await publish(ports, { holder: 'x', author: 'ana', files: replaced(TINY, costs('Six euros.')) });
    const restored = (await ports.records.loadLive())?.version ?? '';
    ports.setTime(LATER);
    const next = [...replaced(TINY, costs('Six euros.')), entry('gifts', 'Do you wrap gifts?', 'Yes.')];
    await publish(ports, { holder: 'x', author: 'luis', files: next });
    expect(await states()).toMatchObject({
      'shop/cost': { changedAt: NOW, changedBy: 'ana' },
      'shop/gifts': { changedAt: LATER, changedBy: 'luis' },
    });
    await rollBack(ports, { version: restored, author: 'carmen' });
    expect((await states())['shop/cost']).toMatchObject({ changedAt: NOW, changedBy: 'ana' });
  });

  it('is known again when a deployment brings a version back', async () => {
    const { ports, publishFiles, states } = stage();
    await publishFiles();
    const first = (await ports.records.loadLive())?.version ?? '';
    await publish(ports, { holder: 'x', author: 'ana', files: replaced(TINY, costs('Six euros.')) });
    const second = (await ports.records.loadLive())?.version ?? '';
    await rollBack(ports, { version: first, author: 'carmen' });
    expect((await states())['shop/cost']).toEqual({ status: 'published' });
    await publishStored(ports, { version: second, kind: 'deploy', author: 'deploy', always: true });
    expect((await states())['shop/cost']).toMatchObject({ changedBy: 'ana' });
  });
});
