import { smtpMailer } from '../../../../bot/adapters/email';
import type { Mail } from '../../../../bot/ports';
import { type MailServer, mailServer, oddServer } from './mail-server';

const MAIL: Mail = {
  to: ['jose@example.com'],
  fromName: 'Casa Clara',
  replyTo: 'hola@casaclara.example',
  subject: 'Ana ha respondido a tu consulta M-0123ABCD',
  text: 'Hola, José:\n\nYa está en camino.\n',
  html: '<p>Ya está en camino.</p>',
  eventId: 'c-1_x.2#3#customer_mail#reply',
  follows: 'c-1_x.2#customer',
};

describe('mail through an SMTP server', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await mailServer();
  });
  const opened: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await server.close();
  });
  const odd = async (behave: Parameters<typeof oddServer>[0]) => {
    const made = await oddServer(behave);
    opened.push(made);
    return made.url;
  };
  const mailer = (url = server.url, more = {}) => smtpMailer({ url, from: 'mostrador@example.com', ...more });

  test('arrives with its headers: who writes, where answers go, what it follows, and that a machine wrote it', async () => {
    await mailer().send(MAIL);
    const [headers = ''] = (server.received[0] ?? '').split('\r\n\r\n');
    expect(headers.split('\r\n')).toEqual(
      expect.arrayContaining([
        'From: Casa Clara <mostrador@example.com>',
        'To: jose@example.com',
        'Reply-To: hola@casaclara.example',
        'Message-ID: <c-1_x.2#3#customer_mail#reply@example.com>',
        'In-Reply-To: <c-1_x.2#customer@example.com>',
        'References: <c-1_x.2#customer@example.com>',
        'Auto-Submitted: auto-generated',
        'X-Mostrador-Event: c-1_x.2#3#customer_mail#reply',
      ]),
    );
  });

  test('fails for now when the server says "later"', async () => {
    server.refuse(() => 451);
    const failure = await mailer()
      .send(MAIL)
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('Not taken');
    expect(failure).not.toMatchObject({ code: 'FORBIDDEN' });
    server.refuse(undefined);
    await mailer().send(MAIL);
    expect(server.received).toHaveLength(1);
  });

  test('fails for good when the server says "never"', async () => {
    server.refuse(() => 550);
    await expect(mailer().send(MAIL)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('reaches the others when one of the addresses is none', async () => {
    server.refuse((address) => (address.startsWith('gone') ? 550 : undefined));
    await mailer().send({ ...MAIL, to: ['gone@example.com', 'ana@example.com'] });
    expect(server.received).toHaveLength(1);
  });

  test('fails at once when no server is there', async () => {
    const { url } = server;
    await server.close();
    await expect(mailer(url).send(MAIL)).rejects.toThrow('ECONNREFUSED');
    server = await mailServer();
  });

  test.each([
    ['never greets', undefined],
    ['stops in the middle', '220 here\r\n'],
  ])('is not waited for when the server %s', async (_how, greeting) => {
    const url = await odd((socket) => void (greeting !== undefined && socket.write(greeting)));
    await expect(mailer(url, { stepMs: 200 }).send(MAIL)).rejects.toThrow(/timeout|never received|longer than 400 ms/i);
  });

  test('is not waited for when the server says a word now and then', async () => {
    const url = await odd((socket) => {
      const timer = setInterval(() => socket.write('220-not yet\r\n'), 20);
      opened.push({ close: () => clearInterval(timer) });
    });
    await expect(mailer(url, { totalMs: 200 }).send(MAIL)).rejects.toThrow('longer than 200 ms');
  });

  test('is not sent without TLS beyond this machine', async () => {
    // Reached by a name that is not this machine's, as far as anybody can tell.
    const { port } = server;
    await expect(mailer(`smtp://127.0.0.1.nip.invalid:${port}`).send(MAIL)).rejects.toThrow();
    await expect(mailer(`smtp://0.0.0.0:${port}`).send(MAIL)).rejects.toThrow(/STARTTLS|TLS/);
    expect(server.received).toEqual([]);
  });
});
