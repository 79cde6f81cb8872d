import type { Message } from '../../../bot/model/message';
import type { TicketEvent } from '../../../bot/model/ticket';
import { PAGE_BYTES, type Store } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { change, committed, conversation, event, message, openTicket, ticket } from './fixtures';

/** Newlines are written `\\n` in JSON: twice as long. */
const LONG = '\n'.repeat(8_000);
const MESSAGES = 80;
const VERSIONS = 40;

/** A transcript and events never come in one piece that is too long for an answer. */
export function describePaging(make: StoreMaker): void {
  describe('of a long conversation', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('gives the transcript in pages, in order, without a gap', async () => {
      await fillTranscript(at.store);
      const pages = await pagesOf((after) => at.store.listMessages('c1', after));
      expect(pages.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: MESSAGES }, (_, place) => place + 1));
      expect(pages.length).toBeGreaterThan(2);
      for (const page of pages) expect(bytesOf(page)).toBeLessThanOrEqual(PAGE_BYTES);
    });

    test('gives no less than fits, at most as many as are wanted, and none where none is wanted', async () => {
      await fillTranscript(at.store);
      const [first = [], second = []] = await pagesOf((after) => at.store.listMessages('c1', after));
      expect(bytesOf([...first, ...second.slice(0, 1)])).toBeGreaterThan(PAGE_BYTES);
      expect((await at.store.listMessages('c1', 3, 2)).map(({ seq }) => seq)).toEqual([4, 5]);
      expect(await at.store.listMessages('c1', 3, 0)).toEqual([]);
    });

    test('gives the transcript backwards in pages, each of them in order', async () => {
      await fillTranscript(at.store);
      const seqs: number[] = [];
      for (let before = MESSAGES + 1; before > 1; before = seqs[0] ?? 0) {
        const page = await at.store.listMessagesBefore('c1', before);
        expect(page.length).toBeGreaterThan(0);
        expect(bytesOf(page)).toBeLessThanOrEqual(PAGE_BYTES);
        seqs.unshift(...page.map(({ seq }) => seq));
      }
      expect(seqs).toEqual(Array.from({ length: MESSAGES }, (_, place) => place + 1));
      expect(await at.store.listMessagesBefore('c1', 1)).toEqual([]);
      expect(await at.store.listMessagesBefore('nobody', 9)).toEqual([]);
    });

    test('gives the events backwards in pages, and no version in two of them', async () => {
      await fillEvents(at.store);
      const versions: number[] = [];
      for (let before: number | undefined; before === undefined || before > 1; before = versions[0] ?? 0) {
        const page: readonly TicketEvent[] = await at.store.listTicketEvents('k1', before);
        expect(page.length).toBeGreaterThan(0);
        expect(bytesOf(page)).toBeLessThanOrEqual(PAGE_BYTES);
        versions.unshift(...page.map(({ version }) => version));
      }
      const twoEach = Array.from({ length: VERSIONS - 1 }, (_, place) => [place + 2, place + 2]).flat();
      expect(versions).toEqual([1, ...twoEach]);
      expect(await at.store.listTicketEvents('k1', 1)).toEqual([]);
    });

    test('gives the events of one version together, however long they are', async () => {
      const opened = await openTicket(at.store, ticket('k1', 'c1'));
      const events = Array.from({ length: 30 }, () => event(2, { text: LONG }));
      await committed(at.store, change({ ticket: { expected: 1, next: { ...opened, version: 2 }, events } }));
      expect(await at.store.listTicketEvents('k1')).toHaveLength(30);
      expect(await at.store.listTicketEvents('k1', 2)).toHaveLength(1);
    });
  });
}

function bytesOf(page: readonly (Message | TicketEvent)[]): number {
  return page.reduce((bytes, thing) => bytes + Buffer.byteLength(JSON.stringify(thing)), 0);
}

async function pagesOf(read: (after: number) => Promise<readonly Message[]>): Promise<(readonly Message[])[]> {
  const pages: (readonly Message[])[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: readonly Message[] = await read(after);
    if (page.length > 0) pages.push(page);
    after = page.at(-1)?.seq;
  }
  return pages;
}

async function fillTranscript(store: Store): Promise<void> {
  for (let lastSeq = 20; lastSeq <= MESSAGES; lastSeq += 20) {
    const version = lastSeq / 20;
    await committed(
      store,
      change({
        conversation: { expected: version - 1, next: conversation('c1', { version, lastSeq }) },
        messages: Array.from({ length: 20 }, (_, place) => message(lastSeq - 19 + place, LONG)),
      }),
    );
  }
}

async function fillEvents(store: Store): Promise<void> {
  let now = await openTicket(store, ticket('k1', 'c1'));
  for (let version = 2; version <= VERSIONS; version++) {
    const next = { ...now, version };
    const events = [event(version, { text: LONG }), event(version, { kind: 'labelled' })];
    await committed(store, change({ ticket: { expected: version - 1, next, events } }));
    now = next;
  }
}
