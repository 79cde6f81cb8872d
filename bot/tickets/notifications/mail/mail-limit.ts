import { MostradorError, storeUnavailable } from '../../../model/errors';
import type { Clock, CounterStore, Digest, TransactionStore } from '../../../ports';

/** Mails to one address a day: many for whoever reads them, few for a stranger whose address somebody else may have given. */
const MOST_A_DAY = { confirmed: 50, unconfirmed: 6 };
const DAY_SECONDS = 86_400;
const MAX_ATTEMPTS = 8;

interface Ports {
  readonly store: Pick<CounterStore, 'loadCount'> & Pick<TransactionStore, 'commit'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

/**
 * Counts one more mail to an address today (UTC), over all conversations.
 * @throws MostradorError FORBIDDEN when it had enough, so that the mail is not tried again and the lead sees it; UNAVAILABLE
 */
export async function countMailTo({ store, clock, digest }: Ports, email: string, isConfirmed: boolean): Promise<void> {
  const day = Math.floor(clock.now().getTime() / 1_000 / DAY_SECONDS);
  const key = `mail.${digest.sha256(email.toLowerCase()).slice(0, 32)}@${day}`;
  const most = isConfirmed ? MOST_A_DAY.confirmed : MOST_A_DAY.unconfirmed;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if ((await store.loadCount(key)) >= most) {
      throw new MostradorError('FORBIDDEN', `The address got ${most} mails today, which is the most that it may get.`);
    }
    const counts = [{ key, most, expiresAtSeconds: (day + 2) * DAY_SECONDS }];
    const outcome = await store.commit({ messages: [], outbox: [], counts });
    if (outcome.kind === 'committed') return;
  }
  throw storeUnavailable('Too many mails go to one address at once.');
}
