import { detectLanguage } from '../../../language/detect';
import type { Listener, Reading } from '../../../language/listening/listener';
import { readInAll } from '../../../language/listening/listener';

/** Reads a text in its language, or in each when the language is unknown. */
export function readingsOf(text: string, listener: Listener): readonly Reading[] {
  const language = detectLanguage(text);
  return language === undefined ? readInAll(listener, text) : [listener(text, language)];
}
