import { signal } from '@preact/signals';
import type { Phrases } from './en';

export const PAGE_LANGUAGES = { es: 'Español', en: 'English' } as const;
export type PageLanguage = keyof typeof PAGE_LANGUAGES;

const KEPT = 'mostrador:desk:v1:language';

/** Each language is a file of its own, so that a page loads one. */
const load: Record<PageLanguage, () => Promise<Phrases>> = {
  es: async () => (await import('./es')).es,
  en: async () => (await import('./en')).en,
};

function known(tag: string | null): PageLanguage | undefined {
  return tag?.startsWith('es') ? 'es' : tag?.startsWith('en') ? 'en' : undefined;
}

function preferred(): PageLanguage {
  for (const tag of [localStorage.getItem(KEPT), ...navigator.languages]) {
    const language = known(tag);
    if (language !== undefined) return language;
  }
  return 'en';
}

export const language = signal<PageLanguage>('en');
const loaded = signal<Phrases | undefined>(undefined);

/** The words to show. Reading them in a component draws it again when the language changes. */
export function words(): Phrases {
  if (loaded.value === undefined) throw new Error('No language is loaded yet');
  return loaded.value;
}

export async function speak(next: PageLanguage = preferred()): Promise<void> {
  loaded.value = await load[next]();
  language.value = next;
  document.documentElement.lang = next;
}

/** Speaks it, and remembers it for the next visit. */
export async function choose(next: PageLanguage): Promise<void> {
  await speak(next);
  localStorage.setItem(KEPT, next);
}
