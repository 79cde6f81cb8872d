import { formatTime } from '../../shared/language/time';
import type { Say } from '../language';
import type { State } from '../session/state';
import type { PartProps } from './part';

/** What the customer should know, in one line under the header; the most urgent first. */
export function statusOf(state: State, say: Say): string | undefined {
  const { isOnline, phase, limitedUntil, isStale, notice, language } = state;
  if (!isOnline) return say('offline');
  if (limitedUntil !== undefined) return say('limited', { time: formatTime(limitedUntil, language) });
  if (phase === 'unreachable') return say('unreachable');
  if (isStale) return say('stale');
  return notice && say(notice);
}

export function StatusLine({ session, state, say }: PartProps) {
  const { notice, phase, limitedUntil } = state;
  const status = statusOf(state, say);
  return (
    // Exists before it has text, so that screen readers announce what appears in it.
    <div role="status">
      {status !== undefined && (
        <p class={notice === 'backOnline' || notice === 'deleted' || notice === 'freshLink' ? 'status good' : 'status'}>
          {status}{' '}
          {phase === 'unreachable' && limitedUntil === undefined && (
            <button type="button" class="link" onClick={() => void session.enter()}>
              {say('retry')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
