import fc from 'fast-check';
import { ticketOpenedMail } from '../../../bot/desk/ticket-mail';
import { ticket } from '../../contract/store/fixtures';
import { smallKnowledge } from '../../fixtures/small-knowledge';

const { service } = smallKnowledge().base;

function mailAbout(subject: string) {
  return ticketOpenedMail(ticket('k1', 'c1', { subject, number: 'M-0123ABCD' }), service, 'https://help.example.com', 'k1#1');
}

describe('the mail about a new ticket', () => {
  test('speaks the first language of the organisation', () => {
    const english = ticketOpenedMail(
      ticket('k1', 'c1'),
      { ...service, languages: ['en', 'es'] },
      'https://help.example.com',
      'k1#1',
    );
    expect(english.text).toContain('Reply by Tuesday 24 November at 10:30');
    expect(english.html).toContain('<html lang="en">');
    expect(mailAbout('x').html).toContain('<html lang="es">');
  });

  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    [`"'&`, '&quot;&#39;&amp;'],
    ['{number} {due}', '{number} {due}'],
  ])('shows %s as text', (subject, shown) => {
    expect(mailAbout(subject).html).toContain(shown);
    expect(mailAbout(subject).text).toContain(subject);
  });

  test('keeps its markup, its lines and its direction, whatever a customer wrote', () => {
    const tags = (html = '') => html.match(/<[^>]*>/g);
    const expected = tags(mailAbout('x').html);
    const lines = mailAbout('x').text.split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (subject) => {
        const mail = mailAbout(subject);
        expect(tags(mail.html)).toEqual(expected);
        expect(mail.text.split(/[\n\r\u2028\u2029]/)).toHaveLength(lines);
        expect(mail.subject).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
