import { type Counter, handedOver } from '../../bot/tickets/counter';
import { type OpenDesk, openDesk } from './open-desk';

const MEGABYTE = 1_000_000;
/** Twice as long in JSON. */
const LONG = `${'\n'.repeat(7_999)}.`;
const LENGTH = 100;

let at: OpenDesk;
let path: string;
beforeEach(async () => {
  at = openDesk();
  const ticket = await handedOver(at.desk);
  path = `/v1/tickets/${ticket.number}`;
  await grow(at.desk, ticket.id, ticket.conversationId);
});

/** 1.6 MB of messages, and as much of notes. */
async function grow({ store }: Counter, id: string, conversationId: string): Promise<void> {
  for (let count = 1; count < LENGTH; count++) {
    const [ticket, conversation] = [await store.loadTicket(id), await store.loadConversation(conversationId)];
    if (ticket === undefined || conversation === undefined) throw new Error('not stored');
    const { updatedAt } = ticket;
    const [seq, version] = [conversation.lastSeq + 1, ticket.version + 1];
    await store.commit({
      conversation: {
        expected: conversation.version,
        next: { ...conversation, version: conversation.version + 1, lastSeq: seq },
      },
      messages: [{ id: `c${seq}`, seq, at: updatedAt, author: { role: 'customer' }, kind: 'text', text: LONG }],
      ticket: {
        expected: ticket.version,
        next: { ...ticket, version },
        events: [{ version, at: updatedAt, kind: 'noted', actor: 'ana', text: LONG }],
      },
      outbox: [],
    });
  }
}

const sizeOf = (json: unknown) => Buffer.byteLength(JSON.stringify(json));
const seqsOf = ({ messages }: { readonly messages: readonly { readonly seq: number }[] }) => messages.map(({ seq }) => seq);
const versionsOf = ({ events }: { readonly events: readonly { readonly version: number }[] }) =>
  events.map(({ version }) => version);

describe('a ticket of more than three megabytes', () => {
  it('is read page by page, from its end to its beginning, in answers of less than one', async () => {
    const seqs: number[] = [];
    const versions: number[] = [];
    for (let query = ''; ; ) {
      const { status, json } = await at.get(`${path}${query}`);
      expect([status, sizeOf(json) < MEGABYTE]).toEqual([200, true]);
      seqs.unshift(...seqsOf(json));
      versions.unshift(...versionsOf(json));
      const more = Object.entries({ before: json.before, eventsBefore: json.eventsBefore });
      query = `?${more.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)).join('&')}`;
      if (query === '?') break;
    }
    const all = Array.from({ length: LENGTH }, (_, place) => place + 1);
    expect([seqs, versions]).toEqual([all, all]);
  });

  it.each<[action: string, body: object]>([
    ['notes', { text: LONG }],
    ['replies', { text: LONG }],
    ['labels', { labels: ['long'] }],
    ['resolve', { reason: 'other', note: LONG }],
  ])('is answered with its last page after POST /%s, which took effect', async (action, body) => {
    const { status, json } = await at.post(`${path}/${action}`, body);
    expect([status, sizeOf(json) < MEGABYTE]).toEqual([200, true]);
    expect(versionsOf(json).at(-1)).toBe(LENGTH + 1);
    expect(json.before).toBe(seqsOf(json)[0]);
  });

  it('has a tag of its own for each page', async () => {
    const [last, older] = [await at.get(path), await at.get(`${path}?before=50`)];
    const ifNoneMatch = (tag: unknown) => ({ headers: { 'if-none-match': String(tag) } });
    expect((await at.get(`${path}?before=50`, ifNoneMatch(last.headers.etag))).status).toBe(200);
    expect((await at.get(`${path}?before=50`, ifNoneMatch(older.headers.etag))).status).toBe(304);
  });

  it.each(['before=0', 'before=x', 'eventsBefore=-1', 'eventsBefore=1.5', 'after=1'])(
    'is not asked for with ?%s',
    async (query) => {
      expect((await at.get(`${path}?${query}`)).json.code).toBe('INVALID_REQUEST');
    },
  );
});
