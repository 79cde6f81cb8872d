import { sha256Digest } from '../../../../../bot/adapters/crypto';
import { sendWithinLimit } from '../../../../../bot/tickets/notifications/mail/mail-limit';
import { chat } from '../../../../contract/store/fixtures';
import { memoryStore } from '../../../../support/memory-store';

const EMAIL = 'Ana@Example.com';
const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-23T09:30:00.000Z');

function mailroom() {
  let nowMs = START;
  let made = 0;
  const clock = { now: () => new Date(nowMs) };
  const store = memoryStore({ clock });
  const ids = {
    token: () => {
      made += 1;
      return `secret-${made}`;
    },
  };
  let sent = 0;
  return {
    store,
    sent: () => sent,
    nextDay: () => {
      nowMs += DAY_MS;
    },
    mail: (email = EMAIL) =>
      sendWithinLimit({ store, clock, digest: sha256Digest, ids }, email, false, async () => {
        sent += 1;
      }),
  };
}

describe('the mails to one address a day', () => {
  it('are at most six while nobody confirmed it, in whatever case it is written, and six more on the next day', async () => {
    const at = mailroom();
    for (let count = 0; count < 6; count++) await at.mail(count % 2 === 0 ? EMAIL : EMAIL.toLowerCase());
    await expect(at.mail()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await at.mail('otra@example.com');
    at.nextDay();
    await at.mail();
    expect(at.sent()).toBe(8);
  });

  it('are counted for the mailbox, whatever detail stands after a plus sign', async () => {
    const at = mailroom();
    for (let count = 0; count < 6; count++) await at.mail(`ana+${count}@example.com`);
    await expect(at.mail('ana@example.com')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(at.mail('Ana+a+b@example.com')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await at.mail('+ana@example.com');
  });

  it('do not become more by erasing the conversation that they were about', async () => {
    const at = mailroom();
    await chat(at.store, 'c1');
    for (let count = 0; count < 6; count++) await at.mail();
    await at.store.eraseConversation('c1', { at: new Date(START).toISOString(), hash: 'x', ticketsUntilSeconds: 1_900_000_000 });
    await expect(at.mail()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are counted without a trace of the address: no hash of it alone, and the key of the day is gone with the day', async () => {
    const at = mailroom();
    await at.mail();
    const key = (secret: string) => sha256Digest.sha256(JSON.stringify([secret, EMAIL.toLowerCase()])).slice(0, 32);
    const plain = [EMAIL, EMAIL.toLowerCase(), JSON.stringify(EMAIL), JSON.stringify(EMAIL.toLowerCase())];
    for (const text of plain) expect(at.store.dump()).not.toContain(sha256Digest.sha256(text).slice(0, 16));
    expect(at.store.dump()).toContain(key('secret-1'));
    at.nextDay();
    await at.mail('otra@example.com');
    expect(at.store.dump()).not.toContain('secret-1"');
  });
});
