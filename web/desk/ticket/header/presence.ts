import { useEffect } from 'preact/hooks';
import { request } from '../../api/as-staff';
import { ticketPath } from '../../api/ticket-reads';
import { session } from '../../login/session';
import { presenceEveryMs } from './presence-pace';

type Doing = 'viewing' | 'replying';

/** A pause in typing this long still counts as replying. */
const PAUSE_MS = 12_000;
const LOOK_MS = 2_000;

let touchedAt = Date.now();
let typedAt = Number.NEGATIVE_INFINITY;
let onType: () => void = () => undefined;

/** Reports that the person is writing a reply to the ticket on the page. */
export function typing(): void {
  typedAt = Date.now();
  onType();
}

/** Reports to colleagues what the person does at a ticket, while it is open on a visible page. */
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
      // A failure is ignored: it must not interrupt anybody's work.
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
