import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import { en } from './en';
import { es } from './es';

export type PhraseKey = keyof typeof es;
export const PHRASE_KEYS = Object.keys(es) as readonly PhraseKey[];

const PHRASES: Readonly<Record<Language, Readonly<Record<PhraseKey, string>>>> = { es, en };

/** A phrase in a language, the organisation's own wording first. A placeholder without a value stays, so that the fault is seen. */
export function phrase(
  service: Service,
  language: Language,
  key: PhraseKey,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(service.phrases[language]?.[key] ?? PHRASES[language][key], values);
}

/** Fills `{name}` placeholders; what is filled in is never looked at again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    /\{(\w+)\}/g,
    (placeholder, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? placeholder,
  );
}
