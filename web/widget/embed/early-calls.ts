import { readKept, writeKept } from '../session/stored';
import type { Call } from './calls';
import { contactFrom } from './contact';

/**
 * Does to what this browser keeps what a call will do once the panel is there, if it ever is: the page may be left
 * before. So a customer who signs out is forgotten at once, and one who was named is known on the next page, too.
 * The panel makes the same call again, which changes nothing more.
 */
export function keepCall([name, value]: Call, storage: () => Storage, key: string, nowMs: number): void {
  const kept = readKept(storage, key, nowMs);
  if (name === 'reset') writeKept(storage, key, { chosenLanguage: kept.chosenLanguage, forgottenAtMs: nowMs }, nowMs);
  if (name !== 'identify') return;
  const contact = contactFrom(value);
  if (Object.keys(contact).length === 0) return;
  writeKept(storage, key, { ...kept, contact: { ...Object(kept.contact), ...contact }, isContactSent: false }, nowMs);
}
