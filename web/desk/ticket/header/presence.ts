import { useEffect } from 'preact/hooks';
import { request } from '../../api/as-staff';
import { liveSince } from '../../api/pace';
import { ticketPath } from '../../api/ticket-reads';
import { session } from '../../login/session';
import { LIVE_FOR_SECONDS, presenceEveryMs } from './presence-pace';

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
    let isLong = false;
    typedAt = Number.NEGATIVE_INFINITY;
    const tell = (doing: Doing, isLive: boolean) => {
      [sentAt, sent, isLong] = [Date.now(), doing, isLive];
      const body = { doing, ...(isLive ? { forSeconds: LIVE_FOR_SECONDS } : {}) };
      // A failure is ignored: it must not interrupt anybody's work.
      request(`${ticketPath(number)}/presence`, { method: 'PUT', body }).catch(() => undefined);
    };
    const look = () => {
      if (session.value.kind !== 'signed_in') return;
      if (document.visibilityState !== 'visible') {
        // Nobody looks any more: what was said for long is over soon.
        if (isLong) tell('viewing', false);
        return;
      }
      const now = Date.now();
      const doing: Doing = now - typedAt < PAUSE_MS ? 'replying' : 'viewing';
      const isLive = liveSince.value !== undefined;
      if (doing !== sent || now - sentAt >= presenceEveryMs(now - touchedAt, isLive)) tell(doing, isLive);
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
      if (isLong) tell('viewing', false);
    };
  }, [number]);
}
