import { signal } from '@preact/signals';
import { words } from '../language';
import { Icon } from './icon';

/** A message about what just happened: successes disappear by themselves, failures stay until they are dismissed. */
interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
  readonly action?: ToastAction;
}

/** A button beside the message; pressing it dismisses the message. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

interface ToastOptions {
  readonly bad?: boolean;
  readonly action?: ToastAction;
  /** How long a success is shown. */
  readonly forMs?: number;
}

const GONE_AFTER_MS = 5_000;
const shown = signal<readonly ToastMessage[]>([]);
const spoken = signal('');
let count = 0;

const dismiss = (id: number) => {
  shown.value = shown.value.filter((toast) => toast.id !== id);
};

export function showToast(text: string, { bad = false, action, forMs = GONE_AFTER_MS }: ToastOptions = {}): void {
  count += 1;
  const id = count;
  shown.value = [...shown.value.filter((toast) => toast.text !== text), { id, text, bad, ...(action && { action }) }];
  if (!bad) setTimeout(() => dismiss(id), forMs);
}

/** Announces text to screen readers only. */
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
        .filter((toast) => toast.bad === bad)
        .map((toast) => (
          <p key={toast.id} class={bad ? 'toast toast-bad' : 'toast'}>
            <Icon name={bad ? 'warning' : 'check'} />
            <span>{toast.text}</span>
            {toast.action === undefined ? null : <Act action={toast.action} onDone={() => dismiss(toast.id)} />}
            <button type="button" class="quiet square" aria-label={words().close} onClick={() => dismiss(toast.id)}>
              <Icon name="close" />
            </button>
          </p>
        ))}
    </>
  );
}

function Act({ action, onDone }: { readonly action: ToastAction; readonly onDone: () => void }) {
  return (
    <button
      type="button"
      onClick={() => {
        onDone();
        action.run();
      }}
    >
      {action.label}
    </button>
  );
}

/** The live regions exist from the start: a region that appears with its text is not announced. */
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
