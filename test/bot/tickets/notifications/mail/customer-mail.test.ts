import fc from 'fast-check';
import type { Message } from '../../../../../bot/model/message';
import type { Ticket } from '../../../../../bot/model/ticket';
import type { NotificationKind } from '../../../../../bot/ports';
import { customerMail } from '../../../../../bot/tickets/notifications/mail/customer-mail';
import { message, ticket } from '../../../../contract/store/fixtures';
import { smallKnowledge } from '../../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const LINK = 'https://help.example.com/#resume=0123456789abcdef';
const agent = (text: string): Message => message(5, text, { author: { role: 'agent', name: 'Ana' } });
const notice = (text: string): Message => message(5, text, { author: { role: 'system' }, kind: 'notice' });

interface Given {
  readonly ticket?: Partial<Ticket>;
  readonly name?: string;
  readonly messages?: readonly Message[];
  readonly isConfirmed?: boolean;
}

function mail(
  about: NotificationKind,
  { ticket: more = {}, name = 'José', messages = [agent('Ya está en camino.')], isConfirmed = true }: Given = {},
) {
  return customerMail({
    ticket: ticket('k1', 'c1', {
      number: 'M-0123ABCD',
      status: 'waiting_customer',
      assignee: { login: 'ana', name: 'Ana' },
      ...more,
    }),
    about,
    service,
    customer: { email: 'jose@example.com', ...(name === '' ? {} : { name }) },
    messages,
    isConfirmed,
    link: LINK,
    eventId: `k1#3#customer_mail#${about}`,
  });
}

const SORRY = 'Sentimos el retraso: todavía no hemos podido atender tu consulta M-0123ABCD. Te responderemos el martes.';

describe('a mail to a customer', () => {
  test('of a reply gives it in the words of who wrote it, whose turn it is, and the way back', () => {
    const told = mail('reply', { messages: [agent('Ya está en camino.\nLlega el jueves.')] });
    expect(told.subject).toBe('Ana ha respondido a tu consulta M-0123ABCD');
    expect(told.text).toBe(
      [
        'Ana te ha respondido',
        'Hola, José:',
        'Esto es lo que Ana te ha escrito:',
        '  Ya está en camino.\n  Llega el jueves.',
        `Seguir la conversación:\n${LINK}`,
        'Consulta M-0123ABCD: «Mi lavadora gotea»\nSe ocupa Ana\nRespuesta a más tardar el martes 24 de noviembre a las 10:30 (hora peninsular)',
        '-- \nCasa Clara\nEl enlace lleva a tu conversación, vale una sola vez y es solo para ti: no lo reenvíes. Contesta ahí; lo que se responda a este correo no entra en la conversación.\nTe escribimos porque dejaste esta dirección al hablar con Casa Clara.\n',
      ].join('\n\n'),
    );
    expect(told).toMatchObject({
      to: ['jose@example.com'],
      fromName: 'Casa Clara',
      replyTo: 'hola@casaclara.example',
      follows: 'k1#customer',
    });
    expect(told.html).toContain('Ya está en camino.<br>Llega el jueves.');
    expect(told.html).toContain(`href="${LINK}"`);
  });

  test('of a delay has nothing before the apology', () => {
    const told = mail('delay', { messages: [notice(SORRY)] });
    expect(told.subject).toMatch(/^Sentimos el retraso/);
    expect(told.text.startsWith('Sentimos el retraso')).toBe(true);
    const words = (told.html ?? '')
      .replace(/^[\s\S]*<body[^>]*>/, '')
      .replace(/<[^>]+>/g, ' ')
      .trim();
    // The name on the letterhead, and then at once what we say.
    expect(words.replace(/^Casa Clara\s+/, '')).toMatch(/^Sentimos el retraso/);
  });

  test.each([
    ['resolved', { status: 'resolved' }, 'Tu consulta M-0123ABCD está resuelta', 'Valorar o reabrir'],
    ['follow_up', { status: 'resolved' }, '¿Ha quedado todo bien? Tu consulta M-0123ABCD', 'Contestar'],
    ['reopened', { status: 'assigned' }, 'Hemos reabierto tu consulta M-0123ABCD', 'Ver cómo va'],
  ] as const)('of %s says so, and what can be done', (about, more, subject, button) => {
    const told = mail(about, { ticket: more, messages: [notice('Lo que dice la página.')] });
    expect([told.subject, told.text.includes('Lo que dice la página.'), told.text.includes(`${button}:\n${LINK}`)]).toEqual([
      subject,
      true,
      true,
    ]);
    expect(told.text.includes('a más tardar')).toBe(more.status === 'assigned');
  });

  test.each([
    ['reply', 'Ana has replied to your request M-0123ABCD', 'Go on with the conversation'],
    ['delay', "We're sorry about the delay with your request M-0123ABCD", "See how it's going"],
    ['resolved', 'Your request M-0123ABCD is resolved', 'Rate or reopen it'],
    ['reopened', 'We have reopened your request M-0123ABCD', "See how it's going"],
    ['follow_up', 'Is everything all right? Your request M-0123ABCD', 'Answer'],
  ] as const)('of %s speaks English to who does', (about, subject, button) => {
    const told = mail(about, { ticket: { language: 'en' } });
    expect(told.subject).toBe(subject);
    expect(told.text).toContain(`${button}:\n${LINK}`);
    expect(told.text).toContain('by Tuesday 24 November at 10:30 (Central European Time)');
    expect(told.html).toContain('<html lang="en">');
    expect(told.text).not.toMatch(/[¿¡]|Hola|consulta/);
  });

  test.each(['reply', 'delay', 'resolved', 'reopened', 'follow_up', 'fresh_link'] as const)(
    'of %s holds no word of whoever wrote until somebody at the address has opened the conversation',
    (about) => {
      const given = { ticket: { subject: 'gana premios en evil.example' }, name: 'Premios Evil' };
      const told = mail(about, { ...given, isConfirmed: false });
      expect(`${told.subject}${told.text}${told.html}`).not.toMatch(/evil|premios/i);
      expect(told.text).toContain('Si no fuiste tú, no tienes que hacer nada.');
      expect(`${told.subject}${told.text}`).toContain('M-0123ABCD');
      expect(mail(about, given).text).not.toContain('Si no fuiste tú');
    },
  );

  test('greets a stranger, too', () => {
    expect(mail('reply', { name: '' }).text).toContain('\n\nHola:\n\n');
  });

  test('makes links of addresses that a colleague wrote, and of nobody else’s', () => {
    const told = mail('reply', {
      ticket: { subject: 'https://evil.example/subject' },
      name: 'https://evil.example/name',
      messages: [agent('Mira https://casaclara.example/envios')],
    });
    const links = [...(told.html ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    expect(links).toEqual(['https://casaclara.example/envios', LINK]);
  });

  test('keeps its markup and its subject line, whatever stands in the name, the subject and the answer', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 100 });
    const tags = (html = '') => html.replace(/<br>/g, '').match(/<[^>]*>/g);
    const expected = tags(mail('reply').html);
    fc.assert(
      fc.property(anything, anything, anything, (subject, name, answer) => {
        fc.pre(!answer.includes('http') && !/^\s*$/.test(name));
        const told = mail('reply', { ticket: { subject }, name, messages: [agent(answer)] });
        expect(tags(told.html)).toEqual(expected);
        expect(told.subject).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(`${told.text}${told.html}`).not.toMatch(/(?!\n|\t)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
