import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useStaff } from '../api/reads';
import { words } from '../language';
import { Icon, Mark } from './icon';
import { later } from './later';
import { useShortcuts } from './shortcuts';

const Settings = later(async () => (await import('./settings')).Settings);

export function TopBar({ path }: { readonly path: string }) {
  const t = words();
  const [open, setOpen] = useState(false);
  const me = useStaff().data?.me;
  useShortcuts({ '?': () => setOpen(true) });
  const onKnowledge = path.startsWith('/desk/knowledge');
  return (
    <header class="top">
      {path.startsWith('/desk/tickets/') ? (
        <a class="skip" href="#ticket-title">
          {t.skipToTicket}
        </a>
      ) : null}
      <h1 class="brand">
        <Mark />
        <span>{t.appName}</span>
      </h1>
      <nav class="places" aria-label={t.appName}>
        <Link href="/desk" aria-current={onKnowledge ? undefined : 'page'}>
          {t.desk}
        </Link>
        <Link href="/desk/knowledge" aria-current={onKnowledge ? 'page' : undefined}>
          {t.knowledge}
        </Link>
      </nav>
      <button type="button" class="quiet account" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="person" />
        <span class="account-name">{me?.name ?? t.login.account}</span>
        {me === undefined ? null : <span class="account-role">{t.login.roles[me.role]}</span>}
      </button>
      {open ? <Settings onClose={() => setOpen(false)} /> : null}
    </header>
  );
}
