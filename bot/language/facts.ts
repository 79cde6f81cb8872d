import { LANGUAGES, type Language } from '../model/language';
import { SOUNDS, type SoundName } from '../text/sound';
import { STEMMERS, type StemmerName } from '../text/stem';
import { facts } from './compiled/facts';

/** What code has to know of a language: its pack's `language.yaml`. */
export interface LanguageFacts {
  /** The language's name in itself. */
  readonly name: string;
  /** For dates, lists and names of languages: BCP 47. */
  readonly locale: string;
  readonly stemmer: StemmerName;
  readonly sound: SoundName;
  /** From and to which hour of the day the afternoon's greeting is said; before it is the morning's, after it the night's. */
  readonly afternoon: { readonly from: number; readonly to: number };
  /** A day and time after which something is late, with `{weekday} {day} {month} {time} {zone}`. */
  readonly dueTime: string;
}

export function factsOf(language: Language): LanguageFacts {
  return facts[language];
}

/** Takes the ending off a folded word. */
export function stemmerOf(language: Language): (word: string) => string {
  return STEMMERS[factsOf(language).stemmer];
}

/** How a folded word sounds. */
export function soundOf(language: Language): (form: string) => string {
  return SOUNDS[factsOf(language).sound];
}

/** What a language is called in another: `nameOfLanguage('en', 'es')` is "inglés". */
export function nameOfLanguage(language: Language, inLanguage: Language): string {
  return new Intl.DisplayNames(factsOf(inLanguage).locale, { type: 'language' }).of(language) ?? factsOf(language).name;
}

/** The language of a tag such as `es-ES`; undefined for one that the bot does not speak. */
export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const [code] = (tag ?? '').trim().toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === code);
}

/** The same thing of every language. */
export function perLanguage<Value>(of: (language: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, Value>;
}
