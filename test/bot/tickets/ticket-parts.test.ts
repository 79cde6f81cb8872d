import fc from 'fast-check';
import { ticketPhrase } from '../../../bot/language/phrases';
import { priorityOf } from '../../../bot/tickets/lifecycle/priority';
import { subjectOf } from '../../../bot/tickets/lifecycle/subject';
import { readTicketNumber, ticketNumber } from '../../../bot/tickets/lifecycle/ticket-number';
import { digest, service } from './sample';

describe('a ticket number', () => {
  it('is M- and eight characters of Crockford’s base 32, and is read back as typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (id, attempt) => {
        const number = ticketNumber(id, attempt, digest);
        expect(number).toMatch(/^M-[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(readTicketNumber(` ${number.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(number);
      }),
    );
  });

  it('uses all of the first forty bits', () => {
    expect(ticketNumber('', 0, { sha256: () => `${'f'.repeat(10)}0` })).toBe('M-ZZZZZZZZ');
    expect(ticketNumber('', 0, { sha256: () => `0000000001${'f'.repeat(54)}` })).toBe('M-00000001');
    expect(ticketNumber('', 0, { sha256: () => '8000000000' })).toBe('M-G0000000');
  });
});

describe('a subject', () => {
  it('is one line of at most eighty units that begins as the question does, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
        const subject = subjectOf(question);
        expect(subject.length).toBeLessThanOrEqual(80);
        expect(subject).not.toMatch(/[\n\r\t]/);
        expect(subject.isWellFormed()).toBe(true);
        const line = question.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        expect(line.startsWith(subject.replace(/…$/, '')) || line.startsWith(subject)).toBe(true);
      }),
    );
  });

  it('is cut between words', () => {
    expect(subjectOf(`${'lavadora '.repeat(12)}rota`)).toBe(`${'lavadora '.repeat(8).trim()}…`);
  });
});

describe('the subject of a question that is', () => {
  it.each([
    ['empty', '', ''],
    ['nothing but lines', ' \n\t\r\n ', ''],
    ['nothing that shows', '\u200b\u200d\ufe0f\u2060', ''],
    ['one emoji', ' 😡 ', '😡'],
    ['on several lines', 'Hola,\n\n mi lavadora\r\npierde agua.\n', 'Hola, mi lavadora pierde agua.'],
    ['emoji without end', '👩‍👩‍👧‍👦'.repeat(20), `${'👩‍👩‍👧‍👦'.repeat(7)}…`],
    ['one word without end', 'a'.repeat(2_000), `${'a'.repeat(79)}…`],
    ['one letter with accents without end', `e${'\u0301'.repeat(2_000)}`, `e${'\u0301'.repeat(78)}…`],
  ])('%s', (_, question, subject) => {
    expect(subjectOf(question)).toBe(subject);
  });
});

describe('a priority', () => {
  it.each([
    [undefined, 'calm', 'normal'],
    ['low', 'calm', 'low'],
    ['low', 'urgent', 'normal'],
    ['urgent', 'urgent', 'urgent'],
    ['low', 'upset', 'normal'],
    [undefined, 'upset', 'high'],
    ['high', 'upset', 'urgent'],
  ] as const)('of topic %s and tone %s is %s', (topic, tone, priority) => {
    expect(priorityOf(topic, tone)).toBe(priority);
  });
});

describe('what the desk says', () => {
  it('is in the organisation’s own words where it has some, for that language only', () => {
    const own = { ...service, phrases: { en: { 'desk.subject.unknown': 'Somebody, please' } } };
    expect(ticketPhrase(own, 'en', 'desk.subject.unknown')).toBe('Somebody, please');
    expect(ticketPhrase(own, 'es', 'desk.subject.unknown')).toBe('Quiere hablar con una persona');
  });

  it('never fills in again what was filled in', () => {
    const text = ticketPhrase(service, 'en', 'desk.owner', { name: '{due}', number: 'M-1', due: 'Monday' });
    expect(text).toContain('{due} is looking after');
  });
});
