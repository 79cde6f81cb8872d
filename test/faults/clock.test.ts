import { takeToken } from '../../bot/conversation/rate-limit';
import { authorizeConversation, takeTurn } from '../../bot/conversation/use-cases';
import { MostradorError } from '../../bot/model/errors';
import type { Mail } from '../../bot/ports';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { monitorSla } from '../../bot/tickets/sla/monitor';
import { type Together, together } from '../functions/desk/together';
import { MONDAY, WRITER } from '../support/conversation-ports';
import { quietRelay } from '../support/quiet-relay';

const DAY_MS = 86_400_000;
/** Away and back, in both directions. */
const JUMPS = [
  ['ahead', DAY_MS],
  ['back', -DAY_MS],
] as const;

const set = ({ ports }: Together, afterMs: number) => ports.clock.set(new Date(MONDAY.getTime() + afterMs));

/** What the outbox worker mails in one run. */
async function mailed({ ports }: Together, send: (mail: Mail) => Promise<void> = async () => {}): Promise<readonly string[]> {
  const mails: string[] = [];
  const knowledge = await ports.knowledge.current();
  const service = { ...knowledge.base.service, notifications: { email: ['equipo@example.com'] } };
  const current = async () => ({ ...knowledge, base: { ...knowledge.base, service } });
  const mailer = {
    send: async (mail: Mail) => {
      await send(mail);
      mails.push(mail.eventId);
    },
  };
  const pause = async () => {
    await new Promise((done) => setImmediate(done));
    ports.clock.set(new Date(ports.clock.now().getTime() + 1_000));
  };
  await runOutboxWorker(quietRelay({ store: ports.store, clock: ports.clock, knowledge: { current }, mailer, pause }));
  return mails;
}

describe.each(JUMPS)('a clock that jumps a day %s and then returns', (_way, jumpMs) => {
  it('changes neither the order of a conversation nor what is sent twice', async () => {
    const at = together();
    const { chat } = await at.waiting();
    const said = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis'];
    for (const [place, text] of said.entries()) {
      set(at, place % 2 === 0 ? jumpMs : place * 1_000);
      const turn = { conversationId: chat.id, key: `web:j${place}`, utterance: { id: `j${place}`, text }, writer: WRITER };
      const first = await takeTurn(at.ports, turn);
      set(at, place % 2 === 0 ? place * 1_000 : jumpMs);
      expect((await takeTurn(at.ports, turn)).messages.map(({ seq }) => seq)).toEqual(first.messages.map(({ seq }) => seq));
    }
    const transcript = await at.ports.store.listMessages(chat.id, 0);
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_message, place) => place + 1));
    expect(transcript.flatMap(({ author, text }) => (author.role === 'customer' ? [text] : [])).slice(1)).toEqual(said);
  });

  it('leaves a claim where it was, and lets the ticket be answered and resolved', async () => {
    const at = together();
    const { path } = await at.waiting();
    set(at, jumpMs);
    expect((await at.post(`${path}/assign`, { to: 'ana', id: 'a1' }, { role: 'lead' })).status).toBe(200);
    set(at, 0);
    expect((await at.post(`${path}/claim`, {}, { role: 'admin' })).json).toMatchObject({ code: 'ALREADY_CLAIMED' });
    expect((await at.post(`${path}/replies`, { text: 'Hola.', id: 'r1' }, { role: 'staff' })).status).toBe(200);
    set(at, jumpMs);
    expect((await at.post(`${path}/replies`, { text: 'Hola.', id: 'r1' }, { role: 'staff' })).status).toBe(200);
    const { ticket, messages } = (await at.get(path)).json;
    expect(ticket.assignee.login).toBe('ana');
    expect(messages.filter(({ text }: { text: string }) => text === 'Hola.')).toHaveLength(1);
    set(at, 0);
    expect((await at.post(`${path}/resolve`, { reason: 'answered' }, { role: 'staff' })).json.ticket.status).toBe('resolved');
  });

  it('closes no open ticket, and keeps a resolved one open to its customer', async () => {
    const at = together();
    const [open, solved] = [await at.waiting(), await at.waiting()];
    await at.post(`${solved.path}/resolve`, { reason: 'answered' });
    const { service } = (await at.ports.knowledge.current()).base;
    for (const afterMs of [jumpMs, 0, jumpMs, 60_000]) {
      set(at, afterMs);
      expect((await monitorSla(at.ports, service)).failures).toEqual([]);
    }
    expect(['new', 'assigned']).toContain((await at.get(open.path)).json.ticket.status);
    expect((await at.get(solved.path)).json.ticket.status).toBe('resolved');
  });

  it('lets a customer with an old token in, and one with a new token too', async () => {
    const at = together();
    const { chat: before } = await at.waiting();
    set(at, jumpMs);
    const { chat: meanwhile } = await at.waiting();
    for (const afterMs of [jumpMs, 0]) {
      set(at, afterMs);
      for (const { id, token } of [before, meanwhile]) {
        expect(await authorizeConversation(at.ports, id, token)).toMatchObject({ id });
      }
    }
  });

  it('keeps no customer from writing who has used up the limit meanwhile', () => {
    const rate = { perMinute: 2 };
    const wrongMs = MONDAY.getTime() + jumpMs;
    const first = takeToken(undefined, rate, wrongMs);
    const second = 'bucket' in first ? takeToken(first.bucket, rate, wrongMs) : first;
    if (!('bucket' in second)) throw new Error('Two were to be allowed.');
    expect(takeToken(second.bucket, rate, wrongMs)).toEqual({ retryAfterSeconds: 30 });
    expect(takeToken(second.bucket, rate, MONDAY.getTime())).toHaveProperty('bucket');
    // A clock that is only a little behind gives nothing away.
    expect(takeToken(second.bucket, rate, wrongMs - 1_000)).toEqual({ retryAfterSeconds: 30 });
  });

  it('delays no mail: not one that was created, failed, or was being sent while the clock was wrong', async () => {
    const at = together();
    set(at, jumpMs);
    await at.waiting();
    await at.waiting();
    const refused = new MostradorError('UNAVAILABLE', 'no mail today');
    expect(await mailed(at, () => Promise.reject(refused))).toEqual([]);
    await at.waiting();
    const [item] = (await at.ports.store.listOutbox(at.ports.clock.now().toISOString(), 10)).filter(
      ({ attempts }) => attempts === 0,
    );
    // A worker that was killed while it delivered this one.
    await at.ports.store.takeOutbox(item!, new Date(at.ports.clock.now().getTime() + 120_000).toISOString());
    set(at, jumpMs < 0 ? 0 : 60_000);
    expect((await mailed(at)).filter((id) => id.endsWith('#ticket_opened'))).toHaveLength(3);
  });
});
