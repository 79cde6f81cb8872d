import { useRef, useState } from 'preact/hooks';
import { allWords, language } from '../../language';
import { at, holidaysOf, levelsOf, listOf, type Settings, spansOf, textAt, WEEKDAYS, writtenSpans } from './service-settings';
import { TeamForm } from './team-form';
import { WordingForm } from './wording-form';

/** One value of the file, by its path; without a value it is removed. */
export interface ServiceChange {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

export type ChangeValue = (path: ServiceChange['path'], value?: unknown) => void;

interface ServiceFormProps {
  /** The values of the file as they were read. */
  readonly settings: Settings;
  /** The shipped wording by language and key. */
  readonly phrases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Every change since the file was read, each value once. */
  readonly onChange: (changes: readonly ServiceChange[]) => void;
}

/** Hours, holidays, levels, team and texts of the service file in fields. What is not shown here is changed in its text. */
export function ServiceForm({ settings, phrases, onChange }: ServiceFormProps) {
  const t = allWords().edit.form;
  const changes = useRef(new Map<string, ServiceChange>());
  const change: ChangeValue = (path, value) => {
    const key = JSON.stringify(path);
    // In the order in which they were made: who is removed and added again is there.
    changes.current.delete(key);
    changes.current.set(key, value === undefined ? { path } : { path, value });
    onChange([...changes.current.values()]);
  };
  return (
    <form class="editor-form" onSubmit={(event) => event.preventDefault()}>
      <Hours settings={settings} onChange={change} />
      <Holidays settings={settings} onChange={change} />
      <Levels settings={settings} onChange={change} />
      <details>
        <summary>{t.team}</summary>
        <TeamForm settings={settings} onChange={change} />
      </details>
      <details>
        <summary>{t.wording}</summary>
        <Register settings={settings} onChange={change} />
        <WordingForm settings={settings} phrases={phrases} onChange={change} />
      </details>
    </form>
  );
}

interface PartProps {
  readonly settings: Settings;
  readonly onChange: ChangeValue;
}

function Hours({ settings, onChange }: PartProps) {
  const t = allWords().edit.form;
  const hours = at(settings, ['hours']);
  const [spans, setSpans] = useState(() => Object.fromEntries(WEEKDAYS.map((day) => [day, writtenSpans(at(hours, [day]))])));
  const name = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' });
  return (
    <details open>
      <summary>{t.hours}</summary>
      <p class="soft">{t.hoursHint}</p>
      <div class="service-days">
        {WEEKDAYS.map((day, place) => (
          <label key={day} class="field">
            {/* 5 January 1970 was a Monday. */}
            <span>{name.format(new Date(Date.UTC(1970, 0, 5 + place)))}</span>
            <input
              value={spans[day]}
              spellcheck={false}
              placeholder={t.closed}
              onInput={({ currentTarget: { value } }) => {
                setSpans({ ...spans, [day]: value });
                onChange(['hours', day], spansOf(value));
              }}
            />
          </label>
        ))}
      </div>
      <label class="field">
        <span>{t.timeZone}</span>
        <input
          value={textAt(hours, ['timeZone'])}
          spellcheck={false}
          onInput={({ currentTarget: { value } }) => onChange(['hours', 'timeZone'], value.trim())}
        />
      </label>
    </details>
  );
}

function Holidays({ settings, onChange }: PartProps) {
  const t = allWords().edit.form;
  return (
    <details>
      <summary>{t.holidays}</summary>
      <label class="field">
        <span>{t.holidaysHint}</span>
        <textarea
          rows={8}
          spellcheck={false}
          defaultValue={holidaysOf(settings).join('\n')}
          onInput={({ currentTarget: { value } }) => onChange(['hours', 'holidays'], listOf(value, '\n'))}
        />
      </label>
    </details>
  );
}

function Levels({ settings, onChange }: PartProps) {
  const t = allWords();
  return (
    <details>
      <summary>{t.edit.form.levels}</summary>
      <p class="soft">{t.edit.form.levelsHint}</p>
      {levelsOf(settings).map(({ priority, firstResponseHours, resolutionHours }) => (
        <fieldset key={priority} class="service-level">
          <legend>{t.priorities[priority]}</legend>
          {(['firstResponseHours', 'resolutionHours'] as const).map((which) => (
            <label key={which} class="field">
              <span>{t.edit.form[which]}</span>
              <input
                type="number"
                min="0.25"
                step="any"
                inputMode="decimal"
                defaultValue={which === 'firstResponseHours' ? firstResponseHours : resolutionHours}
                onInput={({ currentTarget: { value, valueAsNumber } }) =>
                  onChange(['serviceLevels', priority, which], Number.isNaN(valueAsNumber) ? value : valueAsNumber)
                }
              />
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

const USUAL = 'tú';
const FORMAL = 'usted';

function Register({ settings, onChange }: PartProps) {
  const t = allWords().edit.form;
  return (
    <label class="field">
      <span>{t.register}</span>
      <select
        defaultValue={textAt(settings, ['register']) || USUAL}
        onChange={({ currentTarget: { value } }) => onChange(['register'], value)}
      >
        {[USUAL, FORMAL].map((each) => (
          <option key={each} value={each} lang="es">
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
