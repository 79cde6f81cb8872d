import { language } from '../language';
import { words as en, type ToolWords } from './language/en';
import { words as es } from './language/es';

const WORDS: Readonly<Record<typeof language.value, ToolWords>> = { es, en };

/** The texts of the staff's tools, which come with them. */
export const toolWords = (): ToolWords => WORDS[language.value];
