import { PlainText } from '../../../shared/markdown/markdown';
import type { TicketEvent } from '../../api/types';
import { allWords } from '../../language';
import { clockTime } from '../../language/time';
import { PartIcon } from '../../shell/part-icon';
import { useActorName } from './people';

/** A note stands in the transcript where it was written, and looks unlike anything that a customer reads. */
export function NoteItem({ event }: { readonly event: TicketEvent }) {
  const t = allWords().ticket;
  const nameOf = useActorName();
  return (
    <li class="said said-note">
      <p class="said-who">
        <PartIcon name="note" />
        <strong>
          {t.note} · <bdi>{nameOf(event.actor)}</bdi>
        </strong>
        <time datetime={event.at}>{clockTime(event.at)}</time>
        <span class="said-for">{t.noteFor}</span>
      </p>
      <p class="said-text" dir="auto">
        <PlainText text={event.text ?? ''} />
      </p>
    </li>
  );
}
