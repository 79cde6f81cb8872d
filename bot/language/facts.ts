import { LANGUAGES, type Language } from '../model/language';
import { SOUNDS, type SoundName } from '../text/sound';
import { STEMMERS, type StemmerName } from '../text/stem';
import { facts } from './compiled/facts';

/** A number to call. */
export interface Helpline {
  readonly number: string;
  /** Whose it is, and where it can be called. */
  readonly name: string;
  /** Where the number is published. */
  readonly source?: string | undefined;
}

/** The facts that code needs of a language, from its pack's `language.yaml`. */
export interface LanguageFacts {
  /** The language's own name. */
  readonly name: string;
  /** For dates, lists and language names: BCP 47. */
  readonly locale: string;
  readonly stemmer: StemmerName;
  readonly sound: SoundName;
  /** The hours of the afternoon greeting; before them it is the morning's, after them the night's. */
  readonly afternoon: { readonly from: number; readonly to: number };
  /** How a due time is written, with `{weekday} {day} {month} {time} {zone}`. */
  readonly dueTime: string;
  /** What people call the time of a zone, by its IANA name. */
  readonly zoneNames?: Readonly<Record<string, string>> | undefined;
  /** Folded words that deny what follows them, separated by spaces. */
  readonly denies?: string | undefined;
  /** Folded words that end what a denial reaches over. */
  readonly denialEnds?: string | undefined;
  /** Pairs of opposites, each `word, word / word, word`, folded. */
  readonly opposites?: readonly string[] | undefined;
  /** The ways of addressing people, the usual one first; absent when there is one only. */
  readonly registers?: readonly string[] | undefined;
  /** Whom somebody who does not want to live can call, where the organisation names nobody. */
  readonly helplines?: readonly Helpline[] | undefined;
}

export function factsOf(language: Language): LanguageFacts {
  return facts[language];
}

/** The stemmer of a language's folded words. */
export function stemmerOf(language: Language): (word: string) => string {
  return STEMMERS[factsOf(language).stemmer];
}

/** How a folded word sounds. */
export function soundOf(language: Language): (form: string) => string {
  return SOUNDS[factsOf(language).sound];
}

/** A language's name in another language: `nameOfLanguage('en', 'es')` is "inglés". */
export function nameOfLanguage(language: string, inLanguage: Language): string {
  const spoken = LANGUAGES.find((one) => one === language);
  const name = new Intl.DisplayNames(factsOf(inLanguage).locale, { type: 'language' }).of(language);
  return name ?? (spoken === undefined ? language : factsOf(spoken).name);
}

/** The language of a tag such as `es-ES`; undefined when the bot does not speak it. */
export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const [code] = (tag ?? '').trim().toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === code);
}

/** A value for each language. */
export function perLanguage<Value>(of: (language: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, Value>;
}
