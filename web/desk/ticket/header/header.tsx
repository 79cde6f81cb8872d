import { Link } from 'wouter-preact';
import type { StaffList, TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { DangerMark } from '../../queue/danger';
import { addressOf, type DeskLocation, usePlace } from '../../queue/location';
import { Snoozed } from '../../queue/snoozed';
import { TimeLeft } from '../../queue/time-left';
import { Icon } from '../../shell/icon';
import { PartIcon } from '../../shell/part-icon';
import { showToast } from '../../shell/toast';
import { Actions } from '../actions/actions';
import { Colleagues } from './colleagues';
import { Labels } from './labels';

function BackToQueue({ place }: { readonly place: DeskLocation }) {
  const { number, ...queue } = place;
  const focusRow = () => {
    setTimeout(() => document.querySelector<HTMLElement>(`.row[data-ticket="${CSS.escape(number ?? '')}"]`)?.focus());
  };
  return (
    <Link class="back" href={addressOf({ ...queue, pane: 'conversation' })} onClick={focusRow}>
      <PartIcon name="back" />
      {allWords().ticket.back}
    </Link>
  );
}

function PaneSwitch({ place }: { readonly place: DeskLocation }) {
  const t = allWords().ticket;
  return (
    <nav class="segments pane-switch" aria-label={t.details}>
      {(['conversation', 'details'] as const).map((pane) => (
        <Link key={pane} href={addressOf({ ...place, pane })} replace aria-current={place.pane === pane ? 'true' : undefined}>
          {t[pane]}
        </Link>
      ))}
    </nav>
  );
}

export function TicketHead({ detail, staff }: { readonly detail: TicketDetail; readonly staff: StaffList | undefined }) {
  const { ticket } = detail;
  const t = allWords().ticket;
  const [place] = usePlace();
  const copy = () => {
    navigator.clipboard?.writeText(ticket.number).then(
      () => showToast(t.copied),
      () => undefined,
    );
  };
  const owner =
    ticket.assignee === undefined
      ? t.unclaimed
      : ticket.assignee.login === staff?.me.login
        ? t.yours
        : t.has(ticket.assignee.name);
  return (
    <header class="ticket-head">
      <BackToQueue place={place} />
      <h2 id="ticket-title" tabIndex={-1} dir="auto">
        {ticket.subject}
      </h2>
      <div class="ticket-facts">
        <DangerMark ticket={ticket} />
        <button type="button" class="quiet number" onClick={copy} title={t.copy}>
          <code>{ticket.number}</code>
          <PartIcon name="copy" />
          <span class="hidden">{t.copy}</span>
        </button>
        <span class={`status status-${ticket.status}`}>{allWords().statuses[ticket.status]}</span>
        {ticket.status === 'new' || ticket.status === 'assigned' ? <TimeLeft ticket={ticket} /> : null}
        <span class="owner">
          <Icon name="person" />
          <bdi>{owner}</bdi>
        </span>
        <Snoozed ticket={ticket} />
        {ticket.mergedInto === undefined ? null : (
          <span class="merged">
            <PartIcon name="merge" />
            {t.mergedInto}{' '}
            <Link href={addressOf({ ...place, number: ticket.mergedInto })}>
              <code>{ticket.mergedInto}</code>
            </Link>
          </span>
        )}
        <Colleagues presence={detail.presence} />
      </div>
      <Labels ticket={ticket} />
      {staff === undefined ? null : <Actions detail={detail} staff={staff} />}
      <PaneSwitch place={place} />
    </header>
  );
}
