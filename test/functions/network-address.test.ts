import { networkOf } from '../../functions/api/network-address';

describe('the place that an address is in', () => {
  it.each<[what: string, one: string, other: string]>([
    ['IPv4 and the same mapped into IPv6', '192.0.2.7', '::ffff:192.0.2.7'],
    ['a mapped address in hexadecimal', '192.0.2.7', '::FFFF:c000:207'],
    ['a mapped address with all its zeros', '192.0.2.7', '0000:0000:0000:0000:0000:ffff:C000:0207'],
    ['upper and lower case', '2001:DB8:ABCD:12::1', '2001:db8:abcd:12::1'],
    ['zeros left out or not', '2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
    ['two addresses of one /64', '2001:db8:0:7::1', '2001:db8:0:7:ffff:ffff:ffff:ffff'],
    ['an address with a zone, in brackets or with a space', '[fe80::1%eth0]', ' fe80::2 '],
    ['an address with a port', '192.0.2.7:51234', '192.0.2.7'],
    ['an address in brackets with a port', '[2001:db8:0:7::1]:443', '2001:db8:0:7::2'],
    ['a mapped address in the notation of IPv4 in the middle of zeros', '0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ])('is one for %s', (_what, one, other) => {
    expect(networkOf(one)).toBe(networkOf(other));
    expect(networkOf(one)).not.toBe('unknown');
  });

  it.each([
    ['192.0.2.7', '192.0.2.8'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8'],
    ['2001:db8:0:7::1', '2001:db8:0:8::1'],
    ['2001:db8:0:7::1', '2001:db8::7:0:0:1'],
    ['::1', '0:0:0:1::1'],
  ])('is another for %s than for %s', (one, other) => {
    expect(networkOf(one)).not.toBe(networkOf(other));
  });

  it.each(['', 'unknown', '1.2.3', '1.2.3.4.5', '01.2.3.4', '1::2::3', 'evil]/x', '::g', '2001:db8::1 x'])(
    'is unknown for %j, as for all that is no address',
    (text) => {
      expect(networkOf(text)).toBe('unknown');
    },
  );
});
