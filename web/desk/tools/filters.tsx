import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { MAX_LABEL } from '../../../bot/model/limits';
import { asFailure } from '../api/as-staff';
import { type Filters, loadedTickets, useStaff, VIEWS } from '../api/reads';
import { allWords } from '../language';
import { usePlace } from '../queue/location';
import { problemText } from '../shell/problem-text';
import { useShortcuts } from '../shell/shortcuts';
import { showToast } from '../shell/toast';
import { download } from './download';
import { SaveView } from './save-view';
import { isSameList, placeOf, removeView, type SavedView, useViews } from './views';
import { toolWords } from './words';

/** What a list may be narrowed by, and its order; the address keeps it. */
export function FilterBar() {
  const t = toolWords().filters;
  const all = allWords();
  const [place, go] = usePlace();
  const [saving, setSaving] = useState(false);
  const staff = useStaff().data?.staff ?? [];
  const saved = useViews().find((each) => isSameList(place, placeOf(each)));
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // Whoever has just opened it chooses next.
    if (Object.keys(place.filters).length === 0) bar.current?.querySelector('select')?.focus();
  }, []);
  useShortcuts({ d: () => download(place).catch(failed) });
  const { filters } = place;
  const set = (change: Readonly<Record<string, string>>) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== '');
    go({ filters: Object.fromEntries(next) }, { replace: true });
  };
  const choice = (
    name: keyof Filters & keyof typeof t.fields,
    options: readonly (readonly [string, string])[],
    first = t.any,
  ) => (
    <Choice
      label={t.fields[name]}
      value={filters[name] ?? ''}
      options={[['', first], ...options]}
      onChoose={(value) => set({ [name]: value })}
    />
  );
  return (
    <fieldset ref={bar} class="filters">
      <legend class="hidden">{t.title}</legend>
      {choice('status', Object.entries(all.statuses))}
      {choice('priority', Object.entries(all.priorities))}
      {place.view === 'mine' || place.view === 'unassigned'
        ? null
        : choice(
            'owner',
            staff.map(({ login, name }) => [login, name]),
          )}
      {choice('language', Object.entries(all.languages))}
      {choice('channel', Object.entries(all.channels))}
      <Choice
        label={t.fields.age}
        value={ageOf(filters)}
        options={[['', t.any], ...Object.entries(t.ages)]}
        onChoose={(age) => set({ newerThanHours: hoursOf(age, 'newer'), olderThanHours: hoursOf(age, 'older') })}
      />
      <Label value={filters.label ?? ''} onChange={(label) => set({ label })} />
      {choice('sort', Object.entries(t.sorts), t.byDue)}
      <div class="filters-foot">
        <button
          type="button"
          class="quiet"
          disabled={Object.keys(filters).length === 0}
          onClick={() => go({ filters: {} }, { replace: true })}
        >
          {t.clear}
        </button>
        <button type="button" class="quiet" title="d" onClick={() => download(place).catch(failed)}>
          {t.download}
        </button>
        {saved === undefined ? (
          <button type="button" class="quiet" onClick={() => setSaving(true)}>
            {t.save}
          </button>
        ) : saved.mine ? (
          <button type="button" class="quiet" onClick={() => remove(saved).catch(failed)}>
            {t.remove}
          </button>
        ) : null}
      </div>
      {saving ? <SaveView place={place} onClose={() => setSaving(false)} /> : null}
    </fieldset>
  );
}

async function remove(view: SavedView): Promise<void> {
  const t = toolWords().views;
  const keepAgain = await removeView(view);
  showToast(t.removed(view.name), { action: { label: t.undo, run: () => keepAgain().catch(failed) } });
}

const failed = (error: unknown) => showToast(problemText(asFailure(error)), { bad: true });

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} class={value === '' ? '' : 'chosen'} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Label({ value, onChange }: { readonly value: string; readonly onChange: (label: string) => void }) {
  const t = toolWords().filters;
  const list = useId();
  const known = [...new Set(VIEWS.flatMap((view) => loadedTickets(view).flatMap(({ labels }) => labels)))];
  return (
    <label>
      <span>{t.fields.label}</span>
      <input
        type="text"
        value={value}
        list={list}
        placeholder={t.any}
        maxLength={MAX_LABEL}
        autocomplete="off"
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
      <datalist id={list}>
        {known.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </label>
  );
}

/** The choices of age, as their names in the words: `older72` is opened more than 72 hours ago. */
const ageOf = ({ newerThanHours, olderThanHours }: Filters): string =>
  newerThanHours !== undefined ? `newer${newerThanHours}` : olderThanHours !== undefined ? `older${olderThanHours}` : '';

const hoursOf = (age: string, which: string): string => (age.startsWith(which) ? age.slice(which.length) : '');
