import { MAX_CUSTOMER_TEXT } from '../../../bot/model/limits';
import { readForm } from './form';
import { Face } from './icons';
import type { PartProps } from './part';

/** The rating: five faces with a word each, then room for a comment. It can be skipped. */
export function RatingForm({ session, say, focusComposer }: PartProps) {
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        const { score, comment } = readForm(event);
        focusComposer();
        void session.post('rating', { score: Number(score), ...(comment === undefined ? {} : { comment }) });
      }}
    >
      {/* A score shows the rest of the form, which must be scrolled into view. */}
      <fieldset aria-label={say('rate')} onChange={({ currentTarget }) => currentTarget.form?.scrollIntoView({ block: 'end' })}>
        {([1, 2, 3, 4, 5] as const).map((score) => (
          <label>
            <input type="radio" name="score" value={score} required />
            <Face score={score} />
            {say(`rate${score}`)}
          </label>
        ))}
      </fieldset>
      {/* The style sheet shows it once there is a score. */}
      <label class="more">
        {say('comment')}
        <textarea name="comment" rows={2} maxLength={MAX_CUSTOMER_TEXT} dir="auto" />
      </label>
      <div class="actions">
        <button type="submit" class="strong more">
          {say('send')}
        </button>
        <button
          type="button"
          class="chip quiet"
          onClick={() => {
            focusComposer();
            session.update({ rating: 'skipped' });
          }}
        >
          {say('skip')}
        </button>
      </div>
    </form>
  );
}
