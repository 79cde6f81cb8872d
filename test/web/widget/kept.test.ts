import { keepIn } from '../../../web/widget/session/kept';
import { initialState, type State } from '../../../web/widget/session/state';

const DAY_MS = 86_400_000;

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

const state: State = {
  ...initialState('es'),
  access: { id: 'c1', token: 't1' },
  draft: 'a medias',
  messages: [{ id: 'm1', seq: 1, at: '2026-11-22T10:00:00.000Z', author: { role: 'bot' }, kind: 'text', text: 'secreto' }],
};

test('the way back into the conversation outlives the page; its messages do not', () => {
  const storage = shelf();
  keepIn(
    () => storage,
    'https://a.example',
    () => 0,
  ).write(state);
  expect(
    keepIn(
      () => storage,
      'https://a.example',
      () => DAY_MS,
    ).read(),
  ).toMatchObject({ access: state.access, draft: 'a medias' });
  expect(storage.getItem('mostrador:v1:https://a.example')).not.toContain('secreto');
});

test('conversations of two deployments on one page are kept apart', () => {
  const storage = shelf();
  keepIn(
    () => storage,
    'https://a.example',
    () => 0,
  ).write(state);
  expect(
    keepIn(
      () => storage,
      'https://b.example',
      () => 0,
    ).read(),
  ).toEqual({});
});

test('after thirty days nothing is left of it', () => {
  const storage = shelf();
  keepIn(
    () => storage,
    's',
    () => 0,
  ).write(state);
  expect(
    keepIn(
      () => storage,
      's',
      () => 30 * DAY_MS,
    ).read(),
  ).toEqual({});
});

test.each(['', 'null', '[]', '{', '"x"', '{"until":"later"}', '{"access":{"id":"c","token":"t"}}'])(
  'what somebody else wrote there (%j) is nothing',
  (text) => {
    expect(
      keepIn(
        () => shelf({ 'mostrador:v1:s': text }),
        's',
        () => 0,
      ).read(),
    ).toEqual({});
  },
);

test('where nothing may be stored, nothing is, and nothing breaks', () => {
  const keeping = keepIn(
    () => {
      throw new Error('SecurityError');
    },
    's',
    () => 0,
  );
  keeping.write(state);
  expect(keeping.read()).toEqual({});
});
