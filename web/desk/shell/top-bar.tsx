import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useStaff } from '../api/reads';
import { words } from '../language';
import { Icon, Mark } from './icon';
import { lazy } from './lazy';
import { useShortcuts } from './shortcuts';

const Settings = lazy(async () => (await import('./settings')).Settings, { quiet: true });
const Availability = lazy(async () => (await import('../staff/availability')).Availability, { quiet: true });
const Undelivered = lazy(async () => (await import('../undelivered/link')).UndeliveredLink, { quiet: true });

export function TopBar({ path }: { readonly path: string }) {
  const t = words();
  const [open, setOpen] = useState(false);
  const staff = useStaff().data;
  const me = staff?.me;
  useShortcuts({ '?': () => setOpen(true) });
  const here = (part: string) => (path.split('/')[2] === part ? 'page' : undefined);
  return (
    <header class="top">
      {here('tickets') ? (
        <a class="skip" href="#ticket-title">
          {t.skipToTicket}
        </a>
      ) : null}
      <h1 class="brand">
        <Mark />
        <span>{t.appName}</span>
      </h1>
      <nav class="places" aria-label={t.appName}>
        <Link
          href="/desk"
          aria-current={here('knowledge') || here('insights') || here('undelivered') || here('replies') ? undefined : 'page'}
        >
          {t.desk}
        </Link>
        <Link href="/desk/knowledge" aria-current={here('knowledge')}>
          {t.knowledge}
        </Link>
        <Link href="/desk/insights" aria-current={here('insights')}>
          {t.insights}
        </Link>
        {me === undefined || me.role === 'staff' ? null : <Undelivered current={here('undelivered')} />}
      </nav>
      {staff === undefined ? null : <Availability staff={staff} />}
      <button type="button" class="quiet account" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="person" />
        <span class="account-name">{me?.name ?? t.login.account}</span>
        {me === undefined ? null : <span class="account-role">{t.login.roles[me.role]}</span>}
      </button>
      {open ? <Settings onClose={() => setOpen(false)} /> : null}
    </header>
  );
}
