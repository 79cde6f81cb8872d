import { useState } from 'preact/hooks';
import { GROUPINGS, type Grouping } from '../../../bot/model/rollup';
import { lastDays, type Range } from './reads';
import { insightsWords } from './words';

const PRESETS: readonly { readonly days: number; readonly by: Grouping }[] = [
  { days: 7, by: 'day' },
  { days: 30, by: 'day' },
  { days: 90, by: 'week' },
  { days: 365, by: 'month' },
];

interface RangeFormProps {
  readonly range: Range;
  readonly onShow: (range: Range) => void;
}

/** Chooses the days and the split. */
export function RangeForm({ range, onShow }: RangeFormProps) {
  const t = insightsWords();
  const [draft, setDraft] = useState(range);
  const show = (next: Range) => {
    setDraft(next);
    onShow(next);
  };
  return (
    <form
      class="insights-range"
      onSubmit={(event) => {
        event.preventDefault();
        show(draft);
      }}
    >
      <fieldset class="insights-presets">
        <legend class="hidden">{t.ranges}</legend>
        {PRESETS.map(({ days, by }) => (
          <button key={days} type="button" class="quiet" onClick={() => show(lastDays(days, by))}>
            {t.lastDays(days)}
          </button>
        ))}
      </fieldset>
      <label>
        {t.from}
        <input
          type="date"
          required
          value={draft.from}
          onInput={({ currentTarget }) => setDraft({ ...draft, from: currentTarget.value })}
        />
      </label>
      <label>
        {t.to}
        <input
          type="date"
          required
          value={draft.to}
          onInput={({ currentTarget }) => setDraft({ ...draft, to: currentTarget.value })}
        />
      </label>
      <label>
        {t.by}
        <select
          value={draft.by}
          onChange={({ currentTarget }) =>
            setDraft({ ...draft, by: GROUPINGS.find((one) => one === currentTarget.value) ?? draft.by })
          }
        >
          {GROUPINGS.map((one) => (
            <option key={one} value={one}>
              {t.groupings[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t.show}</button>
    </form>
  );
}
