import type { ComponentChildren } from 'preact';
import { words } from '../language';
import { Icon, type IconName } from './icon';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ComponentChildren;
}

/** Nothing to show, with the reason. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      {hint === undefined ? null : <p>{hint}</p>}
      {children}
    </div>
  );
}

interface FailedProps {
  readonly title: string;
  readonly detail?: string;
  readonly onRetry: () => void;
}

/** Loading failed, and there is no older data to show. */
export function Failed({ title, detail, onRetry }: FailedProps) {
  return (
    <Empty icon="warning" title={title} {...(detail === undefined ? {} : { hint: detail })}>
      <button type="button" onClick={onRetry}>
        {words().retry}
      </button>
    </Empty>
  );
}

/** Grey placeholder lines, on the first load only. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div class="skeleton" role="status" aria-label={words().loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
