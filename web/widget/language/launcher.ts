/** The languages of the widget; the first is the default. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each file of texts beside this one: a language, and a language in another way of addressing people (`register`). */
export const EDITIONS = [...LANGUAGES, 'es.usted'] as const;
export type Edition = (typeof EDITIONS)[number];

/** The launcher's texts, used before the panel and its dictionary have loaded. */
export const LAUNCHER: Readonly<Record<Language, { readonly open: string; readonly failed: string }>> = {
  es: {
    open: 'Abrir el chat de atención al cliente',
    failed: 'No se ha podido cargar el chat. Comprueba la conexión y pulsa otra vez.',
  },
  en: {
    open: 'Open the customer service chat',
    failed: 'The chat could not be loaded. Check your connection and press again.',
  },
};
