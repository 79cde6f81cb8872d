import { choose, language, PAGE_LANGUAGES, type PageLanguage } from './index';

const entries: readonly (readonly [PageLanguage, string])[] = [
  ['es', PAGE_LANGUAGES.es],
  ['en', PAGE_LANGUAGES.en],
];

/** Each language under its own name, as somebody who reads no other looks for it. */
export function LanguageSwitch() {
  return (
    <fieldset class="segments" aria-label="Idioma / Language">
      {entries.map(([tag, name]) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={language.value === tag}
          onClick={() => choose(tag).catch(() => undefined)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
