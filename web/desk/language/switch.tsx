import { choose, LANGUAGE_TAGS, language, PAGE_LANGUAGES } from '.';

/** Each language under its own name, so that people who read no other find it. */
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
