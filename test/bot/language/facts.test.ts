import { factsOf, languageOfTag, nameOfLanguage } from '../../../bot/language/facts';
import { fill, placeholdersOf } from '../../../bot/language/fill';
import { notificationPhrase, phrase, teamsPhrase, ticketPhrase } from '../../../bot/language/phrases';
import { partOfDay } from '../../../bot/time/time-zone';

describe('a language', () => {
  it.each([
    ['es', 'es', 'español'],
    ['en', 'es', 'inglés'],
    ['es', 'en', 'Spanish'],
  ] as const)('%s is called in %s: %s', (language, inLanguage, name) => {
    expect(nameOfLanguage(language, inLanguage)).toBe(name);
  });

  it.each([
    ['es-ES', 'es'],
    ['EN', 'en'],
    ['en_GB', 'en'],
    ['est-EE', undefined],
    ['fr-FR', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)('is known by the tag %s: %s', (tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });

  it.each([
    ['es', '13:00', 'morning'],
    ['en', '13:00', 'afternoon'],
    ['es', '20:30', 'afternoon'],
    ['en', '20:30', 'night'],
    ['es', '05:59', 'night'],
    ['en', '06:00', 'morning'],
  ] as const)('has hours of the day of its own: %s at %s, %s', (language, time, part) => {
    expect(partOfDay('UTC', factsOf(language).afternoon, new Date(`2026-11-23T${time}:00Z`))).toBe(part);
  });
});

describe('a template', () => {
  it('is filled in once: what is filled in is never looked at again', () => {
    expect(fill('{name}: {text}', { name: '{text}', text: 'hello' })).toBe('{text}: hello');
  });

  it('keeps a placeholder without a value, also one that every object has', () => {
    expect(fill('{name} {constructor} {', {})).toBe('{name} {constructor} {');
  });

  it('names its placeholders once each', () => {
    expect(placeholdersOf('{a} {b} {a} {c d} { e}')).toEqual(['a', 'b']);
  });
});

test('an organisation’s own words come first in every part of the catalogue, in their language only', () => {
  const own = {
    'closing.goodbye': 'Bye.',
    'desk.closed': 'Closed.',
    'mail.customer.stranger': 'Dear customer,',
    'teams.nothing': 'Yes?',
  };
  const speaker = { phrases: { en: own } };
  expect(phrase(speaker, 'en', 'closing.goodbye')).toBe('Bye.');
  expect(ticketPhrase(speaker, 'en', 'desk.closed')).toBe('Closed.');
  expect(notificationPhrase(speaker, 'en', 'mail.customer.stranger')).toBe('Dear customer,');
  expect(teamsPhrase(speaker, 'en', 'teams.nothing')).toBe('Yes?');
  expect(notificationPhrase(speaker, 'es', 'mail.customer.stranger')).toBe('Hola:');
});
