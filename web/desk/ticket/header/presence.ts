import { useEffect } from 'preact/hooks';
import { request } from '../../api/as-staff';
import { ticketPath } from '../../api/ticket-reads';
import { session } from '../../login/session';
import { presenceEveryMs } from './presence-pace';

type Doing = 'viewing' | 'replying';

/** A pause in the typing that is still replying. */
const PAUSE_MS = 12_000;
const LOOK_MS = 2_000;

let touchedAt = Date.now();
let typedAt = Number.NEGATIVE_INFINITY;
let onType: () => void = () => undefined;

/** Somebody writes a reply to the ticket on the page. */
export function typing(): void {
  typedAt = Date.now();
  onType();
}

/** Tells colleagues what one does at a ticket, while it is open on a page that is looked at. */
export function usePresence(number: string): void {
  useEffect(() => {
    let sentAt = Number.NEGATIVE_INFINITY;
    let sent: Doing | undefined;
    typedAt = Number.NEGATIVE_INFINITY;
    const look = () => {
      if (document.visibilityState !== 'visible' || session.value.kind !== 'signed_in') return;
      const now = Date.now();
      const doing: Doing = now - typedAt < PAUSE_MS ? 'replying' : 'viewing';
      if (doing === sent && now - sentAt < presenceEveryMs(now - touchedAt)) return;
      [sentAt, sent] = [now, doing];
      // Nobody is stopped in their work because colleagues cannot see them.
      request(`${ticketPath(number)}/presence`, { method: 'PUT', body: { doing } }).catch(() => undefined);
    };
    const touch = () => {
      touchedAt = Date.now();
    };
    onType = look;
    touch();
    look();
    const timer = setInterval(look, LOOK_MS);
    const touches = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const type of touches) addEventListener(type, touch, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      onType = () => undefined;
      clearInterval(timer);
      for (const type of touches) removeEventListener(type, touch);
      document.removeEventListener('visibilitychange', look);
    };
  }, [number]);
}
