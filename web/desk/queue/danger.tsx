import type { Ticket } from '../api/types';
import { words } from '../language';
import { Icon } from '../shell/icon';

/** The mark of a ticket whose customer told of danger: loud until a person has answered, then quiet. */
export function DangerMark({ ticket: { danger, status } }: { readonly ticket: Ticket }) {
  if (danger === undefined || status === 'resolved' || status === 'closed') return null;
  const t = words().danger;
  return (
    <span class={danger.waits ? 'danger-mark danger-waits' : 'danger-mark'}>
      <Icon name="warning" />
      {danger.waits ? t.now : t.answered}
    </span>
  );
}
