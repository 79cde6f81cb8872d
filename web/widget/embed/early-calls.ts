import { readKept, writeKept } from '../session/stored';
import type { Call } from './calls';
import { contactFrom } from './contact';

/**
 * Applies a call to the browser's storage at once, since the page may be left before the panel has loaded. So a customer
 * who signs out is forgotten immediately, and one who was identified is known on the next page, too. The panel makes the
 * same call again, which changes nothing more.
 */
export function keepCall([name, value]: Call, storage: () => Storage, key: string, nowMs: number): void {
  const kept = readKept(storage, key, nowMs);
  if (name === 'reset') writeKept(storage, key, { chosenLanguage: kept.chosenLanguage, forgottenAtMs: nowMs }, nowMs);
  if (name !== 'identify') return;
  const contact = contactFrom(value);
  if (Object.keys(contact).length === 0) return;
  writeKept(storage, key, { ...kept, contact: { ...Object(kept.contact), ...contact }, isContactSent: false }, nowMs);
}
