import type { PartProps } from './part';
import { RatingForm } from './rating-form';

/** After the resolution: reopening, the rating, and a goodbye. */
export function Outcome({ isRated, ...part }: PartProps & { readonly isRated: boolean }) {
  const { session, state, say, focusComposer } = part;
  const isResolved = state.conversation === 'resolved';
  return (
    <div class="outcome">
      {isResolved ? (
        <button
          type="button"
          class="chip"
          onClick={() => {
            focusComposer();
            void session.post('reopen', { reason: 'not_solved' });
          }}
        >
          {say('notSolved')}
        </button>
      ) : (
        <p>{say('closedHint')}</p>
      )}
      {isRated && (state.rating === 'none' ? <RatingForm {...part} /> : isResolved && <p>{say('goodbye')}</p>)}
    </div>
  );
}
