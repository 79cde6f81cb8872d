import { Link } from 'wouter-preact';
import type { Ticket } from '../api/types';
import { words } from '../language';
import { moment, now, span } from '../language/time';
import { DangerMark } from './danger';
import { addressOf, type DeskLocation } from './location';
import { isUnread } from './seen';
import { choose, selection } from './selection';
import { Snoozed } from './snoozed';
import { TimeLeft } from './time-left';

interface RowProps {
  readonly ticket: Ticket;
  readonly place: DeskLocation;
  readonly login: string | undefined;
}

/** A ticket on two lines: what it is about and until when; who wrote what last, who has it, and how old it is. */
export function Row({ ticket, place, login }: RowProps) {
  const t = words();
  const unread = isUnread(ticket, login);
  const current = place.number === ticket.number;
  const mine = ticket.assignee?.login === login;
  return (
    <li class={selection.value === undefined ? '' : 'choosing'}>
      {selection.value === undefined ? null : (
        <input
          type="checkbox"
          aria-label={t.queue.chooseRow(ticket.subject)}
          checked={selection.value.has(ticket.number)}
          onClick={(event) => choose(ticket.number, event.shiftKey)}
        />
      )}
      <Link
        class="row"
        href={addressOf({ ...place, number: ticket.number, pane: 'conversation' })}
        aria-current={current ? 'true' : undefined}
        data-ticket={ticket.number}
      >
        <span class="row-subject">
          <DangerMark ticket={ticket} />
          {unread ? <span class="unread" role="img" aria-label={t.queue.unread} /> : null}
          <bdi>{ticket.subject}</bdi>
          <TimeLeft ticket={ticket} />
        </span>
        <span class="row-foot">
          <bdi class="row-customer">{ticket.customer.name ?? t.queue.anonymous}</bdi>
          <span class="row-channel">
            {t.channels[ticket.channel]} · <abbr title={t.languages[ticket.language]}>{ticket.language.toUpperCase()}</abbr>
          </span>
          <Said ticket={ticket} />
          {ticket.priority === 'high' || ticket.priority === 'urgent' ? (
            <span class={`tag tag-${ticket.priority}`}>{t.priorities[ticket.priority]}</span>
          ) : null}
          <span class={ticket.assignee === undefined ? 'row-owner row-nobody' : 'row-owner'}>
            <bdi>{ticket.assignee === undefined ? t.queue.nobody : mine ? t.you : ticket.assignee.name}</bdi>
          </span>
          <time dateTime={ticket.openedAt} title={t.queue.openedAt(moment(ticket.openedAt))}>
            <span class="hidden">{t.queue.age} </span>
            {span(now.value - Date.parse(ticket.openedAt))}
          </time>
        </span>
        <span class="row-marks">
          <Snoozed ticket={ticket} />
          {ticket.labels.map((label) => (
            <span key={label} class="tag">
              <bdi>{label}</bdi>
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}

/** The last line that the customer or the team wrote; old tickets have none. */
function Said({ ticket: { lastLine } }: Pick<RowProps, 'ticket'>) {
  return (
    <span class="row-said">
      {lastLine?.by === 'agent' ? '↩ ' : null}
      <bdi>{lastLine?.text}</bdi>
    </span>
  );
}
