import { conversations } from '../../../web/shared/api/conversations';

const ACCESS = { id: 'c1', token: 't' };
const MESSAGES = 7;
const PAGE = 3;

/** Answers as the API does with a long conversation: three messages at a time. */
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (address, options) => {
    const { pathname, searchParams } = new URL(String(address));
    const tag = new Headers(options?.headers).get('if-none-match');
    asked.push(`${pathname.split('/').at(-1)} ${searchParams.get('after')}${tag === null ? '' : ` ${tag}`}`);
    const after = Number(searchParams.get('after'));
    const seqs = Array.from({ length: MESSAGES }, (_, place) => place + 1).filter((seq) => seq > after);
    const messages = seqs.slice(0, PAGE).map((seq) => ({ seq }));
    const body = { messages, state: 'open', ...(seqs.length > PAGE ? { more: true } : {}) };
    return new Response(JSON.stringify(body), { headers: { etag: `"5-${after}"` } });
  });
});
afterEach(() => jest.restoreAllMocks());

const seqsOf = (messages: readonly { readonly seq: number }[] = []) => messages.map(({ seq }) => seq);

describe('a conversation that is too long for one answer', () => {
  const api = conversations('https://api.example');

  it('is read to its end, with the tag sent for the first page only', async () => {
    const news = await api.updates(ACCESS, 0, '"4-0"');
    expect(seqsOf(news?.body.messages)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(news?.body).not.toHaveProperty('more');
    expect(asked).toEqual(['messages 0 "4-0"', 'messages 3', 'messages 6']);
    expect(news?.etag).toMatch(/^"5-/);
  });

  it('is asked for once where it fits', async () => {
    expect(seqsOf((await api.updates(ACCESS, 4))?.body.messages)).toEqual([5, 6, 7]);
    expect(asked).toEqual(['messages 4']);
  });

  it('is exported whole', async () => {
    expect(seqsOf((await api.export(ACCESS)).messages)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
