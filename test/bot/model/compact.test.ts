import { compact } from '../../../bot/model/compact';

interface Author {
  readonly role: 'customer' | 'bot';
  readonly name?: string;
}

const authorOf = (name: string | undefined): Author => compact({ role: 'customer', name });

describe('compact', () => {
  it('leaves out members that are undefined, and nothing else', () => {
    expect(Object.keys(compact({ a: undefined, b: null, c: 0, d: '', e: false, f: undefined }))).toEqual(['b', 'c', 'd', 'e']);
  });

  it('keeps the order of members, which stored text depends on', () => {
    expect(JSON.stringify(compact({ z: 1, a: undefined, m: 2, b: 3 }))).toBe('{"z":1,"m":2,"b":3}');
  });

  it('gives a type whose optional members are absent, not undefined', () => {
    expect(authorOf('Eva')).toEqual({ role: 'customer', name: 'Eva' });
    expect(authorOf(undefined)).toStrictEqual({ role: 'customer' });
  });

  it('leaves what it was given as it was', () => {
    const given = { a: undefined };
    compact(given);
    expect(given).toHaveProperty('a');
  });
});
