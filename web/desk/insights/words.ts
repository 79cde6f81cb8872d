import { language } from '../language';
import { words as en, type InsightsWords } from './language/en';
import { words as es } from './language/es';

const WORDS: Readonly<Record<typeof language.value, InsightsWords>> = { es, en };

/** The texts of this page, which come with it. */
export const insightsWords = (): InsightsWords => WORDS[language.value];
