import type { ComponentChildren } from 'preact';
import { words } from '../language';
import { clockTime } from '../language/time';
import { session, signIn } from '../login/session';
import { Icon } from './icon';

function Banner({ children, action }: { readonly children: string; readonly action?: ComponentChildren }) {
  return (
    <div class="banner" role="alert">
      <Icon name="warning" />
      <span>{children}</span>
      {action}
    </div>
  );
}

/** Covers the page when the login has expired; the screen below stays as it is. */
export function PageBanner() {
  const t = words();
  if (session.value.kind !== 'expired') return null;
  const again = (
    <button type="button" onClick={() => signIn().catch(() => undefined)}>
      {t.login.again}
    </button>
  );
  return <Banner action={again}>{t.login.expired}</Banner>;
}

interface Reading {
  readonly data: unknown;
  readonly error: Error | null;
  readonly failureReason: Error | null;
  readonly failureCount: number;
  readonly dataUpdatedAt: number;
  readonly refetch: () => Promise<unknown>;
}

/** Marks old data whose refresh failed; nothing when all is well or the page's banner says it already. */
export function StaleBanner({ reading }: { readonly reading: Reading }) {
  const t = words();
  // A single failed read is not worth a message: the next follows immediately.
  const error = reading.error ?? (reading.failureCount > 1 ? reading.failureReason : null);
  if (error === null || reading.data === undefined || session.value.kind !== 'signed_in') return null;
  const retry = (
    <button type="button" onClick={() => reading.refetch().catch(() => undefined)}>
      {t.retry}
    </button>
  );
  return <Banner action={retry}>{t.stale(clockTime(new Date(reading.dataUpdatedAt).toISOString()))}</Banner>;
}
