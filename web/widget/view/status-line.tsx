import { formatTime } from '../../shared/language/time';
import type { Say } from '../language';
import type { State } from '../session/state';
import type { PartProps } from './part';

/** What the customer should know, in one line under the header; the most pressing thing first. */
export function statusOf(state: State, say: Say): string | undefined {
  const { isOnline, phase, limitedUntil, isStale, notice, formerTicket, language } = state;
  if (!isOnline) return say('offline');
  if (limitedUntil !== undefined) return say('limited', { time: formatTime(limitedUntil, language) });
  if (phase === 'unreachable') return say('unreachable');
  if (isStale) return say('stale');
  if (notice === undefined) return undefined;
  return formerTicket === undefined ? say(notice) : `${say(notice)} ${say('former', { number: formerTicket.number })}`;
}

export function StatusLine({ session, state, say }: PartProps) {
  const { notice, phase, limitedUntil } = state;
  const status = statusOf(state, say);
  if (status === undefined) return null;
  return (
    // It is announced by hand where the panel is closed; here it is read as it comes.
    <div class={notice === 'backOnline' || notice === 'deleted' ? 'status good' : 'status'} role="status">
      {status}
      {phase === 'unreachable' && limitedUntil === undefined && (
        <button type="button" class="link" onClick={() => void session.enter()}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}
