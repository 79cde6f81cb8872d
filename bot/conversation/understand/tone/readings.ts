import { detectLanguage } from '../../../language/detect';
import type { Listener, Reading } from '../../../language/listening/listener';
import { readInAll } from '../../../language/listening/listener';

/** A text in its language, or in each when it does not say which. */
export function readingsOf(text: string, listener: Listener): readonly Reading[] {
  const language = detectLanguage(text);
  return language === undefined ? readInAll(listener, text) : [listener(text, language)];
}
