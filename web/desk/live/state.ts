import { signal } from '@preact/signals';

/** The ticket on the page. */
export const attended = signal<string | undefined>(undefined);
/** The ticket whose customer is writing now. */
export const customerWriting = signal<string | undefined>(undefined);

let listener: () => void = () => undefined;

/** Reports that the person is writing a reply to the ticket on the page. */
export const tellTyping = (): void => listener();

/** @param onTyping called at each key stroke */
export function listenToTyping(onTyping: () => void): void {
  listener = onTyping;
}
