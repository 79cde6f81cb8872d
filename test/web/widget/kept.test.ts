import { storeIn } from '../../../web/widget/session/kept';
import { initialState, type State } from '../../../web/widget/session/state';

const DAY_MS = 86_400_000;
const KEY = 'mostrador:v1:s';

function shelf(initial: Record<string, string> = {}): Storage {
  const values = new Map(Object.entries(initial));
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => void values.set(key, value),
  };
}

/** A tab on what all tabs share, with storage of its own. */
const tabOf = (shared: Storage, { own = shelf(), scope = 's', at = 0 } = {}) =>
  storeIn(
    () => shared,
    () => own,
    scope,
    () => at,
  );

const message = { id: 'm1', seq: 1, at: '2026-11-22T10:00:00.000Z', author: { role: 'bot' }, kind: 'text' } as const;
const state: State = {
  ...initialState('es'),
  access: { id: 'c1', token: 't1' },
  edition: { seq: 3, version: 5 },
  draft: 'a medias',
  messages: [{ ...message, text: 'secreto' }],
};
const ticket = { number: 'M-00000001', status: 'assigned', dueAt: '2026-11-22T10:00:00.000Z' } as const;

describe('what outlives the page', () => {
  test('is the way back into the conversation, and in the same tab the draft; not the messages', () => {
    const shared = shelf();
    const own = shelf();
    tabOf(shared, { own }).write(state);
    expect(tabOf(shared, { own, at: DAY_MS }).read()).toMatchObject({ access: state.access, draft: 'a medias' });
    expect(shared.getItem(KEY)).not.toMatch(/secreto|a medias/);
  });

  test('is in the same tab also whether the panel is open', () => {
    const shared = shelf();
    const own = shelf();
    tabOf(shared, { own }).write({ ...state, isOpen: true });
    expect(tabOf(shared, { own }).read().isOpen).toBe(true);
    expect(tabOf(shared).read().isOpen).toBe(false);
  });

  test('is kept apart from another deployment on the same page', () => {
    const shared = shelf();
    tabOf(shared, { scope: 'https://a.example' }).write(state);
    expect(tabOf(shared, { scope: 'https://b.example' }).read()).toMatchObject({ draft: '' });
    expect(tabOf(shared, { scope: 'https://b.example' }).read().access).toBeUndefined();
  });

  test('is nothing after thirty days', () => {
    const shared = shelf();
    tabOf(shared).write(state);
    expect(tabOf(shared, { at: 30 * DAY_MS }).read().access).toBeUndefined();
  });

  test('is read as the version before wrote it, with the draft among the rest', () => {
    const old = { access: state.access, conversation: 'waiting', ticket, draft: 'de antes', seenSeq: 3, until: DAY_MS };
    const shared = shelf({ [KEY]: JSON.stringify(old) });
    const tab = tabOf(shared);
    expect(tab.read()).toMatchObject({ access: state.access, ticket, draft: 'de antes', seenSeq: 3 });
    tab.write({ ...state, ...tab.read() });
    expect(shared.getItem(KEY)).not.toContain('de antes');
  });

  test.each(['', 'null', '[]', '{', '"x"', '{"until":"later"}', '{"access":{"id":"c","token":"t"}}'])(
    'is nothing where somebody else wrote %j',
    (text) => {
      expect(tabOf(shelf({ [KEY]: text })).read().access).toBeUndefined();
    },
  );

  test('is nothing where nothing may be stored, and nothing breaks', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    const tab = storeIn(forbidden, forbidden, 's', () => 0);
    tab.write(state);
    expect(tab.read().access).toBeUndefined();
    expect(tab.pull(state)).toBeUndefined();
  });
});

describe('two tabs', () => {
  /** Two tabs in the same state; what the second of them pulls once the first has changed. */
  function two(change: Partial<State>, second: State = state) {
    const shared = shelf();
    const [a, b] = [tabOf(shared), tabOf(shared)];
    a.write(state);
    b.pull(second);
    b.write(second);
    a.pull(state);
    a.write({ ...state, ...change });
    return { shared, a, b, pulled: b.pull(second) };
  }

  test('have one state: what the one changes, the other takes in before it writes', () => {
    const newer = { conversation: 'waiting', ticket, edition: { seq: 5, version: 8 }, seenSeq: 5 } as const;
    const { shared, b, pulled } = two(newer);
    expect(pulled).toMatchObject(newer);
    const before = shared.getItem(KEY);
    b.write({ ...state, ...pulled, draft: 'otra cosa' });
    expect(shared.getItem(KEY)).toBe(before);
  });

  test('hold the later state of the conversation, whichever of them wrote last', () => {
    const later: State = { ...state, conversation: 'with_agent', ticket, edition: { seq: 3, version: 6 }, seenSeq: 3 };
    const { pulled } = two({ conversation: 'open', edition: { seq: 3, version: 5 }, seenSeq: 2, helped: { m1: true } }, later);
    expect(pulled).toMatchObject({
      conversation: 'with_agent',
      ticket,
      edition: { version: 6 },
      seenSeq: 3,
      helped: { m1: true },
    });
  });

  test('each send what was written in them, and drop nothing of the other', () => {
    const mine = { ...state, outgoing: [{ id: 'b1', text: 'dos' }] };
    const { shared, a, b, pulled } = two({ outgoing: [{ id: 'a1', text: 'uno' }], seenSeq: 2 }, mine);
    expect(pulled?.outgoing).toBe(mine.outgoing);
    const kept = () =>
      tabOf(shared)
        .read()
        .outgoing?.map(({ id }) => id);
    expect(kept()).toEqual(['b1', 'a1']);
    b.write({ ...mine, ...pulled, outgoing: [] });
    expect(kept()).toEqual(['a1']);
    a.write({ ...state, seenSeq: 2, outgoing: [] });
    expect(kept()).toEqual([]);
  });

  test('both forget a customer who signs out in one of them, with what is written there and not sent', () => {
    const mine = { ...state, outgoing: [{ id: 'b1', text: 'dos' }], contact: { name: 'Zoë' } };
    const { shared, pulled } = two({ ...initialState('es'), forgottenAtMs: 7 }, mine);
    expect(pulled).toMatchObject({ access: undefined, outgoing: [], contact: {}, forgottenAtMs: 7 });
    expect(tabOf(shared).read().outgoing).toEqual([]);
  });

  test('keep no draft of a customer who was forgotten while the tab was away', () => {
    const shared = shelf();
    const own = shelf();
    tabOf(shared, { own }).write(state);
    const other = tabOf(shared);
    other.pull(state);
    other.write({ ...initialState('es'), forgottenAtMs: 7 });
    expect(tabOf(shared, { own }).read().draft).toBe('');
  });

  test('each keep the language that was chosen there; a third begins with the latest', () => {
    const shared = shelf();
    const [ownA, ownB] = [shelf(), shelf()];
    const [a, b] = [tabOf(shared, { own: ownA }), tabOf(shared, { own: ownB })];
    for (const tab of [a, b]) tab.read();
    a.write({ ...state, chosenLanguage: 'en' });
    b.write({ ...state, ...b.pull(state), chosenLanguage: 'es' });
    a.write({ ...state, ...a.pull(state), chosenLanguage: 'en', seenSeq: 3 });
    const read = (own: Storage) => tabOf(shared, { own }).read().chosenLanguage;
    expect([read(ownA), read(ownB), read(shelf())]).toEqual(['en', 'es', 'es']);
  });

  test('take what is equal for the same, so that nothing seems to have changed', () => {
    const mine = { ...state, contact: { name: 'Zoë' } };
    const { pulled } = two({ contact: { name: 'Zoë' }, seenSeq: 2 }, mine);
    expect(pulled?.contact).toBe(mine.contact);
    expect(pulled?.access).toBe(mine.access);
  });

  test('send nothing to a conversation that it was not written in, when a link is opened in the other', () => {
    const mine = { ...state, outgoing: [{ id: 'b1', text: 'dos' }] };
    const aside = [{ access: { id: 'c1', token: 't1' }, language: 'es' }] as const;
    const { pulled } = two({ access: { id: 'c2', token: 't2' }, aside }, mine);
    expect(pulled?.outgoing).toEqual([]);
    expect(pulled?.aside).toEqual([{ ...aside[0], outgoing: mine.outgoing }]);
  });
});
