import type { TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import { TimeLeft } from '../../queue/time-left';
import { Icon } from '../../shell/icon';

const ICONS = { kept: 'check', broken: 'warning', open: 'clock' } as const;

/** The first due time that the customer was told, whether it was kept, and the times they were told since. */
export function PromiseCard({ detail: { ticket, events } }: { readonly detail: TicketDetail }) {
  const t = allWords().promise;
  const outcome = ticket.promise ?? 'open';
  const notices = events.filter(({ kind }) => kind === 'delay_notified');
  const moved = ticket.firstRespondedAt === undefined && ticket.firstResponseDueAt !== ticket.promisedAt;
  return (
    <section class="card" aria-labelledby="promise-title">
      <h3 id="promise-title">{t.title}</h3>
      <p class={`promise promise-${outcome}`}>
        <Icon name={ICONS[outcome]} />
        <strong>{t[outcome]}</strong>
        {outcome === 'open' && ticket.status !== 'closed' ? <TimeLeft ticket={ticket} /> : null}
      </p>
      <dl class="facts">
        <Line name={t.promised} at={ticket.promisedAt} />
        {moved ? <Line name={t.now} at={ticket.firstResponseDueAt} /> : null}
        {ticket.firstRespondedAt === undefined ? null : <Line name={t.answered} at={ticket.firstRespondedAt} />}
        {notices.map(({ at, version }) => (
          <Line key={version} name={t.notices} at={at} />
        ))}
      </dl>
    </section>
  );
}

function Line({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time datetime={at}>{moment(at)}</time>
      </dd>
    </div>
  );
}
