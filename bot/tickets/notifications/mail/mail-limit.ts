import { MostradorError } from '../../../model/errors';
import type { Clock, CounterStore, Digest, Ids, MailAddressStore, TransactionStore } from '../../../ports';
import { mailboxOf } from '../../../text/email-address';

/** Mails to one address a day: many for whoever reads them, few for a stranger whose address somebody else may have given. */
const MOST_A_DAY = { confirmed: 50, unconfirmed: 6 };
const DAY_SECONDS = 86_400;

interface Ports {
  readonly store: Pick<CounterStore, 'loadCount'> & Pick<MailAddressStore, 'loadDayKey'> & Pick<TransactionStore, 'commit'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly digest: Digest;
}

/**
 * Sends a mail if its mailbox had fewer than the most today (UTC), over all conversations, and counts it once it is sent: what
 * fails is tried again, and must not use the day up. `ana+1@` and `ana+2@` are one mailbox, or a stranger's could be filled. Counters belong to no conversation, so that erasing one does not make
 * room for more mails; instead they are named with a key of the day, and belong to nobody once it is gone (I11).
 *
 * @throws MostradorError FORBIDDEN when the address had enough, so that the mail is not tried again and the lead sees it; what `send` throws
 */
export async function sendWithinLimit(
  { store, clock, digest, ids }: Ports,
  email: string,
  isConfirmed: boolean,
  send: () => Promise<void>,
): Promise<void> {
  const day = Math.floor(clock.now().getTime() / 1_000 / DAY_SECONDS);
  const secret = await store.loadDayKey(day, ids.token());
  const key = `mail.${digest.sha256(JSON.stringify([secret, mailboxOf(email)])).slice(0, 32)}@${day}`;
  const most = isConfirmed ? MOST_A_DAY.confirmed : MOST_A_DAY.unconfirmed;
  if ((await store.loadCount(key)) >= most) {
    throw new MostradorError('FORBIDDEN', `The address got ${most} mails today, which is the most that it may get.`);
  }
  await send();
  // A mail that is sent and not counted is better than one that is sent again.
  const counts = [{ key, most, expiresAtSeconds: (day + 1) * DAY_SECONDS }];
  await store.commit({ messages: [], outbox: [], counts }).catch(() => undefined);
}
