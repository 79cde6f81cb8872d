import { choose, LANGUAGE_TAGS, language, PAGE_LANGUAGES } from '.';

/** Each language under its own name, as somebody who reads no other looks for it. */
export function LanguageSwitch() {
  return (
    <fieldset class="segments" aria-label="Idioma / Language">
      {LANGUAGE_TAGS.map((tag) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={language.value === tag}
          onClick={() => choose(tag).catch(() => undefined)}
        >
          {PAGE_LANGUAGES[tag]}
        </button>
      ))}
    </fieldset>
  );
}
