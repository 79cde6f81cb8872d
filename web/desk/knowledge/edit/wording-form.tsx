import { useState } from 'preact/hooks';
import { allWords, language } from '../../language';
import type { ChangeValue } from './service-form';
import { mappingAt, type Settings } from './service-settings';

interface WordingFormProps {
  readonly settings: Settings;
  /** The shipped wording by language and key. */
  readonly phrases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly onChange: ChangeValue;
}

/** The organisation's own wording of what the assistant says, beside the shipped one. */
export function WordingForm({ settings, phrases, onChange }: WordingFormProps) {
  const t = allWords();
  const [spoken, setSpoken] = useState<string>(language.value);
  const [own, setOwn] = useState(() =>
    Object.fromEntries(
      Object.keys(phrases).map((each) => [each, mappingAt(settings, ['phrases', each]) as Readonly<Record<string, string>>]),
    ),
  );
  const shipped = phrases[spoken] ?? {};
  const mine = own[spoken] ?? {};
  const put = (key: string, text: string | undefined) => {
    const { [key]: _, ...others } = mine;
    setOwn({ ...own, [spoken]: text === undefined ? others : { ...mine, [key]: text } });
    onChange(['phrases', spoken, key], text === '' ? undefined : text);
  };
  return (
    <div class="service-wording">
      <label class="field">
        <span>{t.edit.form.wordingLanguage}</span>
        <select value={spoken} onChange={({ currentTarget: { value } }) => setSpoken(value)}>
          {Object.keys(phrases).map((each) => (
            <option key={each} value={each}>
              {t.languages[each as keyof typeof t.languages] ?? each}
            </option>
          ))}
        </select>
      </label>
      {Object.entries(mine).map(([key, text]) => (
        <div key={`${spoken} ${key}`} class="service-phrase">
          <label class="field">
            <span>
              <code>{key}</code>
            </span>
            <textarea
              rows={2}
              dir="auto"
              lang={spoken}
              value={String(text)}
              onInput={({ currentTarget: { value } }) => put(key, value)}
            />
          </label>
          <p class="soft" lang={spoken}>
            {t.edit.form.shipped(shipped[key] ?? '')}
          </p>
          <button type="button" aria-label={t.edit.form.removePhrase(key)} onClick={() => put(key, undefined)}>
            {t.edit.form.remove}
          </button>
        </div>
      ))}
      <label class="field">
        <span>{t.edit.form.addPhrase}</span>
        <select
          value=""
          onChange={({ currentTarget }) => {
            const key = currentTarget.value;
            currentTarget.value = '';
            if (key !== '') put(key, shipped[key] ?? '');
          }}
        >
          <option value="">{t.edit.form.choosePhrase}</option>
          {Object.entries(shipped)
            .filter(([key]) => mine[key] === undefined)
            .map(([key, text]) => (
              <option key={key} value={key}>
                {`${key}: ${text.slice(0, 60)}`}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}
