import { signal } from '@preact/signals';
import { words } from '../language';
import { Icon } from './icon';

/** What has just happened, said once: good news goes by itself, bad news stays until it is put away. */
interface News {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
}

const GONE_AFTER_MS = 5_000;
const shown = signal<readonly News[]>([]);
const spoken = signal('');
let count = 0;

const putAway = (id: number) => {
  shown.value = shown.value.filter((news) => news.id !== id);
};

export function showToast(text: string, { bad = false } = {}): void {
  count += 1;
  const id = count;
  shown.value = [...shown.value.filter((news) => news.text !== text), { id, text, bad }];
  if (!bad) setTimeout(() => putAway(id), GONE_AFTER_MS);
}

/** Says it to screen readers only. */
export function announce(text: string): void {
  spoken.value = '';
  setTimeout(() => {
    spoken.value = text;
  }, 50);
}

function Items({ bad }: { readonly bad: boolean }) {
  return (
    <>
      {shown.value
        .filter((news) => news.bad === bad)
        .map((news) => (
          <p key={news.id} class={bad ? 'toast toast-bad' : 'toast'}>
            <Icon name={bad ? 'warning' : 'check'} />
            <span>{news.text}</span>
            <button type="button" class="quiet square" aria-label={words().close} onClick={() => putAway(news.id)}>
              <Icon name="close" />
            </button>
          </p>
        ))}
    </>
  );
}

/** The live regions are on the page from the start: one that comes with its text is not read out. */
export function ToastRegion() {
  return (
    <div class="toasts">
      <div role="status">
        <Items bad={false} />
      </div>
      <div role="alert">
        <Items bad />
      </div>
      <div class="hidden" role="log" aria-live="polite">
        {spoken}
      </div>
    </div>
  );
}
