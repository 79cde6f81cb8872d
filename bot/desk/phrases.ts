import type { Language, Service } from '../knowledge/types';

/** What the desk says to customers. `{name}` and the like are filled in; the service file may override any of them by its key. */
export const DESK_PHRASES = {
  'desk.subject.unknown': {
    es: 'Quiere hablar con una persona',
    en: 'Wants to talk to a person',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type DeskPhraseKey = keyof typeof DESK_PHRASES;

/**
 * A phrase in the customer's language, the organisation's own wording first.
 * A placeholder without a value stays as it is, so that the fault can be seen.
 */
export function deskPhrase(
  service: Service,
  language: Language,
  key: DeskPhraseKey,
  values: Readonly<Record<string, string>> = {},
): string {
  const template = service.phrases[language]?.[key] ?? DESK_PHRASES[key][language];
  return template.replace(
    /\{(\w+)\}/g,
    (placeholder, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? placeholder,
  );
}
