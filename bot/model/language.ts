/** Written by `npm run language` from the folders of bot/language; change those, and run it again. */

/** The languages the bot speaks. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
