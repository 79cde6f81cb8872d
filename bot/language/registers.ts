import { LANGUAGES, type Language } from '../model/language';
import { factsOf } from './facts';

/** Every way of addressing people that some language has, see `registers` in its `language.yaml`. */
export const REGISTERS: readonly string[] = LANGUAGES.flatMap((language) => factsOf(language).registers ?? []);

/** The form in which a language addresses people; undefined when it is the usual one, or the language has no such form. */
export function registerIn(language: Language, chosen: string | undefined): string | undefined {
  const place = chosen === undefined ? -1 : (factsOf(language).registers ?? []).indexOf(chosen);
  return place > 0 ? chosen : undefined;
}
