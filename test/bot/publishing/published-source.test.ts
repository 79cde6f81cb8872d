import type { Knowledge, KnowledgeSource } from '../../../bot/ports';
import { publish } from '../../../bot/publishing/publish';
import { type KnowledgeTrouble, publishedKnowledge } from '../../../bot/publishing/published-source';
import { knowledgeOf } from '../../support/small-knowledge';
import { type Desk, desk, entry, failingVersions, replaced, TINY } from './fixture';

const priced = (price: string) => replaced(TINY, entry('cost', 'What does shipping cost?', `${price} euros.`));

async function publishPrice(ports: Desk, price: string): Promise<void> {
  expect(await publish(ports, { holder: price, author: 'carmen', files: priced(price) })).toMatchObject({ kind: 'published' });
}

const priceIn = ({ base }: Knowledge) => base.entries.find(({ id }) => id === 'shop/cost')?.answer.replace(' euros.', '');

function reader(ports: Desk, isAway: () => boolean = () => false) {
  let nowMs = 0;
  const troubles: KnowledgeTrouble['of'][] = [];
  const shipped = knowledgeOf(priced('shipped'));
  const source: KnowledgeSource = publishedKnowledge({
    records: ports.records,
    versions: failingVersions(ports.versions, isAway),
    shipped: { current: async () => shipped },
    shippedVersion: async () => shipped.base.version,
    digest: ports.digest,
    matching: true,
    encoders: () => undefined,
    uptimeMs: () => nowMs,
    refreshMs: 4_000,
    onTrouble: ({ of }) => troubles.push(of),
  });
  return {
    source,
    troubles,
    price: async () => priceIn(await source.current()),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('the knowledge of a function', () => {
  it('is what came with it until something is published, and then the live version, seconds later', async () => {
    const ports = desk();
    const { price, pass, troubles } = reader(ports);
    expect(await price()).toBe('shipped');
    await publishPrice(ports, '1');
    expect(await price()).toBe('shipped');
    pass(4_000);
    expect(await price()).toBe('1');
    expect(troubles).toEqual([]);
  });

  it('is asked for in the table once in four seconds, however many ask', async () => {
    const ports = desk();
    await publishPrice(ports, '1');
    let reads = 0;
    const { loadLive } = ports.records;
    const counting = async () => {
      reads += 1;
      return loadLive();
    };
    const counted = { ...ports, records: { ...ports.records, loadLive: counting } };
    const { source, pass } = reader(counted);
    await Promise.all(Array.from({ length: 50 }, () => source.current()));
    pass(3_999);
    await source.current();
    expect(reads).toBe(1);
  });

  it('is what came with it while S3 fails at the start, and what was loaded while it fails later; both are told', async () => {
    const ports = desk();
    await publishPrice(ports, '1');
    let isAway = true;
    const { price, pass, troubles } = reader(ports, () => isAway);
    expect(await price()).toBe('shipped');
    expect(troubles).toEqual(['version']);
    isAway = false;
    pass(4_000);
    expect(await price()).toBe('1');
    await publishPrice(ports, '2');
    isAway = true;
    pass(4_000);
    expect(await price()).toBe('1');
    expect(troubles).toEqual(['version', 'version']);
  });

  it('stays what it is while the table does not say which version is live', async () => {
    const ports = desk();
    await publishPrice(ports, '1');
    const away = { ...ports, records: { ...ports.records, loadLive: () => Promise.reject(new Error('away')) } };
    const cold = reader(away);
    expect(await cold.price()).toBe('shipped');
    expect(cold.troubles).toEqual(['pointer']);
  });

  it('is one whole version each time, without an error, while a hundred are published', async () => {
    const ports = desk();
    await publishPrice(ports, '0');
    const { source, pass, troubles } = reader(ports);
    let isDone = false;
    const seen: string[] = [];
    const asking = Array.from({ length: 8 }, async () => {
      while (!isDone) {
        const knowledge = await source.current();
        const price = priceIn(knowledge) ?? '';
        // The answer and what finds it are of one version.
        expect(knowledge.matchers.en?.match('what does shipping cost').matches[0]?.entryId).toBe('shop/cost');
        if (seen.at(-1) !== price) seen.push(price);
        pass(700);
        await new Promise((soon) => setImmediate(soon));
      }
    });
    for (let n = 1; n <= 100; n++) {
      await publishPrice(ports, String(n));
      await new Promise((soon) => setImmediate(soon));
    }
    isDone = true;
    await Promise.all(asking);
    expect(troubles).toEqual([]);
    expect(seen.map(Number)).toEqual([...seen.map(Number)].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(20);
  });
});
