import type { Ticket } from '../api/types';
import { locale, words } from '../language';
import { moment, now, span } from '../language/time';
import { Icon, type IconName } from '../shell/icon';
import { type Due, due } from './due';

const ICONS: Readonly<Record<Due['kind'], IconName>> = {
  overdue: 'warning',
  soon: 'bell',
  later: 'clock',
  waiting: 'hourglass',
  resolved: 'check',
  closed: 'check',
};
const A_DAY_MS = 86_400_000;

function label(what: Due, ticket: Ticket): string {
  const t = words();
  if (!('ms' in what)) return what.kind === 'waiting' ? t.time.waiting : t.statuses[what.kind];
  if (what.kind === 'overdue') return t.time.overdue(span(what.ms));
  // Business hours stop at night: a weekday says more than a large number of hours.
  return what.ms < A_DAY_MS ? t.time.left(span(what.ms)) : t.time.dueAt(moment(ticket.dueAt));
}

/** The time left, in words with an icon and a colour. */
export function TimeLeft({ ticket }: { readonly ticket: Ticket }) {
  const what = due(ticket, now.value);
  return (
    <span class={`due due-${what.kind}`} title={new Date(ticket.dueAt).toLocaleString(locale())}>
      <Icon name={ICONS[what.kind]} />
      {label(what, ticket)}
    </span>
  );
}
