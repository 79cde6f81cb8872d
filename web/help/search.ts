import type { HelpSearch, SearchRow } from '../shared/help/search';

const MOST = 8;
/** The time in which somebody who types writes the next letter. */
const REST_MS = 120;

/** Shows the search, and what it finds while somebody types. Enter, and the last line, ask the assistant. */
export function offerSearch(form: HTMLFormElement): void {
  const field = form.querySelector('input');
  const list = form.querySelector('ul');
  const count = form.querySelector('[role=status]');
  const { index = '', one = '', many = '', none = '', ask: askLabel = '' } = form.dataset;
  if (field === null || list === null || count === null) return;
  let loading: Promise<HelpSearch> | undefined;
  const load = () => {
    loading ??= searchIn(index).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  let asked = 0;

  const show = async () => {
    asked += 1;
    const turn = asked;
    const text = field.value.trim();
    if (text === '') {
      list.replaceChildren();
      count.textContent = '';
      return;
    }
    const found = await load().then(
      (search) => search(text, MOST),
      () => [],
    );
    // Something else was typed meanwhile.
    if (turn !== asked) return;
    count.textContent = found.length === 0 ? none : found.length === 1 ? one : many.replace('{count}', String(found.length));
    list.replaceChildren(...found.map((row) => item(link(row))), item(askButton(askLabel.replace('{question}', text), text)));
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), REST_MS);
  });
  field.addEventListener('focus', () => void load().catch(() => {}), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() !== '') ask(field.value.trim());
  });
  form.hidden = false;
}

/** Loads what is searched, and the search. */
async function searchIn(address: string): Promise<HelpSearch> {
  const [{ helpSearch }, rows] = await Promise.all([
    import('../shared/help/search'),
    fetch(address).then((response): Promise<readonly SearchRow[]> => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return response.json();
    }),
  ]);
  return helpSearch(rows);
}

function link({ id, title }: SearchRow): HTMLElement {
  const made = document.createElement('a');
  made.href = `/help/${document.documentElement.lang}/${id}.html`;
  made.textContent = title;
  return made;
}

function askButton(label: string, text: string): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', () => ask(text));
  return made;
}

function item(content: HTMLElement): HTMLElement {
  const made = document.createElement('li');
  made.append(content);
  return made;
}

/** Opens the assistant with a question; before its script is there, the call waits for it. */
function ask(text: string): void {
  const present = window.Mostrador;
  if (present !== undefined && 'send' in present) present.send(text);
  else window.Mostrador = { q: [...(present?.q ?? []), ['send', text]] };
}
