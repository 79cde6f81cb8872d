import type { TicketEvent } from '../api/types';
import { allWords } from '../language';
import { clockTime, moment } from '../language/time';
import { useActorName } from './people';

function doing(kind: string): string {
  const events: Readonly<Record<string, unknown>> = allWords().events;
  const text = events[kind];
  return typeof text === 'string' ? text : kind;
}

interface EventLineProps {
  readonly event: TicketEvent;
  /** In the history, where there is no line between the days. */
  readonly dated?: boolean;
}

/** “Ana assigned it to Luis” with its reason. */
export function EventLine({ event, dated = false }: EventLineProps) {
  const nameOf = useActorName();
  const toWhom = event.to !== undefined && event.to !== event.actor && (event.kind === 'assigned' || event.kind === 'escalated');
  return (
    <li class="event">
      <time datetime={event.at}>{dated ? moment(event.at) : clockTime(event.at)}</time>
      <span class="event-what">
        <strong>
          <bdi>{nameOf(event.actor)}</bdi>
        </strong>{' '}
        {doing(event.kind)}
        {toWhom ? (
          <>
            {event.kind === 'escalated' ? ' → ' : ' '}
            <bdi>{nameOf(event.to ?? '')}</bdi>
          </>
        ) : null}
        {event.text === undefined || event.kind === 'customer_message' || event.kind === 'replied' ? null : (
          <span class="event-text">
            <bdi>{event.text}</bdi>
          </span>
        )}
      </span>
    </li>
  );
}
