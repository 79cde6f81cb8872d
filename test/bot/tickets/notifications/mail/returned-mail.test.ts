import { smtpMailer } from '../../../../../bot/adapters/email';
import { askForPerson } from '../../../../../bot/conversation/use-cases';
import { reply } from '../../../../../bot/tickets/actions/reply';
import { mailCameBack } from '../../../../../bot/tickets/notifications/mail/returned-mail';
import { runOutboxWorker } from '../../../../../bot/tickets/notifications/outbox-worker';
import { openChat } from '../../../../support/chat';
import { testPorts, WRITER } from '../../../../support/conversation-ports';
import { quietRelay } from '../../../../support/quiet-relay';
import { type MailServer, mailServer } from '../../../adapters/email/mail-server';

let server: MailServer;
beforeEach(async () => {
  server = await mailServer();
});
afterEach(() => server.close());

/** A customer with a ticket, whose mail goes through a real server. */
async function deskWithMail() {
  const ports = testPorts();
  const chat = await openChat(ports);
  await askForPerson(ports, chat.id, { email: 'eva@example.com' }, WRITER);
  const { store, clock, knowledge } = ports;
  const relay = quietRelay({ store, clock, knowledge, mailer: smtpMailer({ url: server.url, from: 'desk@example.com' }) });
  const ticketOf = async (id: string) => {
    const ticket = await store.loadTicket((await store.loadConversation(id))?.ticketId ?? '');
    if (ticket === undefined) throw new Error('There is no ticket.');
    return ticket;
  };
  let replies = 0;
  return {
    ports,
    chat,
    relay,
    pass: () => clock.set(new Date(clock.now().getTime() + 60_000)),
    ticket: () => ticketOf(chat.id),
    /** Staff reply, and what is to be mailed is mailed. */
    async replies(id = chat.id) {
      replies += 1;
      const { service } = (await knowledge.current()).base;
      const actor = { login: 'ana', name: 'Ana', role: 'staff' as const };
      const { number } = await ticketOf(id);
      await reply(ports, { actor, number, service, body: { text: `Respuesta ${replies}`, id: `r${replies}` } });
      clock.set(new Date(clock.now().getTime() + 60_000));
      await runOutboxWorker(relay);
    },
    mailsTo: (address: string) => server.received.filter((text) => text.includes(`To: ${address}`)).length,
  };
}

const unknown = (code: number) => server.refuse((address) => (address === 'eva@example.com' ? code : undefined));

describe('an address that the mail server refuses for good', () => {
  it('gets no more mail, and staff see it at the ticket', async () => {
    const desk = await deskWithMail();
    unknown(550);
    await desk.replies();
    expect(await desk.ticket()).toMatchObject({ mailReturned: { kind: 'bounce' } });
    const { version, id } = await desk.ticket();
    const events = await desk.ports.store.listTicketEvents(id);
    expect(events.filter(({ kind }) => kind === 'mail_returned')).toEqual([expect.objectContaining({ actor: 'bot' })]);
    server.refuse(undefined);
    await desk.replies();
    expect(desk.mailsTo('eva@example.com')).toBe(0);
    expect((await desk.ticket()).version).toBe(version + 1);
  });

  it.each([450, 452, 552, 554])('is not given up for a refusal that is not about the address: %d', async (code) => {
    const desk = await deskWithMail();
    unknown(code);
    await desk.replies();
    expect((await desk.ticket()).mailReturned).toBeUndefined();
  });

  it('is seen at the next ticket, too', async () => {
    const desk = await deskWithMail();
    unknown(550);
    await desk.replies();
    server.refuse(undefined);
    const other = await openChat(desk.ports);
    await askForPerson(desk.ports, other.id, { email: 'Eva@Example.com' }, WRITER);
    await desk.replies(other.id);
    expect(server.received).toEqual([]);
    const { ticketId = '' } = (await desk.ports.store.loadConversation(other.id)) ?? {};
    expect(await desk.ports.store.loadTicket(ticketId)).toMatchObject({ mailReturned: { kind: 'bounce' } });
  });

  it('gets mail again when the customer says that it is right', async () => {
    const desk = await deskWithMail();
    unknown(550);
    await desk.replies();
    server.refuse(undefined);
    desk.pass();
    await desk.chat.say('mi correo es eva@example.com');
    expect((await desk.ticket()).mailReturned).toBeUndefined();
    await desk.replies();
    expect(desk.mailsTo('eva@example.com')).toBe(1);
  });

  it('is forgotten when the customer gives another', async () => {
    const desk = await deskWithMail();
    unknown(550);
    await desk.replies();
    await desk.chat.say('mi nuevo correo es eva@casa.example');
    expect((await desk.ticket()).mailReturned).toBeUndefined();
    await desk.replies();
    expect(desk.mailsTo('eva@casa.example')).toBe(1);
  });

  it('leaves no trace after an erasure', async () => {
    const desk = await deskWithMail();
    unknown(550);
    await desk.replies();
    expect(desk.ports.memory.dump()).toContain('addressHash');
    await desk.ports.store.eraseConversation(desk.chat.id, {
      at: '2026-11-25T00:00:00.000Z',
      hash: 'x',
      ticketsUntilSeconds: 1_900_000_000,
    });
    expect(desk.ports.memory.dump()).not.toContain('addressHash');
    expect(desk.ports.memory.dump()).not.toContain('mailReturned');
  });

  it('is marked once, however often we hear of it, and not when the customer has another by then', async () => {
    const desk = await deskWithMail();
    for (let heard = 0; heard < 3; heard++) await mailCameBack(desk.relay, desk.chat.id, 'EVA@example.com', 'complaint');
    const { id, version, mailReturned } = await desk.ticket();
    expect(mailReturned).toMatchObject({ kind: 'complaint' });
    expect((await desk.ports.store.listTicketEvents(id)).at(-1)).toMatchObject({ version, kind: 'mail_returned' });
    await desk.chat.say('mi nuevo correo es eva@casa.example');
    await mailCameBack(desk.relay, desk.chat.id, 'eva@example.com', 'bounce');
    expect((await desk.ticket()).mailReturned).toBeUndefined();
  });
});
