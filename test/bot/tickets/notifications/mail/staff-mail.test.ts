import fc from 'fast-check';
import type { Ticket } from '../../../../../bot/model/ticket';
import type { NotificationKind } from '../../../../../bot/ports';
import { type StaffMailOf, staffMail } from '../../../../../bot/tickets/notifications/mail/staff-mail';
import { ticket } from '../../../../contract/store/fixtures';
import { smallKnowledge } from '../../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const SITE = 'https://help.example.com';

function mail(
  more: Partial<Ticket> = {},
  about: NotificationKind = 'ticket_opened',
  languages = service.languages,
  now = '2026-11-23T10:00:00Z',
  reached: Partial<Pick<StaffMailOf, 'for' | 'isOwn'>> = { for: ['ana'], isOwn: true },
) {
  return staffMail({
    ...reached,
    ticket: ticket('k1', 'c1', { number: 'M-0123ABCD', ...more }),
    about,
    service: { ...service, languages },
    to: ['equipo@example.com'],
    siteUrl: SITE,
    now: new Date(now),
    eventId: `k1#1#staff_mail#${about}`,
  });
}

describe('a mail to staff', () => {
  test('speaks the first language of the organisation', () => {
    const english = mail({}, 'ticket_opened', ['en', 'es']);
    expect(english.text).toContain('Reply by Tuesday 24 November at 10:30');
    expect(english.html).toContain('<html lang="en">');
    expect(mail().html).toContain('<html lang="es">');
  });

  test.each([
    ['ticket_opened', 'M-0123ABCD · Mi lavadora gotea', 'Un cliente espera a una persona'],
    ['ticket_assigned', 'M-0123ABCD · Mi lavadora gotea', 'Tienes una consulta nueva'],
    ['reminder', 'Vence pronto: M-0123ABCD · Mi lavadora gotea', 'Una consulta tuya vence pronto'],
    ['escalated', 'Para ti: M-0123ABCD · Mi lavadora gotea', 'Una consulta ha subido hasta ti'],
    ['promise_at_risk', 'Plazo en riesgo: M-0123ABCD · Mi lavadora gotea', 'Está en riesgo lo que prometimos'],
    ['reopened', 'Reabierta: M-0123ABCD · Mi lavadora gotea', 'Una consulta resuelta se ha reabierto'],
  ] as const)('of %s says so in its first words', (about, subject, heading) => {
    const told = mail({ assignee: { login: 'ana', name: 'Ana' } }, about);
    expect(told.subject).toBe(subject);
    expect(told.text.startsWith(heading)).toBe(true);
    expect(told.text).toContain('La tiene Ana');
    expect(told.text).toContain(`${SITE}/desk/tickets/M-0123ABCD`);
  });

  const anas: Partial<Ticket> = { assignee: { login: 'ana', name: 'Ana' } };
  const shared = (more: Partial<Ticket>, about: NotificationKind, to?: readonly string[], language: 'es' | 'en' = 'es') =>
    mail(more, about, [language], undefined, { for: to });

  test.each([
    ['ticket_assigned', ['ana'], 'M-0123ABCD', 'Ana tiene una consulta nueva'],
    ['reminder', ['ana'], 'Vence pronto', 'Una consulta de Ana vence pronto'],
    ['escalated', ['ana'], 'Para Ana', 'Una consulta ha subido hasta Ana'],
    ['prioritised', ['ana'], 'Más urgente', 'Una consulta de Ana corre ahora más prisa'],
    ['promise_at_risk', ['luis'], 'Plazo en riesgo', 'Está en riesgo lo que prometimos: hace falta que decida Luis'],
    ['danger', ['ana', 'luis'], 'PELIGRO', 'Un cliente dice que hay peligro: hay que contestarle ya'],
  ] as const)('of %s to an address that many read names whom it is for', (about, to, first, heading) => {
    const told = shared(anas, about, to);
    expect(told.subject.startsWith(first)).toBe(true);
    expect(told.text.split('\n')[0]).toBe(heading);
    expect(shared(anas, about, to, 'en').text).not.toMatch(/\byours?\b/);
  });

  test('of a ticket that nobody has speaks to the team', () => {
    expect(shared({}, 'prioritised').text.split('\n')[0]).toBe('Una consulta del equipo corre ahora más prisa');
    expect(shared({}, 'reminder', undefined, 'en').text.split('\n')[0]).toBe('A ticket of the team is due soon');
  });

  test("of what is another's by now does not call it the reader's", () => {
    const luises = mail({ assignee: { login: 'luis', name: 'Luis' } }, 'reminder');
    expect(luises.text.split('\n')[0]).toBe('Una consulta de Luis vence pronto');
  });

  test('calls the time what it is: of a reply until that was given, of the solution then', () => {
    const answered = { ...anas, firstRespondedAt: '2026-11-23T09:00:00.000Z' };
    expect(mail(anas, 'escalated').text).toContain('Responder a más tardar');
    expect(mail(answered, 'escalated').text).toContain('Dejarla resuelta a más tardar');
    expect(mail(answered, 'escalated', ['en']).text).toContain('Settle it by');
    expect(mail(answered, 'escalated', ['en'], '2027-01-01T00:00:00Z').text).toContain('It was to be settled by');
  });

  test('of a low rating says how low, and that there is a comment, which stays in the ticket', () => {
    const rated = (comment?: string) =>
      staffMail({
        ticket: ticket('k1', 'c1', { status: 'resolved', assignee: { login: 'ana', name: 'Ana' } }),
        about: 'rated_low',
        service,
        to: ['equipo@example.com'],
        for: ['ana', 'luis'],
        rating: { score: 1, ...(comment === undefined ? {} : { comment }) },
        siteUrl: SITE,
        now: new Date('2026-11-23T10:00:00Z'),
        eventId: 'k1#9#staff_mail#rated_low',
      });
    const { subject, text } = rated('me mintieron');
    expect(subject).toMatch(/^Mala valoración: /);
    expect(text).toContain('Nos ha valorado con un 1 de 5. Ha escrito por qué');
    expect(text).not.toMatch(/me mintieron|a más tardar|Había que/);
    expect(rated().text).not.toContain('Ha escrito por qué');
  });

  test('follows the first mail about its ticket, which follows none', () => {
    expect(mail().follows).toBeUndefined();
    expect(mail({}, 'reminder').follows).toBe('k1#1#staff_mail#ticket_opened');
  });

  test('does not call a time that has passed one to come', () => {
    expect(mail({}, 'reminder', service.languages, '2026-11-24T11:00:00Z').text).toContain('Había que responder el martes');
  });

  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    [`"'&`, '&quot;&#39;&amp;'],
    ['{number} {due}', '{number} {due}'],
    ['https://evil.example/login', '«https://evil.example/login»'],
  ])('shows %s as text', (subject, shown) => {
    expect(mail({ subject }).html).toContain(shown);
    expect(mail({ subject }).text).toContain(subject);
  });

  test('keeps its markup, its lines and its direction, whatever a customer wrote', () => {
    const tags = (html = '') => html.match(/<[^>]*>/g);
    const expected = tags(mail().html);
    const lines = mail().text.split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (subject) => {
        const told = mail({ subject });
        expect(tags(told.html)).toEqual(expected);
        expect(told.text.split(/[\n\r\u2028\u2029]/)).toHaveLength(lines);
        expect(told.subject).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
