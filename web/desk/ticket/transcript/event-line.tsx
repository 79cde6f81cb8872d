import type { TicketEvent } from '../../api/types';
import { allWords } from '../../language';
import { clockTime, moment } from '../../language/time';
import { eventText, eventWhat } from './event-words';
import { useActorName } from './people';

interface EventLineProps {
  readonly event: TicketEvent;
  /** With the date, for the history, which has no lines between days. */
  readonly dated?: boolean;
}

/** “Ana assigned it to Luis”, with the reason. */
export function EventLine({ event, dated = false }: EventLineProps) {
  const nameOf = useActorName();
  const { what, object } = eventWhat(event, allWords(), { nameOf, moment });
  const text = eventText(event, allWords());
  return (
    <li class="event">
      <time datetime={event.at}>{dated ? moment(event.at) : clockTime(event.at)}</time>
      <span class="event-what">
        <strong>
          <bdi>{nameOf(event.actor)}</bdi>
        </strong>{' '}
        {what}
        {object === undefined ? null : (
          <>
            {' '}
            <bdi>{object}</bdi>
          </>
        )}
        {text === undefined ? null : (
          <span class="event-text">
            <bdi>{text}</bdi>
          </span>
        )}
      </span>
    </li>
  );
}
