import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileMailEraser, fileMailer, sesMailer } from '../../../../bot/adapters/email';
import type { Mail } from '../../../../bot/ports';
import { awsServer } from '../aws-server';

const MAIL: Mail = {
  to: ['equipo@example.com', 'lead@example.com'],
  subject: 'M-0123ABCD · ¿Y mi pedido?',
  text: 'Un cliente espera.\n',
  html: '<p>Un cliente espera.</p>',
  eventId: 'c-1_x.2#1',
};

describe('mail as files', () => {
  let directory: string;
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'mostrador-mail-')), 'outbox');
  });
  afterEach(() => rm(join(directory, '..'), { recursive: true }));
  const mailer = () => fileMailer({ directory, from: 'Mostrador <desk@example.com>' });

  test('is one file an event, whole, and the same file when it is sent again', async () => {
    await mailer().send(MAIL);
    await mailer().send({ ...MAIL, text: 'Otra vez.\n' });
    expect(await readdir(directory)).toEqual(['c-1_x.2#1.eml']);
    const written = await readFile(join(directory, 'c-1_x.2#1.eml'), 'utf8');
    expect(written).toContain('To: equipo@example.com, lead@example.com\r\n');
    expect(written).toContain('Message-ID: <c-1_x.2#1@example.com>\r\n');
    expect(written).toContain('X-Mostrador-Event: c-1_x.2#1\r\n');
    expect(written).toContain('Otra vez.');
    expect(written).toContain('<p>Un cliente espera.</p>');
  });

  test('is written whole however many write it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => mailer().send(MAIL)));
    expect(await readdir(directory)).toEqual(['c-1_x.2#1.eml']);
  });

  test('leaves no draft behind when it cannot be written', async () => {
    await mkdir(join(directory, 'c-1_x.2#1.eml'), { recursive: true });
    await expect(mailer().send(MAIL)).rejects.toThrow();
    expect(await readdir(directory)).toEqual(['c-1_x.2#1.eml']);
  });

  test('is for nobody else on the machine', async () => {
    await mailer().send(MAIL);
    expect((await stat(join(directory, 'c-1_x.2#1.eml'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  test('goes with its conversation, and no other does', async () => {
    for (const eventId of ['c-1_x.2#1', 'c-1_x#7', 'c-1_x.1#1#team_mail#opened', 'c-1_x2#1', 'c-1_#1']) {
      await mailer().send({ ...MAIL, eventId });
    }
    await fileMailEraser(directory).eraseConversation('c-1_x', { at: '', hash: '', ticketsUntilSeconds: 1_900_000_000 });
    expect((await readdir(directory)).sort()).toEqual(['c-1_#1.eml', 'c-1_x2#1.eml']);
    await fileMailEraser(join(directory, 'nowhere')).eraseConversation('c-1_x', {
      at: '',
      hash: '',
      ticketsUntilSeconds: 1_900_000_000,
    });
  });

  test('stays in its folder, whatever the event is called', async () => {
    await mailer().send({ ...MAIL, eventId: '../../outside/ñ#1' });
    expect(await readdir(directory)).toEqual(['..%2F..%2Foutside%2F%C3%B1#1.eml']);
  });

  test('cannot be given more headers by a subject', async () => {
    await mailer().send({ ...MAIL, subject: 'Hola\r\nBcc: everybody@example.com\r\n\r\nAnd a body', eventId: 'x#1' });
    const written = await readFile(join(directory, 'x#1.eml'), 'utf8');
    const [headers = ''] = written.split('\r\n\r\n');
    expect(headers.split('\r\n').filter((line) => line.startsWith('Bcc:'))).toEqual([]);
    expect(headers).toContain('Content-Type: multipart/alternative');
  });
});

describe('mail through SES', () => {
  test('hands the same mail over, once', async () => {
    const server = await awsServer();
    server.answer((response) => response.setHeader('content-type', 'application/json').end('{"MessageId":"ses-1"}'));
    await sesMailer({ from: 'desk@example.com', endpoint: server.endpoint }).send(MAIL);
    expect(server.received).toHaveLength(1);
    const [request] = server.received;
    expect(request?.path).toBe('/v2/email/outbound-emails');
    const { Content, Destination } = JSON.parse(request?.body ?? '');
    const raw = Buffer.from(Content.Raw.Data, 'base64').toString('utf8');
    expect(raw).toContain('X-Mostrador-Event: c-1_x.2#1');
    expect(raw).toContain('Un cliente espera.');
    expect(Destination.ToAddresses).toEqual(MAIL.to);
    await server.close();
  });

  test('fails when SES refuses it', async () => {
    const server = await awsServer();
    server.answer((response) => response.writeHead(400).end('{"message":"Email address is not verified."}'));
    await expect(sesMailer({ from: 'desk@example.com', endpoint: server.endpoint }).send(MAIL)).rejects.toThrow('not verified');
    await server.close();
  });
});
