import type { Me, Ticket } from '../../api/types';
import { allWords } from '../../language';
import type { Mode } from './drafts';

interface WritingHintProps {
  readonly id: string;
  readonly mode: Mode;
  readonly ticket: Ticket;
  readonly me: Me;
  readonly settled: boolean;
  /** Number of characters above the limit. */
  readonly over: number;
  readonly kept: boolean;
}

/** Who will read the text, and whatever prevents sending it. */
export function WritingHint({ id, mode, ticket, me, settled, over, kept }: WritingHintProps) {
  const t = allWords().composer;
  const owner = ticket.assignee;
  if (over > 0)
    return (
      <p id={id} class="soft over">
        {t.tooLong(over)}
      </p>
    );
  const ofOthers = owner !== undefined && owner.login !== me.login;
  const plain = mode === 'reply' && !ofOthers && !settled;
  const hint = settled
    ? ticket.status === 'closed'
      ? t.closed
      : t.resolved
    : mode === 'note'
      ? t.noteHint
      : ofOthers
        ? t.others(owner.name)
        : t.replyHint[ticket.channel];
  return (
    <p id={id} class={plain ? 'soft plain-hint' : 'soft'}>
      {hint}
      {kept ? ` · ${t.draft}` : null}
    </p>
  );
}
