import { batch, computed, signal } from '@preact/signals';
import { pickLanguage } from '../../shared/language/dictionary';
import { readerTags } from '../../shared/language/time';
import type { DeskWords } from './en/desk';
import type { PartWords } from './en/parts';

export const PAGE_LANGUAGES = { es: 'Español', en: 'English' } as const;
export type PageLanguage = keyof typeof PAGE_LANGUAGES;
export const LANGUAGE_TAGS: readonly PageLanguage[] = ['es', 'en'];

const KEPT = 'mostrador:desk:v1:language';

/** Each language has its own files, so that a page loads only one, and at first only what the queue needs. */
const FILES: Record<PageLanguage, { desk(): Promise<DeskWords>; parts(): Promise<PartWords> }> = {
  es: { desk: async () => (await import('./es/desk')).desk, parts: async () => (await import('./es/parts')).parts },
  en: { desk: async () => (await import('./en/desk')).desk, parts: async () => (await import('./en/parts')).parts },
};

export const language = signal<PageLanguage>('en');
const desk = signal<DeskWords | undefined>(undefined);
const parts = signal<PartWords | undefined>(undefined);

function loaded<T>(some: T | undefined): T {
  if (some === undefined) throw new Error('These words are not loaded yet');
  return some;
}

/** The page's texts. A component that reads them renders again when the language changes. */
export const words = (): DeskWords => loaded(desk.value);

const all = computed(() => ({ ...loaded(desk.value), ...loaded(parts.value) }));

/** For lazily loaded parts: includes their own texts, which have loaded when the part has. */
export const allWords = (): DeskWords & PartWords => all.value;

export async function loadPartWords(): Promise<void> {
  parts.value ??= await FILES[language.value].parts();
}

function preferred(): PageLanguage {
  return pickLanguage([localStorage.getItem(KEPT), ...readerTags()], LANGUAGE_TAGS, 'en');
}

export async function speak(next: PageLanguage = preferred()): Promise<void> {
  const [deskWords, itsParts] = await Promise.all([
    FILES[next].desk(),
    parts.value === undefined ? undefined : FILES[next].parts(),
  ]);
  batch(() => {
    desk.value = deskWords;
    parts.value = itsParts;
    language.value = next;
  });
  document.documentElement.lang = next;
}

/** Changes the language, and remembers it for the next visit. */
export async function choose(next: PageLanguage): Promise<void> {
  await speak(next);
  localStorage.setItem(KEPT, next);
}

/** The reader's regional variety of the page's language, for dates and numbers: 14:05 in Britain, 2:05 PM in the States. */
export function locale(): string {
  return readerTags().find((tag) => tag.toLowerCase().split('-')[0] === language.value) ?? language.value;
}
