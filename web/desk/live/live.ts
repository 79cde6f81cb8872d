import { effect } from '@preact/signals';
import { createLive, TYPING_SHOWN_MS, typingTo } from '../../shared/live/socket';
import { read } from '../api/as-staff';
import { liveSince } from '../api/pace';
import { queries } from '../api/query';
import { comesAlong, isSearch, overviewKey, queueKey } from '../api/reads';
import { readOnHint } from '../api/ticket-reads';
import { pageConfig } from '../login/config';
import { session } from '../login/session';
import { createListPace } from './list-pace';
import { attended, customerWriting, listenToTyping } from './state';

const listPace = createListPace(Date.now);
/** Of a server that does not say it. */
const SETTLED_SECONDS = 5;
let again: ReturnType<typeof setTimeout>;
let quiet: ReturnType<typeof setTimeout>;

const live = createLive({
  api: async () => (await pageConfig()).api,
  hello: async () => ({ type: 'hello', pass: (await read<{ readonly pass: string }>('/v1/live', { method: 'POST' })).pass }),
  onHint: (hint) => {
    if (hint.type === 'queue') readQueue(hint.seconds);
    else if (hint.type === 'ticket') readTicket(hint.number);
    else if (hint.type === 'presence') readOnHint(hint.number);
    else if (hint.type === 'typing') showWriting(attended.value);
  },
  onChange: (now) => {
    liveSince.value = now ? Date.now() : undefined;
    if (now) attend();
    // What happens without hints is read now, and from then on at the pace for it.
    else void queries.invalidateQueries();
  },
});

function attend(): void {
  const number = attended.value;
  customerWriting.value = undefined;
  live.say(number === undefined ? { type: 'attend' } : { type: 'attend', number });
}

/** Connects while somebody is signed in, also on a hidden page: it may have to ring. */
export function startLive(): void {
  effect(() => live.want(session.value.kind === 'signed_in'));
  effect(attend);
  listenToTyping(typingTo(live, Date.now));
}

/** @param seconds whose changes are not hinted at: they are found by reading once more */
function readQueue(seconds = SETTLED_SECONDS): void {
  const readNow = () => {
    listPace.reads();
    for (const queryKey of [queueKey, overviewKey])
      void queries.invalidateQueries({
        queryKey,
        predicate: (query) => !isSearch(query.queryKey) && !comesAlong(query.queryKey),
      });
  };
  clearTimeout(again);
  const afterMs = listPace.afterHintMs(seconds);
  if (afterMs === 0) readNow();
  again = setTimeout(readNow, afterMs === 0 ? seconds * 1_000 : afterMs);
}

/** What the customer was writing has arrived. */
function readTicket(number: string): void {
  if (customerWriting.value === number) customerWriting.value = undefined;
  readOnHint(number);
}

function showWriting(number: string | undefined): void {
  customerWriting.value = number;
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    customerWriting.value = undefined;
  }, TYPING_SHOWN_MS);
}
